using ParIndex.App.Results;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Published;
using ParIndex.App.Results.Reading;
using ParIndex.App.Sample;
using ParIndex.Core.Results;
using ParIndex.Documents.Reading;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Results.Published;

public sealed class StoredTableTests
{
    [Theory]
    [InlineData("x.xlsx")]
    [InlineData("x.docx")]
    [InlineData("x.csv")]
    public async Task Download_ReadBack_HoldsTheSameFigures(string name)
    {
        await using var database = await TestDatabase.CreateSampleAsync();
        await using var session = database.Public();
        var result = (await new ResultQuery(session).FindAsync(SampleInstallation.DakNong, 2023))!;
        var losses = await new LostPointsQuery(session).OfAsync(result.Id);
        using var file = new MemoryStream();
        AppendixFile.Write(StoredTable.Of(result, losses), file, name);
        file.Position = 0;

        var content = DocumentFile.Read(file, name);
        var table = ResultTable.Of(OfficialDocumentReader.Read(content));
        var figures = TableFigures.Of(table);

        Assert.Empty(content.Remarks);
        Assert.Equal((91, 85.4145m, 88.679m), (figures.Leaves.Count, figures.Score, figures.Target));
        Assert.Equal((result.SurveyMax, result.SurveyPoints), (figures.SurveyMax, figures.SurveyScore));
        Assert.Equal(losses.Sum(loss => loss.Lost), LostPointLedger.Of(table).Lost);
        Assert.Equal(losses.SelectMany(loss => loss.Lead).Order(), LostPointLedger.Of(table).Rows.SelectMany(row => row.Lead).Order());
    }
}
