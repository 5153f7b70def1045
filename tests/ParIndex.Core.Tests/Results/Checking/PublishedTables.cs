using System.Globalization;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Results.Checking;

/// <summary>Clean tables of published documents, kept beside the repository and not part of it; tests that need them are skipped elsewhere.</summary>
internal static class PublishedTables
{
    public static OfficialDocument Load(string table, string? prose = null)
    {
        var lines = File.ReadAllLines(Path("golden", "official", table)).Select(line => line.Split('\t')).ToList();
        var rows = lines.Skip(1).Select(line => Row(name => Array.IndexOf(lines[0], name) is var at and >= 0 && at < line.Length ? line[at] : "")).ToList();
        var paragraphs = prose is null ? [] : File.ReadAllLines(Path("seeds", prose))
            .Select((line, index) => new SourcedText(SourcePlace.AtLine(index + 1), VietnameseText.Clean(line.Replace("*", "", StringComparison.Ordinal))))
            .Where(text => text.Text.Length > 0 && text.Source.Line < rows[0].Source.Line && !text.Text.Contains('\t', StringComparison.Ordinal)).ToList();
        return new OfficialDocument(table, [new OfficialTable { Caption = "", Columns = [], Rows = rows }], paragraphs, []);
    }

    private static OfficialRow Row(Func<string, string> cell) => new()
    {
        Code = cell("code"),
        Parent = cell("parent_code"),
        Level = int.Parse(cell("level"), CultureInfo.InvariantCulture),
        Title = cell("title"),
        Max = Number(cell("max")),
        Score = Number(cell("score")),
        Percent = Number(cell("percent_printed")),
        TargetPoints = Number(cell("target")),
        TargetText = Number(cell("target")) is null ? cell("target") : "",
        Tasks = Items(cell("tasks"), " | "),
        Lead = Items(cell("lead"), "; "),
        Cause = cell("cause"),
        Survey = cell("survey").Length > 0 ? SurveyMark.Printed : SurveyMark.None,
        Inherited = Items(cell("inherited"), ","),
        Source = SourcePlace.AtLine(int.Parse(new string(cell("src_line").TakeWhile(char.IsAsciiDigit).ToArray()), CultureInfo.InvariantCulture)),
    };

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Items(string text, string separator) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries);

    private static string Path(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = System.IO.Path.Combine([folder.FullName, "shared", .. parts]);
            if (File.Exists(file))
            {
                return file;
            }
        }

        Assert.Skip("Không có thư mục shared cạnh kho mã: bỏ qua so sánh với văn bản đã công bố.");
        return "";
    }
}
