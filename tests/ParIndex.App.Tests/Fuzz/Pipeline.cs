using ParIndex.App.Criteria;
using ParIndex.App.Results;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.Core.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Scoring;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Tests.Fuzz;

/// <summary>What the commands do with a file, from bytes to written answers. Every way may end in a <see cref="DocumentException"/>.</summary>
internal static class Pipeline
{
    /// <summary>read, check and lost; then the appendix as JSON, read back.</summary>
    public static void Document(byte[] bytes, string name)
    {
        var document = OfficialDocumentReader.Read(DocumentFile.Read(new MemoryStream(bytes), name));
        var findings = DocumentChecker.Check(document);
        if (findings.Any(finding => finding.Message.Vietnamese.Length == 0 || finding.Message.English.Length == 0))
        {
            throw new InvalidOperationException("A finding says nothing.");
        }

        using var json = new MemoryStream();
        OfficialDocumentJson.Write(document, json);
        json.Position = 0;
        var again = OfficialDocumentJson.Read(json, name);
        if (!again.Tables.Select(table => table.Rows.Count).SequenceEqual(document.Tables.Select(table => table.Rows.Count)))
        {
            throw new InvalidOperationException("JSON does not hold every row.");
        }

        foreach (var total in document.Tables.Take(1).Select(table => LostPointLedger.Of(table)))
        {
            _ = (total.Lost, total.ByField, total.ByAgency, total.ByCause, total.BySource);
        }
    }

    /// <summary>export --to docx, xlsx, csv.</summary>
    public static void Export(byte[] bytes, string name, string target) =>
        AppendixFile.Write(OfficialDocumentReader.Read(DocumentFile.Read(new MemoryStream(bytes), name)), target);

    /// <summary>set check.</summary>
    public static void Set(byte[] bytes, string name)
    {
        var reading = name.EndsWith(".xlsx", StringComparison.Ordinal) ? CriteriaSetWorkbook.Read(bytes, name) : CriteriaSetYaml.Read(bytes);
        if (reading.Draft is { } draft)
        {
            CriteriaSetChecker.Check(draft, null, reading.Places);
            if (reading.Set is { } set)
            {
                SetScorer.Compile(set, out _);
            }
        }
        else if (reading.Problems.Count == 0)
        {
            throw new InvalidOperationException("Neither a set nor a problem.");
        }
    }

    /// <summary>score: a file of declared figures.</summary>
    public static void Scorecards(string file, SetScorer scorer)
    {
        var cards = ScorecardFile.Read(file);
        var table = InputTable.Of(scorer, cards);
        var scores = scorer.ScoreMany(table);
        scorer.ScoreMany(ScorecardFile.ReadInputs(file, scorer));
        for (var unit = 0; unit < Math.Min(3, cards.Count); unit++)
        {
            ScoredTable.Of(scores.Unit(unit, table), cards[unit], scorer.Set);
        }
    }

    /// <summary>rank: a file of totals.</summary>
    public static void Results(string file) => RankedResults.Of(ResultFile.Read(file), TiePolicy.Competition, [new("A", 90)]);
}
