using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Importing;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Quality;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Quality;

/// <summary>Answers of a wave as the checks of quality take them.</summary>
public static class QualityColumns
{
    /// <summary>What is known of each answer, by row.</summary>
    public static QualityData Of(CollectedAnswers answers, Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var data = answers.Data;
        var items = Items(data, questionnaire);
        string[] names = [.. items.Select(item => item.Name)];
        var (started, received) = (Numbers(data, AnswerImport.Started), Numbers(data, AnswerImport.Received));
        return new QualityData
        {
            Marks = AnswerMarks.Of(data, items),
            Matrices = QuestionnaireMatrices.Of(questionnaire, names),
            Interviewer = Labels(data, WaveAnswers.Interviewer),
            Area = Labels(data, WaveAnswers.Area),
            Channel = Labels(data, WaveAnswers.Channel),
            Started = [.. started.Select(Time)],
            Received = [.. received.Select(Time)],
            // A file tells when it was begun and sent; the server measured the others.
            Seconds = [.. Numbers(data, WaveAnswers.Seconds).Select((seconds, row) => double.IsNaN(seconds) ? received[row] - started[row] : seconds)],
            Shown = ShownOf(data, questionnaire, names),
            Texts = [.. FieldColumn.Of(questionnaire).Where(column => column.Kind == ColumnContent.Text).Select(column => Texts(data, column.Name))],
        };
    }

    /// <summary>Marks with "no opinion" left out, for means.</summary>
    public static AnswerMarks Opinions(Microdata data, Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(data);
        var items = Items(data, questionnaire).ConvertAll(item => new ScaleColumn(item.Name, [.. Enumerable.Range(0, data.Chunks).Select(chunk =>
            Array.ConvertAll(item.Chunk(chunk).ToArray(), mark => mark >= FieldColumn.LeastNoOpinion ? ScaleColumn.Missing : mark))]));
        return AnswerMarks.Of(data, items);
    }

    private static List<ScaleColumn> Items(Microdata data, Questionnaire questionnaire)
    {
        var scales = data.Scales.ToDictionary(column => column.Name, StringComparer.Ordinal);
        return [.. FieldColumn.Of(questionnaire).Where(column => column is { Kind: ColumnContent.Mark, Choice: null } && scales.ContainsKey(column.Name)).Select(column => scales[column.Name])];
    }

    /// <summary>Questions each person saw; null: everybody saw all of them.</summary>
    private static int[]? ShownOf(Microdata data, Questionnaire questionnaire, string[] items)
    {
        if (!questionnaire.Sections.Any(section => section.ShownWhen is not null || section.Questions.Any(question => question.ShownWhen is not null)))
            return null;

        var (sheets, checker, asked) = (new SheetRows(data, questionnaire), new AnswerChecker(questionnaire), items.ToHashSet(StringComparer.Ordinal));
        return [.. Enumerable.Range(0, data.Rows).Select(row => checker.Check(sheets[row], isFinal: false).Shown.Count(asked.Contains))];
    }

    private static RowLabels? Labels(Microdata data, string name) =>
        data.Codes.FirstOrDefault(column => column.Name == name) is { Labels.Count: > 0 } column ? RowLabels.Of(data, column) : null;

    private static double[] Numbers(Microdata data, string name)
    {
        var all = new double[data.Rows];
        Array.Fill(all, double.NaN);
        if (data.Numbers.FirstOrDefault(one => one.Name == name) is { } column)
        {
            for (var chunk = 0; chunk < data.Chunks; chunk++)
                column.Chunk(chunk).CopyTo(all.AsSpan(data.FirstRow(chunk)));
        }

        return all;
    }

    private static string?[] Texts(Microdata data, string name) => data.Codes.FirstOrDefault(one => one.Name == name) is { } column
        ? Array.ConvertAll(MicrodataRows.Codes(data, column), code => code == CodeColumn.Blank ? null : column.Labels[code])
        : new string?[data.Rows];

    private static DateTimeOffset? Time(double seconds) => double.IsNaN(seconds) ? null : DateTimeOffset.FromUnixTimeSeconds((long)seconds);
}
