using System.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParIndex.App.Results;
using ParIndex.App.Rounds.Offline;
using ParIndex.App.Sample;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;
using ParIndex.Documents;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>The scorecard as a workbook: written, filled in, read back with nothing lost.</summary>
public sealed class OfflineTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("parindex-offline-").FullName;
    private RoundDesk desk = null!;

    public async ValueTask InitializeAsync() => desk = await RoundDesk.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task WorkbookOf2023_FilledAndReadBack_GivesThePublishedPoints()
    {
        var (round, card) = await OpenAsync();
        await using var parts = desk.As();
        var scorer = (await parts.Scores.OfAsync((await parts.Rounds.FindAsync(round))!)).Scorer;
        var given = ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single();
        var own = (await parts.Entries.OfCardAsync(card)).Where(entry => entry.IsOfUnit).Select(entry => entry.Code).ToHashSet(StringComparer.Ordinal);

        // Everything the unit answers is typed into the empty workbook, the rest on the page.
        var empty = await WriteAsync(card, scorer);
        TypedWorkbook.Fill(empty, given);
        var read = ReadCard.Read(empty, "phieu.xlsx", scorer);
        Assert.Equal(card, read.Card);
        Assert.Equal(own.Order(StringComparer.Ordinal), read.Answers.Select(answer => answer.Code).Order(StringComparer.Ordinal));
        var outcomes = await parts.Save.RunManyAsync(card, read.Answers, tries: false);
        Assert.All(outcomes, one => Assert.True(one.Outcome.IsSaved, one.Code + string.Join(';', one.Outcome.Problems.Values.Select(problem => problem.Vietnamese))));
        await desk.AnswerAsync(card, given with { Entries = given.Entries.Where(entry => !own.Contains(entry.Key)).ToDictionary() });
        Assert.Equal(85.415m, (await parts.Scores.OfAsync((await parts.Rounds.FindAsync(round))!)).Settled.Total.Points[0]);

        // Written again and read back untouched, it changes nothing.
        var again = ReadCard.Read(await WriteAsync(card, scorer), "phieu.xlsx", scorer);
        var before = (await parts.Entries.OfCardAsync(card)).ToDictionary(entry => entry.Code, entry => entry.Version);
        var untouched = await parts.Save.RunManyAsync(card, again.Answers, tries: false);
        Assert.All(untouched, one => Assert.Equal(before[one.Code], one.Outcome.Entry!.Version));
    }

    [Fact]
    public async Task ChangedMeanwhile_IsAConflict_AndNothingOfTheWorkbookIsSaved()
    {
        var (round, card) = await OpenAsync();
        await using var parts = desk.As();
        var scorer = (await parts.Scores.OfAsync((await parts.Rounds.FindAsync(round))!)).Scorer;
        var given = ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single();
        var path = await WriteAsync(card, scorer);
        TypedWorkbook.Fill(path, given);
        Assert.True((await desk.SaveAsync(card, "1.1", 0, RoundDesk.Points("0,25"))).IsSaved);

        var outcomes = await parts.Save.RunManyAsync(card, ReadCard.Read(path, "phieu.xlsx", scorer).Answers, tries: false);
        var conflict = Assert.Single(outcomes, one => one.Outcome.Conflicts.Count > 0);
        Assert.Equal(("1.1", AnswerParts.Claim, "0.25"), (conflict.Code, conflict.Outcome.Conflicts[0].Part, conflict.Outcome.Conflicts[0].Theirs));
        Assert.Equal(1, (await parts.Entries.OfCardAsync(card)).Count(entry => entry.Version > 0));
    }

    [Fact]
    public async Task Formulas_ShowThePointsOfTheRules_InASpreadsheetProgram()
    {
        if (!File.Exists("/usr/bin/soffice"))
            Assert.Skip("LibreOffice (soffice) is not installed: the formulas of the workbook are not computed.");

        var (round, card) = await OpenAsync();
        await using var parts = desk.As();
        var scorer = (await parts.Scores.OfAsync((await parts.Rounds.FindAsync(round))!)).Scorer;
        await desk.AnswerAsync(card, ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single());
        var entries = await parts.Entries.OfCardAsync(card);
        var path = await WriteAsync(card, scorer, withValues: false);
        var office = new ProcessStartInfo("/usr/bin/soffice", ["--headless", "-env:UserInstallation=file://" + Path.Combine(folder, "office"), "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", "--outdir", folder, path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using (var program = Process.Start(office)!)
        {
            await program.StandardOutput.ReadToEndAsync();
            await program.WaitForExitAsync();
        }

        var csv = Directory.GetFiles(folder, "*.csv").Single();
        var shown = Documents.Reading.DocumentFile.Read(csv).Blocks.OfType<TableBlock>().Single().Rows
            .Where(row => row.Cells.Count > 6).Select(row => (Code: row.Cells[0].Text, Points: row.Cells[6].Text)).Where(row => row.Points.Length > 0).ToLookup(row => row.Code, row => row.Points);
        var ruled = entries.Where(entry => entry.IsOfUnit && entry.Answer.Figures.Count > 0 && entry.State == NodeState.Scored).ToList();
        Assert.NotEmpty(ruled);
        Assert.All(ruled, entry => Assert.Equal(Math.Round(entry.Points!.Value, 4), Math.Round(decimal.Parse(shown[entry.Code].First(), System.Globalization.CultureInfo.InvariantCulture), 4)));
    }

    [Fact]
    public async Task AnotherFile_IsRefusedByNameWithARemedy()
    {
        var (round, _) = await OpenAsync();
        await using var parts = desk.As();
        var scorer = (await parts.Scores.OfAsync((await parts.Rounds.FindAsync(round))!)).Scorer;
        var path = Path.Combine(folder, "khac.xlsx");
        Documents.Writing.WorkbookWriter.Write(path, [new Documents.Writing.Sheet("Sheet1", [new([Documents.Writing.SheetCell.Of("Một bảng khác")])])]);
        var wrong = Assert.Throws<DocumentException>(() => ReadCard.Read(path, "khac.xlsx", scorer));
        Assert.Contains("tải lại phiếu", wrong.Problem.Vietnamese, StringComparison.Ordinal);
    }

    private async Task<(Guid Round, Guid Card)> OpenAsync()
    {
        var round = await desk.OpenAsync(SampleInstallation.DakNong, "province-876", 2023, SampleInstallation.DakNong);
        return (round, await desk.CardAsync(round, SampleInstallation.DakNong));
    }

    private async Task<string> WriteAsync(Guid card, SetScorer scorer, bool withValues = true)
    {
        await using var parts = desk.As();
        var path = Path.Combine(folder, Guid.CreateVersion7().ToString("N") + ".xlsx");
        await using (var stream = File.Create(path))
            WriteCard.Write(stream, "Phiếu thử", card, scorer, await parts.Entries.OfCardAsync(card));

        if (!withValues)
            Change(path, cell => { if (cell.CellFormula is not null) cell.CellValue = null; });

        return path;
    }

    private static void Change(string path, Action<Cell> change)
    {
        using var workbook = SpreadsheetDocument.Open(path, isEditable: true);
        foreach (var cell in workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()))
            change(cell);
    }
}
