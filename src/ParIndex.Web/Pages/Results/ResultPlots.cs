using System.Globalization;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Results;

/// <summary>Plots of results, built from the figures of a page. <c>root</c> is the base of the path, with the language.</summary>
internal static class ResultPlots
{
    /// <summary>Bars longer than this are a table's work.</summary>
    private const int MostBars = 34;

    /// <summary>Percent won per field, beside an earlier year when the fields are the same in number.</summary>
    public static Plot Fields(Texts texts, PathString root, ResultView result, ResultView? before)
    {
        var fields = result.Nodes.Where(node => node.Level == 1).ToList();
        var earlier = before?.Nodes.Where(node => node.Level == 1).ToList();
        var series = new List<PlotSeries> { new(Year(result.Year), [.. fields.Select(field => field.Percent)]) };
        if (earlier?.Count == fields.Count)
            series.Add(new(Year(before!.Year), [.. earlier.Select(field => field.Percent)]) { IsQuiet = true });

        var own = Own(root, result);
        return new Plot(PlotKind.Bar, texts["Tỷ lệ điểm đạt được theo lĩnh vực"])
        {
            Labels = [.. fields.Select(Name)],
            LabelName = texts["Lĩnh vực"],
            Links = [.. fields.Select(field => (string?)$"{own}/diem-mat?linh-vuc={Uri.EscapeDataString(field.Code)}")],
            Max = 100,
            Unit = "%",
            Digits = 1,
            Source = result.Source,
            XlsxHref = own + "/tai.xlsx",
            CsvHref = own + "/tai.csv",
            Series = series,
        };
    }

    /// <summary>The index over the years, beside the mean of the group where it is known.</summary>
    public static Plot? Years(Texts texts, string unit, IReadOnlyList<UnitYear> years)
    {
        var known = years.Where(year => year.Percent is not null).ToList();
        if (known.Count < 2)
            return null;

        var span = Enumerable.Range(known[0].Year, known[^1].Year - known[0].Year + 1).ToList();
        var byYear = years.ToDictionary(year => year.Year);
        var series = new List<PlotSeries> { new(unit, [.. span.Select(year => byYear.GetValueOrDefault(year)?.Percent)]) };
        if (known.Count(year => year.PeerMean is not null) > 1)
            series.Add(new(texts["Trung bình nhóm"], [.. span.Select(year => byYear.GetValueOrDefault(year)?.PeerMean)]) { IsQuiet = true });

        return new Plot(PlotKind.Line, texts["Chỉ số qua các năm"])
        {
            Labels = [.. span.Select(Year)],
            LabelName = texts["Năm"],
            Source = string.Join("; ", known.Select(year => year.Source).Distinct().Take(3)),
            Note = texts["Thang điểm 100"],
            Series = series,
        };
    }

    /// <summary>From the maximum down to the index: what each field cost.</summary>
    public static Plot LostByField(Texts texts, PathString root, ResultView result, IReadOnlyList<LossTotal> totals) => Lost(
        PlotKind.Waterfall, texts["Điểm bị trừ theo lĩnh vực"], texts["Lĩnh vực"], "linh-vuc", texts, root, result, totals) with
    { Max = result.Max };

    /// <summary>Agencies from most to fewest lost points.</summary>
    public static Plot LostByAgency(Texts texts, PathString root, ResultView result, IReadOnlyList<LossTotal> totals) => Lost(
        PlotKind.Pareto, texts["Điểm bị trừ theo cơ quan chủ trì"], texts["Cơ quan"], "co-quan", texts, root, result, totals) with
    {
        Note = texts["Tiêu chí có nhiều cơ quan chủ trì được tính đủ cho từng cơ quan"],
    };

    public static Plot LostByCause(Texts texts, PathString root, ResultView result, IReadOnlyList<LossTotal> totals) =>
        Lost(PlotKind.Pareto, texts["Điểm bị trừ theo nguyên nhân"], texts["Nguyên nhân"], "nguyen-nhan", texts, root, result, totals);

    /// <summary>The profile over fields, beside the mean of the group.</summary>
    public static Plot Profile(Texts texts, string unit, int year, IReadOnlyList<FieldStanding> fields)
    {
        var series = new List<PlotSeries> { new($"{unit} {Year(year)}", [.. fields.Select(field => (decimal?)field.Percent)]) };
        if (fields.Any(field => field.Peers > 1))
            series.Add(new(texts["Trung bình nhóm"], [.. fields.Select(field => field.PeerMean)]) { IsQuiet = true });

        return new Plot(PlotKind.Radar, texts["Hồ sơ lĩnh vực"])
        {
            Labels = [.. fields.Select(field => Shorten(field.Title))],
            FullLabels = [.. fields.Select(field => $"{field.Code}. {field.Title}")],
            LabelName = texts["Lĩnh vực"],
            Max = 100,
            Unit = "%",
            Digits = 1,
            Series = series,
        };
    }

    /// <summary>The whole tree: as wide as the points, coloured by what was won.</summary>
    public static Plot Tree(Texts texts, PathString root, ResultView result)
    {
        var children = result.Nodes.ToLookup(node => node.Parent ?? "", StringComparer.Ordinal);
        IReadOnlyList<PlotNode> Branch(string parent) => [.. children[parent].Where(node => node.Max > 0).Select(node =>
            new PlotNode(Name(node), node.Max!.Value, node.Percent ?? 0)
            {
                Href = node.Points < node.Max ? $"{Own(root, result)}/diem-mat#tc-{node.Code}" : null,
                Children = Branch(node.Code),
            })];
        return new Plot(PlotKind.Sunburst, texts["Cây tiêu chí, tô theo tỷ lệ đạt"])
        {
            LabelName = texts["Tiêu chí"],
            Unit = "%",
            Digits = 1,
            Source = result.Source,
            Reference = new PlotReference(result.Percent, texts["chỉ số"]),
            Tree = Branch(""),
        };
    }

    /// <summary>Best units of a ranking as bars; null when no index is known.</summary>
    public static Plot? Ranking(Texts texts, PathString root, string group, RankingTable table)
    {
        var known = table.Units.Where(unit => unit.Percent is not null).Take(MostBars).ToList();
        var mean = table.PublishedMean ?? table.Mean;
        return known.Count < 2 ? null : new Plot(PlotKind.Bar, known.Count == MostBars ? texts["{0} đơn vị dẫn đầu", known.Count]
            : known.Count < table.Units.Count ? texts["{0} đơn vị đã có chỉ số", known.Count] : group)
        {
            Labels = [.. known.Select(unit => unit.Name)],
            Links = [.. known.Select(unit => (string?)$"{root}/don-vi/{UnitSlug.Of(unit.UnitId)}")],
            LabelName = texts["Đơn vị"],
            Max = 100,
            Reference = mean is { } value ? new PlotReference(value, texts["Trung bình"]) : null,
            Source = string.Join("; ", known.Select(unit => unit.Source).Distinct().Take(3)),
            Series = [new(Year(table.Year), [.. known.Select(unit => unit.Percent)])],
        };
    }

    /// <summary>Fields of several results of one set.</summary>
    public static Plot Compared(Texts texts, IReadOnlyList<ResultView> results)
    {
        var fields = results[0].Nodes.Where(node => node.Level == 1).ToList();
        return new Plot(PlotKind.Radar, texts["Tỷ lệ % điểm đạt được theo lĩnh vực"])
        {
            Labels = [.. fields.Select(field => Shorten(field.Title))],
            FullLabels = [.. fields.Select(Name)],
            LabelName = texts["Lĩnh vực"],
            Max = 100,
            Unit = "%",
            Digits = 1,
            Source = string.Join("; ", results.Select(result => result.Source).Distinct()),
            Series = [.. results.Select(result => new PlotSeries($"{result.UnitName} {Year(result.Year)}",
                [.. fields.Select(field => result.Nodes.FirstOrDefault(node => node.Code == field.Code)?.Percent)]))],
        };
    }

    private static Plot Lost(
        PlotKind kind, string title, string labels, string query, Texts texts, PathString root, ResultView result, IReadOnlyList<LossTotal> totals) => new(kind, title)
        {
            Labels = [.. totals.Select(total => total.Name)],
            LabelName = labels,
            Links = [.. totals.Select(total => (string?)$"{Own(root, result)}/diem-mat?{query}={Uri.EscapeDataString(total.Key)}#bang")],
            Source = result.Source,
            Series = [new(texts["Điểm bị trừ"], [.. totals.Select(total => (decimal?)total.Lost)])],
        };

    private static string Own(PathString root, ResultView result) => $"{root}/don-vi/{UnitSlug.Of(result.UnitId)}/{Year(result.Year)}";

    private static string Name(NodeView node) => $"{node.Code}. {node.Title}";

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A few words that fit a spoke.</summary>
    private static string Shorten(string title)
    {
        var words = title.Length > 0 && !title.Any(char.IsLower) ? title[..1] + title[1..].ToLowerInvariant() : title;
        return words.Length <= 28 ? words : words[..Math.Max(words.LastIndexOf(' ', 27), 12)] + " …";
    }
}
