using System.IO.Compression;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria;
using ParIndex.App.Results;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds.Publishing;
using ParIndex.App.Sample;
using ParIndex.Core.Scoring;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>From the council to what the public reads, on the real database.</summary>
public sealed class PublishingTests : IAsyncLifetime
{
    private RoundDesk desk = null!;

    public async ValueTask InitializeAsync() => desk = await RoundDesk.CreateAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task SealedPackage_RecomputedFromItsFilesAlone_GivesItsResults_AndIsPublishedAsSealed()
    {
        var round = await AtCouncilAsync();
        await using var parts = desk.As();
        var (seal, problem) = await parts.Seal.RunAsync(round, "Quyết định 15/QĐ-UBND", new DateOnly(2026, 12, 30), null);
        Assert.Null(problem);

        using (var zip = new ZipArchive(await parts.Files.OpenReadAsync(seal!.FileSha256)))
        {
            var folder = Directory.CreateTempSubdirectory("parindex-seal-").FullName;
            try
            {
                zip.ExtractToDirectory(folder);
                var scorer = SetScorer.Compile(CriteriaSetFile.Load(Path.Combine(folder, RoundPackage.Set)), out _);
                var scores = scorer.ScoreMany(ScorecardFile.ReadInputs(Path.Combine(folder, RoundPackage.Figures), scorer));
                Assert.Equal(85.415m, Assert.Single(scores.Total.Points));
                Assert.Contains($"{SampleInstallation.DakNong},tỉnh Đắk Nông,85.415,100,85.415,1,", await File.ReadAllTextAsync(Path.Combine(folder, RoundPackage.Results)), StringComparison.Ordinal);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Assert.Null(await parts.Publish.RunAsync(seal.Id));
        await using var anyone = desk.Database.Public();
        var shown = (await new ResultQuery(anyone).FindAsync(SampleInstallation.DakNong, 2023))!;
        Assert.Equal((85.415m, "Quyết định 15/QĐ-UBND ngày 30/12/2026", 2), (shown.Points, shown.Source, shown.Version));
    }

    [Fact]
    public async Task Publish_AfterAChange_IsRefusedUntilSealedAgain()
    {
        var round = await AtCouncilAsync();
        await using var parts = desk.As();
        var (seal, _) = await parts.Seal.RunAsync(round, null, null, null);
        var card = await desk.CardAsync(round, SampleInstallation.DakNong);
        var connection = await parts.Session.ConnectionAsync();
        var survey = await connection.QueryFirstAsync<(string Code, int Version)>("select code, version from rounds.entry where scorecard_id = @card and source <> 'Appraised' order by position limit 1", new { card });
        Assert.True((await desk.SaveAsync(card, survey.Code, survey.Version, RoundDesk.Points("0"))).IsSaved);

        Assert.Contains("chốt lại", (await parts.Publish.RunAsync(seal!.Id))!.Vietnamese, StringComparison.Ordinal);
        var (again, _) = await parts.Seal.RunAsync(round, null, null, null);
        Assert.Equal(2, again!.Number);
        Assert.Null(await parts.Publish.RunAsync(again.Id));

        // Published: nobody writes; a correction is a new seal with a reason.
        Assert.False((await desk.SaveAsync(card, survey.Code, survey.Version + 1, RoundDesk.Points("0.1"))).IsSaved);
        await desk.MoveAsync(round, RoundStage.Council, "Nhập nhầm điểm điều tra");
        Assert.NotNull((await parts.Seal.RunAsync(round, null, null, " ")).Problem);
        Assert.True((await desk.SaveAsync(card, survey.Code, survey.Version + 1, RoundDesk.Points("0.1"))).IsSaved);
        var (corrected, _) = await parts.Seal.RunAsync(round, null, null, "Đính chính điểm điều tra");
        Assert.Null(await parts.Publish.RunAsync(corrected!.Id));
        await using var anyone = desk.Database.Public();
        Assert.Equal("Đính chính điểm điều tra", (await new ResultQuery(anyone).FindAsync(SampleInstallation.DakNong, 2023))!.Reason);
    }

    [Fact]
    public async Task Decision_IsAnOfficialDocumentWithTheFiguresOfTheRound()
    {
        var round = await AtCouncilAsync();
        await using var parts = desk.As();
        var found = (await parts.Rounds.FindAsync(round))!;
        using var bytes = new MemoryStream();
        DecisionDocument.Write(bytes, found, await parts.Scores.OfAsync(found), "tỉnh Đắk Nông", unit => unit);
        bytes.Position = 0;
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(bytes, isEditable: false);
        var text = document.MainDocumentPart!.Document!.InnerText;
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("85,42", text, StringComparison.Ordinal);
        Assert.Contains("12,91", text, StringComparison.Ordinal);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document));
    }

    private async Task<Guid> AtCouncilAsync()
    {
        var round = await desk.OpenAsync(SampleInstallation.DakNong, "province-876", 2023, SampleInstallation.DakNong);
        var card = await desk.CardAsync(round, SampleInstallation.DakNong);
        await desk.AnswerAsync(card, ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single());
        await using (var parts = desk.As())
        {
            Assert.Null(await parts.Submission.FillAsync(card, true));
            Assert.Null(await parts.Submission.SubmitAsync(card));
        }

        foreach (var stage in new[] { RoundStage.Appraisal, RoundStage.Explanation, RoundStage.SecondAppraisal, RoundStage.Council })
            await desk.MoveAsync(round, stage);

        return round;
    }
}
