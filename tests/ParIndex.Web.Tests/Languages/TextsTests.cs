using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace ParIndex.Web.Tests.Languages;

/// <summary>Every sentence of the interface has its English one, and every English one is used.</summary>
public sealed partial class TextsTests
{
    [Fact]
    public void Sources_EveryText_HasEnglish()
    {
        var english = Texts.Rows().Select(row => row.Vietnamese).ToHashSet();
        var missing = Used().Where(use => !english.Contains(use.Text)).Select(use => $"{use.File}: {use.Text}");
        Assert.True(!missing.Any(), "Add to src/ParIndex.Web/Texts/<stage>.en.tsv (Vietnamese, tab, English):\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Rows_Every_IsUsed()
    {
        var used = Used().Select(use => use.Text).ToHashSet();
        var unused = Texts.Rows().Where(row => !used.Contains(row.Vietnamese)).Select(row => $"{row.File}: {row.Vietnamese}");
        Assert.True(!unused.Any(), "No source asks for these rows:\n" + string.Join('\n', unused));
    }

    [Fact]
    public void Rows_Every_IsWholeAndAgreesWithOthers()
    {
        foreach (var same in Texts.Rows().GroupBy(row => row.Vietnamese))
        {
            Assert.True(same.Select(row => row.English).Distinct().Count() == 1, $"Two translations of \"{same.Key}\": {string.Join(" / ", same)}");
            var (file, vietnamese, english) = same.First();
            Assert.True(english.Trim().Length > 0, $"{file}: \"{vietnamese}\" has no English, or more than one tab.");
            Assert.True(Places(vietnamese).SetEquals(Places(english)), $"{file}: the places of \"{vietnamese}\" and \"{english}\" differ.");
        }
    }

    [Theory]
    [InlineData("vi-VN", "Xếp hạng")]
    [InlineData("en-GB", "Ranking")]
    public void Texts_InCulture_AreInItsLanguage(string culture, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(expected, new Texts()["Xếp hạng"]);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups[1].Value)];

    private static IEnumerable<(string File, string Text)> Used()
    {
        var web = Path.Combine(Repository.Root, "src", "ParIndex.Web");
        foreach (var file in Directory.EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(web, file);
            if (name.StartsWith("obj", StringComparison.Ordinal) || name.StartsWith("bin", StringComparison.Ordinal)
                || name.StartsWith("node_modules", StringComparison.Ordinal) || !(file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)))
                continue;

            var code = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
            foreach (Match match in Use().Matches(code))
                yield return (name, Regex.Unescape(match.Groups[1].Value));
        }
    }

    // L["…"], texts["…"], an ErrorMessage of validation, and Texts.Key("…") for texts kept to be shown later.
    [GeneratedRegex("""(?:\bL\[|\btexts\[|\bTexts\.Key\(|ErrorMessage = )"((?:[^"\\]|\\.)*)"(?=[\],)])""", RegexOptions.IgnoreCase)]
    private static partial Regex Use();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}
