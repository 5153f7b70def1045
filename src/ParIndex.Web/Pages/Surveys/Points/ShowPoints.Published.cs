using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Points;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Published;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.Web.Pages.Surveys.Points;

/// <summary>What the Ministry published, typed or read from a file.</summary>
[RequestSizeLimit(MostBytes)]
public sealed partial class ShowPointsModel
{
    public const long LargestFile = 1L << 20;
    public const long MostBytes = 2L << 20;

    private static readonly Message BadNumber = new("“{0}” không phải là số: viết như 8,17.", "“{0}” is not a number: write it like 8.17.");

    /// <summary>As typed, where it could not be kept.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnPostPublishedAsync(IFormFile? tep, CancellationToken cancel)
    {
        if (Wave.Kind != WaveKind.Ministry || !await LoadAsync(null, null, null, cancel))
            return NotFound();

        Typed = Request.Form.Where(pair => pair.Key.StartsWith("p.", StringComparison.Ordinal)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var problems = new List<Message>();
        var lines = tep is { Length: > 0 } ? await ReadAsync(tep, problems, cancel) : [.. TypedLines(problems)];
        var effect = Number("p.effect", problems);
        var population = Number("p.population", problems);
        if (problems.Count == 0)
        {
            var assumption = effect is null ? null : new SampleAssumption((double)effect, (double?)population);
            problems.AddRange(await publications.SetAsync(Wave.Id, new Publication(Typed.GetValueOrDefault("p.document", ""), assumption, lines), cancel));
        }

        Problems = problems;
        return problems.Count > 0 ? Page() : Tell(null, L["Đã lưu kết quả Bộ công bố."]);
    }

    /// <summary>What stands in a field of the form.</summary>
    public string Shown(string name, decimal? kept) => Typed.TryGetValue(name, out var typed) ? typed : kept?.ToString("0.############", CultureInfo.CurrentCulture) ?? "";

    private IEnumerable<PublishedLine> TypedLines(List<Message> problems)
    {
        foreach (var one in Questionnaire.Criteria)
        {
            var (printed, percent, answers) = (Number($"p.{one.Criterion}.points", problems), Number($"p.{one.Criterion}.percent", problems), Number($"p.{one.Criterion}.answers", problems));
            if (printed is not null || percent is not null)
                yield return new PublishedLine(one.Criterion, one.Points, printed, percent, answers is >= 1 and <= int.MaxValue ? (int)answers : answers is null ? null : 0, SourcePlace.InField($"p.{one.Criterion}.points"));
        }
    }

    private decimal? Number(string name, List<Message> problems)
    {
        var text = Typed.GetValueOrDefault(name, "").Trim();
        if (text.Length == 0)
            return null;

        if (PrintedNumber.TryParse(text, out var number) && Math.Abs(number.Value) < 1_000_000_000)
            return number.Value;

        var shown = text[..Math.Min(text.Length, 40)];
        problems.Add(new(string.Format(CultureInfo.InvariantCulture, BadNumber.Vietnamese, shown), string.Format(CultureInfo.InvariantCulture, BadNumber.English, shown)));
        return null;
    }

    private static async Task<IReadOnlyList<PublishedLine>> ReadAsync(IFormFile file, List<Message> problems, CancellationToken cancel)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".csv");
        try
        {
            await using (var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await file.CopyToAsync(copy, cancel);

            return PublishedFile.Read(path);
        }
        catch (DocumentException broken)
        {
            problems.Add(broken.Place?.Before(broken.Problem) ?? broken.Problem);
            return [];
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
