using System.Text;
using ParIndex.App.Criteria.Form;

namespace ParIndex.App.Criteria.Yaml;

/// <summary>Writes a tree as YAML, always the same way: short parts on one line, rules and long notes as literal blocks.</summary>
internal sealed class YamlEmitter
{
    private const int Widest = 140;

    private readonly StringBuilder text = new();

    public static string Write(SetMap root)
    {
        var emitter = new YamlEmitter();
        emitter.Members(root, 0, isFirstPlaced: false);
        return emitter.text.ToString();
    }

    /// <param name="map">Members to write, one a line.</param>
    /// <param name="indent">Blanks before each.</param>
    /// <param name="isFirstPlaced">The first stands behind "- " already.</param>
    private void Members(SetMap map, int indent, bool isFirstPlaced)
    {
        foreach (var member in map.Members)
        {
            if (!isFirstPlaced)
            {
                text.Append(' ', indent);
            }

            isFirstPlaced = false;
            text.Append(YamlText.Of(member.Name, inFlow: true)).Append(':');
            Value(member.Value, indent, CurrentColumn());
        }
    }

    private void Value(SetNode node, int indent, int column)
    {
        switch (node)
        {
            case SetScalar { Style: ScalarStyle.Block } scalar when YamlText.IsBlock(scalar.Text):
                text.Append(" |\n");
                foreach (var line in scalar.Text.Split('\n'))
                {
                    text.Append(' ', line.Length == 0 ? 0 : indent + 2).Append(line).Append('\n');
                }

                break;
            case SetScalar { Style: ScalarStyle.Block } scalar when column + scalar.Text.Length > Widest && YamlText.IsFoldable(scalar.Text):
                text.Append(" >-\n");
                Fold(scalar.Text, indent + 2);
                break;
            case SetScalar scalar:
                text.Append(' ').Append(Inline(scalar, inFlow: false)).Append('\n');
                break;
            case SetList list when list.Items.All(item => item is SetScalar) && Inline(list) is { } line && column + line.Length < Widest:
                text.Append(' ').Append(line).Append('\n');
                break;
            case SetList list:
                text.Append('\n');
                Items(list, indent + 2);
                break;
            case SetMap map when Inline(map) is { } line && column + line.Length < Widest:
                text.Append(' ').Append(line).Append('\n');
                break;
            case SetMap map:
                text.Append('\n');
                Members(map, indent + 2, isFirstPlaced: false);
                break;
        }
    }

    private void Items(SetList list, int indent)
    {
        foreach (var item in list.Items)
        {
            text.Append(' ', indent).Append("- ");
            if (item is SetMap map && !(IsSmall(map) && Inline(map) is { } line && indent + line.Length < Widest))
            {
                Members(map, indent + 2, isFirstPlaced: true);
            }
            else
            {
                text.Append(item is SetScalar scalar ? Inline(scalar, inFlow: false) : Inline(item)).Append('\n');
            }
        }
    }

    /// <summary>Breaks a long text at blanks, so that a changed word changes one line of the file.</summary>
    private void Fold(string words, int indent)
    {
        var width = 0;
        foreach (var word in words.Split(' '))
        {
            if (width > 0 && indent + width + word.Length < Widest - 20)
            {
                text.Append(' ').Append(word);
                width += word.Length + 1;
                continue;
            }

            text.Append(width > 0 ? "\n" : "").Append(' ', indent).Append(word);
            width = word.Length;
        }

        text.Append('\n');
    }

    /// <summary>Criteria are never written on one line, however short.</summary>
    private static bool IsSmall(SetMap map) => map["code"] is null;

    /// <summary>On one line; null when a part needs lines of its own.</summary>
    private static string? Inline(SetNode node) => Inline(node, inFlow: true);

    private static string? Inline(SetNode node, bool inFlow)
    {
        switch (node)
        {
            case SetScalar scalar:
                return scalar.Style == ScalarStyle.Bare ? scalar.Text : YamlText.Of(scalar.Text, inFlow);
            case SetList list:
                var items = list.Items.Select(Inline).ToList();
                return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
            case SetMap map when map.Members.All(member => member.Value is not SetScalar { Style: ScalarStyle.Block } block || !YamlText.IsBlock(block.Text)):
                var members = map.Members.Select(member => (member.Name, Text: Inline(member.Value))).ToList();
                return members.Any(member => member.Text is null)
                    ? null
                    : $"{{ {string.Join(", ", members.Select(member => $"{YamlText.Of(member.Name, inFlow: true)}: {member.Text}"))} }}";
            default:
                return null;
        }
    }

    private int CurrentColumn()
    {
        var column = 0;
        for (var i = text.Length - 1; i >= 0 && text[i] != '\n'; i--)
        {
            column++;
        }

        return column;
    }
}
