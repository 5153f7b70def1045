namespace ParIndex.Core.Units.Country;

/// <summary>Ministries and ministry-level agencies with the mergers of 1/3/2025.</summary>
internal static class Ministries
{
    public static IEnumerable<UnitEvent> Events()
    {
        var rows = EmbeddedTable.Read("ParIndex.Core.Units.Country.ministries.tsv");
        foreach (var row in rows)
        {
            var shorts = row["short"].Split('|', StringSplitOptions.RemoveEmptyEntries);
            var from = row["from"].Length == 0 ? VietNam.SixtyThree : VietNam.Reorganised;
            yield return UnitEvent.Found(Id(row["key"]), UnitKind.CentralMinistry, new UnitName(row["name"], null, shorts, row["english"]), from, VietNam.Id)
                with { Standing = UnitStanding.Template };
        }

        foreach (var merger in rows.Where(row => row["into"].Length > 0).GroupBy(row => row["into"]))
        {
            // A ministry that keeps its name goes on and takes the others in; a new name is a new ministry.
            var target = rows.Single(row => row["key"] == merger.Key);
            var sources = merger.Select(row => Id(row["key"]));
            yield return UnitEvent.Merge([.. target["from"].Length == 0 ? sources.Append(Id(merger.Key)) : sources], Id(merger.Key), VietNam.Reorganised)
                with { LegalBasis = "Nghị quyết 176/2025/QH15" };
        }
    }

    private static string Id(string key) => $"{VietNam.Id}-{key}";
}
