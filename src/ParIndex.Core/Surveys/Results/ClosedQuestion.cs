using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Results;

/// <summary>A question with choices as columns of marks: one column for a choice of one, a column for each choice where any number may be ticked.</summary>
internal sealed class ClosedQuestion
{
    private const int MostChoices = 200;

    private ClosedQuestion(Field field, IReadOnlyList<(Choice Choice, ScaleColumn Column, byte Mark)> options, int noOpinion)
    {
        (Field, Options, NoOpinion) = (field, options, noOpinion);
    }

    public Field Field { get; }

    /// <summary>Choices that count, each with the column and the mark that stand for it.</summary>
    public IReadOnlyList<(Choice Choice, ScaleColumn Column, byte Mark)> Options { get; }

    /// <summary>People who ticked "no opinion".</summary>
    public int NoOpinion { get; }

    /// <summary>Whether the marks of the column are those of the scale, so that their mean says something.</summary>
    public bool IsScale => Field.Type == FieldType.Scale;

    /// <summary>The questions with choices.</summary>
    public static IReadOnlyList<ClosedQuestion> Of(Questionnaire questionnaire, Microdata data)
    {
        var columns = FieldColumn.Of(questionnaire).ToLookup(column => column.Field.Code, StringComparer.Ordinal);
        return [.. Field.Of(questionnaire).Where(field => field.List is { Choices.Count: <= MostChoices } && !field.IsReason).Select(field => Of(field, [.. columns[field.Code]], data))];
    }

    /// <summary>Worth of each answer, 0 to 1; NaN where it is in no divisor.</summary>
    public NumberColumn Worth(Microdata data, Func<string, decimal?> worth)
    {
        var byMark = new double[ScaleColumn.Missing + 1];
        Array.Fill(byMark, double.NaN);
        foreach (var (choice, _, mark) in Options)
        {
            byMark[mark] = (double?)worth(choice.Code) ?? double.NaN;
        }

        var column = Options[0].Column;
        return RowValues.Compute(data, Field.Code, (chunk, row) => byMark[column.Chunk(chunk)[row]]);
    }

    private static ClosedQuestion Of(Field field, IReadOnlyList<FieldColumn> columns, Microdata data)
    {
        var ordinary = field.List!.Choices.Where(choice => choice.Kind != ChoiceKind.NoOpinion).ToList();
        if (field.Type == FieldType.Set)
        {
            var none = columns.Where(column => column.Choice!.Kind == ChoiceKind.NoOpinion).Select(column => data.Scale(column.Name)).ToList();
            return new ClosedQuestion(
                field, [.. columns.Where(column => column.Choice!.Kind != ChoiceKind.NoOpinion).Select(column => (column.Choice!, Without(data, data.Scale(column.Name), none), (byte)1))],
                none.Sum(column => Count(data, column, mark => mark == 1)));
        }

        if (columns[0].Kind == ColumnContent.Mark)
        {
            var marks = data.Scale(field.Code);
            var column = new ScaleColumn(field.Code, [.. Enumerable.Range(0, data.Chunks).Select(chunk => Array.ConvertAll(marks.Chunk(chunk).ToArray(), mark => mark < FieldColumn.Hidden ? mark : ScaleColumn.Missing))]);
            return new ClosedQuestion(field, [.. ordinary.Select(choice => (choice, column, columns[0].Marks[choice.Code]))], Count(data, marks, mark => mark is >= FieldColumn.LeastNoOpinion and not ScaleColumn.Missing));
        }

        return OfCodes(field, ordinary, data);
    }

    /// <summary>A choice told by its code gets its place in the list for a mark.</summary>
    private static ClosedQuestion OfCodes(Field field, List<Choice> ordinary, Microdata data)
    {
        var codes = data.Code(field.Code);
        var marks = codes.Labels.Select(label => ordinary.FindIndex(choice => choice.Code == label) is >= 0 and var place ? (byte)place : ScaleColumn.Missing).ToArray();
        var noOpinion = 0;
        var column = new ScaleColumn(field.Code, [.. Enumerable.Range(0, data.Chunks).Select(chunk =>
        {
            var own = new int[data.RowsOf(chunk)];
            codes.Read(chunk, own);
            noOpinion += own.Count(code => code != CodeColumn.Blank && marks[code] == ScaleColumn.Missing);
            return Array.ConvertAll(own, code => code == CodeColumn.Blank ? ScaleColumn.Missing : marks[code]);
        })]);
        return new ClosedQuestion(field, [.. ordinary.Select((choice, place) => (choice, column, (byte)place))], noOpinion);
    }

    /// <summary>Who ticked "no opinion" is in no divisor.</summary>
    private static ScaleColumn Without(Microdata data, ScaleColumn ticked, List<ScaleColumn> none) => none.Count == 0 ? ticked : new ScaleColumn(
        ticked.Name,
        [.. Enumerable.Range(0, data.Chunks).Select(chunk => Enumerable.Range(0, data.RowsOf(chunk)).Select(row => none.Exists(column => column.Chunk(chunk)[row] == 1) ? ScaleColumn.Missing : ticked.Chunk(chunk)[row]).ToArray())]);

    private static int Count(Microdata data, ScaleColumn column, Func<byte, bool> counts)
    {
        var count = 0;
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            foreach (var mark in column.Chunk(chunk))
            {
                count += counts(mark) ? 1 : 0;
            }
        }

        return count;
    }
}
