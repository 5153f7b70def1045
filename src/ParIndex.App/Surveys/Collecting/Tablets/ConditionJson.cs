using System.Globalization;
using System.Text.Json;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>
/// A condition as a small tree, which tablets evaluate (<c>Assets/ts/tablet/conditions.ts</c>): <c>["and", a, b]</c>, <c>["or", a, b]</c>, <c>["not", a]</c>, <c>["has", field, choice]</c>,
/// <c>["&lt;=", x, y]</c>, where x and y are <c>["field", code]</c>, <c>["number", digits]</c>, <c>["text", text]</c>, <c>["count", code]</c> or <c>["length", code]</c>.
/// </summary>
public static class ConditionJson
{
    /// <summary>Writes a condition.</summary>
    public static void Write(Utf8JsonWriter json, Condition condition)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartArray();
        switch (condition)
        {
            case AllOf all:
                json.WriteStringValue("and");
                Write(json, all.Left);
                Write(json, all.Right);
                break;
            case AnyOf any:
                json.WriteStringValue("or");
                Write(json, any.Left);
                Write(json, any.Right);
                break;
            case Negation negation:
                json.WriteStringValue("not");
                Write(json, negation.Inner);
                break;
            case Selected selected:
                Pair(json, "has", selected.Field.Code);
                json.WriteStringValue(selected.Choice);
                break;
            case Comparison comparison:
                json.WriteStringValue(Symbol(comparison.Sign));
                Operand(json, comparison.Left);
                Operand(json, comparison.Right);
                break;
            default:
                throw new ArgumentException($"No form for {condition?.GetType().Name}.", nameof(condition));
        }

        json.WriteEndArray();
    }

    private static void Operand(Utf8JsonWriter json, Operand operand)
    {
        json.WriteStartArray();
        switch (operand)
        {
            case FieldOperand field:
                Pair(json, "field", field.Code);
                break;
            case NumberOperand number:
                Pair(json, "number", number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case TextOperand text:
                Pair(json, "text", text.Value);
                break;
            case CountOperand count:
                Pair(json, "count", count.Field.Code);
                break;
            case LengthOperand length:
                Pair(json, "length", length.Field.Code);
                break;
            default:
                throw new ArgumentException($"No form for {operand.GetType().Name}.", nameof(operand));
        }

        json.WriteEndArray();
    }

    private static void Pair(Utf8JsonWriter json, string kind, string value)
    {
        json.WriteStringValue(kind);
        json.WriteStringValue(value);
    }

    private static string Symbol(ComparisonSign sign) => sign switch
    {
        ComparisonSign.Equal => "=",
        ComparisonSign.NotEqual => "!=",
        ComparisonSign.Less => "<",
        ComparisonSign.AtMost => "<=",
        ComparisonSign.Greater => ">",
        _ => ">=",
    };
}
