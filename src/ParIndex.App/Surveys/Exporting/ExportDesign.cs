using ParIndex.App.Surveys.Estimating;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>The design in names of exported columns.</summary>
internal static class ExportDesign
{
    /// <summary>Marks that are no answer: hidden, no opinion.</summary>
    public static IReadOnlyList<byte> NoAnswer { get; } = [.. Enumerable.Range(239, 16).Select(mark => (byte)mark)];

    /// <summary>Renames.</summary>
    /// <exception cref="ExportException">A question or a domain does not leave.</exception>
    public static EstimationSpec Of(AnonymousData export, EstimationSpec spec)
    {
        var names = export.Columns.ToDictionary(column => column.Source, column => column.Name, StringComparer.Ordinal);
        return spec with
        {
            Design = spec.Design with
            {
                Strata = [.. spec.Design.Strata.Select(Drawn)],
                Clusters = [.. spec.Design.Clusters.Select(name => Drawn(name)!)],
                Weight = Drawn(spec.Design.Weight),
                Population = [.. spec.Design.Population.Select(Drawn)],
            },
            Questions = [.. spec.Questions.Select(Asked)],
            Domain = [.. spec.Domain.Select(Asked)],
            Crosstab = [],
            NoOpinion = NoAnswer,
        };

        string? Drawn(string? name) => name is null ? null : names[Anonymising.DesignOf(name)];

        string Asked(string name) => names.GetValueOrDefault(name) ?? throw new ExportException(new(
            $"Cột {name} trong thiết kế không được xuất. Thêm vào đặc điểm hoặc địa bàn được phép, hoặc bỏ khỏi thiết kế.",
            $"Column {name} of the design does not leave. Add it to the traits or areas allowed, or take it out of the design."));
    }

    /// <summary>The design file beside the data.</summary>
    public static string Yaml(EstimationSpec spec)
    {
        var design = spec.Design;
        var lines = new List<string> { "# Thiết kế mẫu của dữ liệu đã ẩn danh: parindex survey estimate microdata.csv --design design.yaml" };
        Add("strata", design.Strata.Select(name => name ?? "\"-\""));
        Add("clusters", design.Clusters);
        Add("fpc", design.Population.Select(name => name ?? "\"-\""));
        if (design.Weight is { } weight)
            lines.Add("weight: " + weight);

        if (design.Nested)
            lines.Add("nested: true");

        lines.Add("lone_cluster: " + RScript.Lone(design.Lone));
        Add("domain", spec.Domain);
        Add("questions", spec.Questions);
        if (spec.Satisfied != MarkRange.FourAndFive)
            lines.Add($"satisfied: \"{Comparison(spec.Satisfied)}\"");

        Add("no_opinion", spec.NoOpinion.Select(mark => mark.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return string.Join('\n', lines) + "\n";

        // The ways in which a design file can say it; marks that are no answer lie above the scale and are left out before.
        static string Comparison(MarkRange range) => range.Least == range.Most ? $"{range.Least}" : range.Least == 0 ? $"<= {range.Most}" : $">= {range.Least}";

        void Add(string name, IEnumerable<string> values)
        {
            var all = values.ToList();
            if (all.Count > 0)
                lines.Add($"{name}: [{string.Join(", ", all)}]");
        }
    }
}
