using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Importing;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Results;

/// <summary>What somebody wrote.</summary>
/// <param name="Field">The question.</param>
/// <param name="Answer">Number of the answer, or of its import with its place there.</param>
/// <param name="Text">Telephone and other long numbers and addresses of mail are masked.</param>
/// <param name="Themes">Themes it has.</param>
public sealed record OpenAnswer(string Field, string Answer, string Text, IReadOnlyList<string> Themes);

/// <summary>Open answers of a wave, in the order of their random numbers, with nothing of who gave them: no area, label, day or other answer.</summary>
public sealed partial class OpenTexts(Session session, ImportStore imports)
{
    /// <summary>Longest text, in characters as the questionnaire allows them, that is taken for a trait of a person.</summary>
    private const int LongestTrait = 100;

    /// <summary>Answers that hold the words, tone marks and case apart.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="field">One question; null: all.</param>
    /// <param name="words">All of these; empty: any answer.</param>
    /// <param name="theme">Answers of this theme; null: any.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<OpenAnswer>> FindAsync(Guid wave, Questionnaire questionnaire, string? field, string words, string? theme, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(words);
        var fields = FieldsOf(questionnaire).Where(one => field is null || one.Code == field).Select(one => one.Code).ToList();
        var themes = await TagsAsync(wave, cancel);
        var wanted = VietnameseText.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<OpenAnswer>();
        foreach (var (code, answer, text) in (await ReceivedAsync(wave, fields, cancel)).Concat(await ImportedAsync(wave, fields, cancel)))
        {
            var own = themes[(code, answer)].Order(StringComparer.CurrentCulture).ToList();
            if ((theme is null || own.Contains(theme, StringComparer.Ordinal)) && (wanted.Length == 0 || (VietnameseText.Fold(text) is var folded && wanted.All(word => folded.Contains(word, StringComparison.Ordinal)))))
                found.Add(new OpenAnswer(code, answer, Masked(text), own));
        }

        return found;
    }

    /// <summary>Questions answered in sentences. Short texts (ethnic group, number of a dossier) say who somebody is and not what they think: nobody reads them one by one.</summary>
    public static IReadOnlyList<Field> FieldsOf(Questionnaire questionnaire) =>
        [.. Field.Of(questionnaire).Where(field => field.Type == FieldType.Text && (field.IsReason || (field.Question.Limits.MaxLength ?? AnswerLimits.LongestText) > LongestTrait))];

    /// <summary>Themes of a wave by how many answers have them; few are only said to be few.</summary>
    public async Task<IReadOnlyList<ThemeCount>> ThemesAsync(Wave wave, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        return [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Name, int Count)>(
            "select t.name, count(a.tag_id)::int from surveys.tag t left join surveys.answer_tag a on a.tag_id = t.id where t.wave_id = @Id group by t.id order by 2 desc, t.folded", new { wave.Id }, session.Transaction))
            .Select(theme => new ThemeCount(theme.Name, theme.Count < wave.SmallestCell ? null : theme.Count))];
    }

    private async Task<ILookup<(string Field, string Answer), string>> TagsAsync(Guid wave, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Field, string Answer, string Name)>(
            "select a.field, a.answer, t.name from surveys.answer_tag a join surveys.tag t on t.id = a.tag_id where a.wave_id = @wave", new { wave }, session.Transaction))
        .ToLookup(row => (row.Field, row.Answer), row => row.Name);

    private async Task<IEnumerable<(string Field, string Answer, string Text)>> ReceivedAsync(Guid wave, List<string> fields, CancellationToken cancel)
    {
        var rows = await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Id, string Sheet)>(
            "select id, sheet::text from surveys.answer where wave_id = @wave and state <> 'Excluded' and sheet ?| @fields order by id", new { wave, fields = fields.ToArray() }, session.Transaction);
        return rows.SelectMany(row => SheetJson.Read(row.Sheet) is var sheet ? fields.Select(field => (field, row.Id.ToString(), sheet.Text(field))).Where(text => text.Item3.Length > 0) : []);
    }

    private async Task<List<(string Field, string Answer, string Text)>> ImportedAsync(Guid wave, List<string> fields, CancellationToken cancel)
    {
        var found = new List<(string, string, string)>();
        foreach (var import in await imports.ListAsync(wave, cancel))
        {
            var data = await imports.ReadAsync(import.Id, cancel);
            var leftOut = (await (await session.ConnectionAsync(cancel)).QueryAsync<int>("select place from surveys.left_out where part = @Id", new { import.Id }, session.Transaction)).ToHashSet();
            foreach (var column in data.Codes.Where(column => fields.Contains(column.Name, StringComparer.Ordinal)))
            {
                var codes = MicrodataRows.Codes(data, column);
                for (var row = 0; row < codes.Length; row++)
                {
                    if (codes[row] != CodeColumn.Blank && !leftOut.Contains(row + 1))
                        found.Add((column.Name, string.Create(CultureInfo.InvariantCulture, $"{import.Id}/{row + 1}"), column.Labels[codes[row]]));
                }
            }
        }

        return found;
    }

    /// <summary>People sometimes leave how to reach them; nobody who reads answers needs it.</summary>
    private static string Masked(string text) => Reachable().Replace(text, "•••");

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+|\+?\d(?:[ .-]?\d){7,}")]
    private static partial Regex Reachable();
}
