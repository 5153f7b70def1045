using System.Globalization;
using ParIndex.Core.Surveys.Anonymity;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>The steps from answers to what may leave.</summary>
internal sealed class Anonymising(Microdata data, Questionnaire questionnaire, ExportSpec spec)
{
    private const string HiddenLabel = "*";

    private static readonly ExportValue HiddenMark = new(FieldColumn.Hidden.ToString(CultureInfo.InvariantCulture), "Đã che để không nhận ra người trả lời", true);
    private static readonly ExportValue HiddenCategory = new(HiddenLabel, HiddenMark.Label, true);

    private readonly ExportNames names = new();
    private readonly List<ExportColumn> columns = [];
    private readonly List<ScaleColumn> scales = [];
    private readonly List<CodeColumn> codes = [];
    private readonly List<NumberColumn> numbers = [];
    private readonly List<(string Column, Message Reason)> leftOut = [];
    private readonly Dictionary<string, Trait> traits = new(StringComparer.Ordinal);
    private readonly int[] order = RandomOrder.Of(data.Rows, spec.Seed);

    public AnonymousData Run()
    {
        foreach (var name in spec.Traits.Except(spec.Areas, StringComparer.Ordinal).Concat(spec.Areas.Distinct(StringComparer.Ordinal)))
            traits.Add(name, TraitOf(name));

        var coarse = Coarsening.Of([.. traits.Values.Select(trait => trait.Codes)], spec.Least, spec.Areas.Distinct(StringComparer.Ordinal).Count());
        foreach (var (trait, place) in traits.Values.Select((trait, place) => (trait, place)))
            (trait.Codes, trait.Hidden) = (coarse.Traits[place], coarse.HiddenOf[place]);

        foreach (var column in FieldColumn.Of(questionnaire))
            Field(column);

        foreach (var area in spec.Areas)
            Add(traits[area], area, "Địa bàn: " + area);

        Design();
        LeaveOut();
        return new AnonymousData(
            columns, new Microdata([data.Rows], scales, codes, numbers), coarse.RareCombinations, leftOut, coarse.Traits.Count == 0 ? data.Rows : Coarsening.Smallest(coarse.Traits));
    }

    private void Field(FieldColumn column)
    {
        var label = column.Field.Text.In(Wording.Vietnamese) + (column.Choice is { } choice ? " – " + choice.Label.In(Wording.Vietnamese) : "");
        if (traits.TryGetValue(column.Name, out var trait))
        {
            Add(trait, column.Name, label, column);
        }
        else if (column.Kind == ColumnContent.Text)
        {
            leftOut.Add((column.Name, new("Lời viết tay có thể nói ra người trả lời.", "Free text may tell who somebody is.")));
        }
        else if (column.Kind == ColumnContent.Mark && Scale(column.Name) is { } scale)
        {
            AddScale(new ExportColumn(names.Of(column.Name), column.Name, label, ExportKind.Mark, Values(column)), All(chunk => scale.Chunk(chunk).ToArray()));
        }
        else if (column.Kind == ColumnContent.Category && Code(column.Name) is { } code)
        {
            AddCode(new ExportColumn(names.Of(column.Name), column.Name, label, ExportKind.Category, Values(column)), code.Labels, MicrodataRows.Codes(data, code));
        }
        else if (column.Kind == ColumnContent.Number && Number(column.Name) is { } number)
        {
            AddNumber(new ExportColumn(names.Of(column.Name), column.Name, label, ExportKind.Number, []), All(chunk => number.Chunk(chunk).ToArray()));
        }
    }

    /// <summary>Strata and clusters as numbers drawn at random, so that estimates and their errors stay the same and no commune is named.</summary>
    private void Design()
    {
        var design = spec.Design.Design;
        var stages = design.Strata.OfType<string>().Select(name => (name, Word: "Tầng")).Concat(design.Clusters.Select(name => (name, Word: "Cụm"))).DistinctBy(pair => pair.name);
        foreach (var (name, word) in stages)
        {
            var column = Code(name) ?? throw Missing(name);
            var numbered = RandomOrder.Of(column.Labels.Count, spec.Seed + 1 + (ulong)columns.Count);
            var labels = new string[numbered.Length];
            for (var label = 0; label < labels.Length; label++)
                labels[label] = (numbered[label] + 1).ToString(CultureInfo.InvariantCulture);

            AddCode(
                new ExportColumn(names.Of(name, "d_"), DesignOf(name), $"{word} của mẫu, đánh số ngẫu nhiên", ExportKind.Category, []) { Note = "Số không có nghĩa, chỉ để tính sai số." },
                labels, MicrodataRows.Codes(data, column));
        }

        foreach (var name in design.Population.Append(design.Weight).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var column = Number(name) ?? throw Missing(name);
            var label = name == design.Weight ? "Trọng số" : "Số đơn vị của tổng thể trong tầng";
            AddNumber(new ExportColumn(names.Of(name, "d_"), DesignOf(name), label, ExportKind.Number, []), All(chunk => column.Chunk(chunk).ToArray()));
        }
    }

    /// <summary>Where a column of the draw is found among the exported ones: it may leave as an area too, with names and with some of them hidden.</summary>
    internal static string DesignOf(string name) => "design:" + name;

    private void LeaveOut()
    {
        var kept = columns.Select(column => column.Source.StartsWith("design:", StringComparison.Ordinal) ? column.Source[7..] : column.Source).Concat(leftOut.Select(one => one.Column)).ToHashSet(StringComparer.Ordinal);
        leftOut.AddRange(data.Codes.Select(column => column.Name).Concat(data.Numbers.Select(column => column.Name)).Concat(data.Scales.Select(column => column.Name))
            .Where(name => !kept.Contains(name))
            .Select(name => (name, new Message("Không thuộc cột được phép xuất (địa bàn, giờ, kênh trả lời).", "Not among the columns allowed to leave (area, time, channel)."))));
    }

    private Trait TraitOf(string name)
    {
        if (Scale(name) is { } scale)
            return new Trait(null, Array.ConvertAll(All(chunk => scale.Chunk(chunk).ToArray()), mark => mark == ScaleColumn.Missing ? CodeColumn.Blank : mark));

        if (Code(name) is { } code)
            return new Trait(code.Labels, MicrodataRows.Codes(data, code));

        if (Number(name) is { } number)
            return Banded(All(chunk => number.Chunk(chunk).ToArray()));

        throw Missing(name);
    }

    /// <summary>20 → "20-29".</summary>
    private Trait Banded(double[] values)
    {
        var bands = Array.ConvertAll(values, value => double.IsNaN(value) || Math.Abs(value) > 1e9 ? (int?)null : (int)Math.Floor(value / spec.Band));
        var labels = bands.OfType<int>().Distinct().Order().ToList();
        var places = labels.Select((band, place) => (band, place)).ToDictionary(pair => pair.band, pair => pair.place);
        return new Trait(
            labels.ConvertAll(band => string.Create(CultureInfo.InvariantCulture, $"{band * spec.Band}-{((band + 1) * spec.Band) - 1}")),
            Array.ConvertAll(bands, band => band is { } known ? places[known] : CodeColumn.Blank));
    }

    private void Add(Trait trait, string source, string label, FieldColumn? field = null)
    {
        var note = trait.Hidden > 0 ? $"Che ở {trait.Hidden} phiếu vì quá ít người có cùng đặc điểm." : "";
        if (trait.Labels is not { } labels)
        {
            var values = field is null ? [] : Values(field);
            AddScale(
                new ExportColumn(names.Of(source), source, label, ExportKind.Mark, [.. values, HiddenMark]) { Hidden = trait.Hidden, Note = note },
                Array.ConvertAll(trait.Codes, code => code switch { Coarsening.Hidden => FieldColumn.Hidden, CodeColumn.Blank => ScaleColumn.Missing, _ => (byte)code }));
            return;
        }

        // A label nobody is left with would tell that somebody had it.
        var left = trait.Codes.ToHashSet();
        var known = field is { Kind: ColumnContent.Category } ? Values(field) : labels.Where((_, place) => left.Contains(place)).Select(text => new ExportValue(text, text));
        AddCode(
            new ExportColumn(names.Of(source), source, label, ExportKind.Category, [.. known, HiddenCategory]) { Hidden = trait.Hidden, Note = note },
            [.. labels, HiddenLabel], Array.ConvertAll(trait.Codes, code => code == Coarsening.Hidden ? labels.Count : code));
    }

    private void AddScale(ExportColumn column, byte[] marks)
    {
        columns.Add(column);
        scales.Add(new ScaleColumn(column.Name, [Array.ConvertAll(order, row => marks[row])]));
    }

    private void AddCode(ExportColumn column, IReadOnlyList<string> labels, int[] values)
    {
        columns.Add(column);
        codes.Add(new CodeColumn(column.Name, labels, [PackedCodes.Of(Array.ConvertAll(order, row => values[row] + 1))]));
    }

    private void AddNumber(ExportColumn column, double[] values)
    {
        columns.Add(column);
        numbers.Add(new NumberColumn(column.Name, [Array.ConvertAll(order, row => values[row])]));
    }

    private static IReadOnlyList<ExportValue> Values(FieldColumn column)
    {
        if (column.Choice is not null)
            return [new("0", "Không chọn"), new("1", "Có chọn")];

        return [.. column.Field.List!.Choices.Select(choice => new ExportValue(
            column.Kind == ColumnContent.Mark ? column.Marks[choice.Code].ToString(CultureInfo.InvariantCulture) : choice.Code,
            choice.Label.In(Wording.Vietnamese), choice.Kind == ChoiceKind.NoOpinion))];
    }

    private T[] All<T>(Func<int, T[]> of) => [.. Enumerable.Range(0, data.Chunks).SelectMany(of)];

    private ScaleColumn? Scale(string name) => data.Scales.FirstOrDefault(column => column.Name == name);

    private CodeColumn? Code(string name) => data.Codes.FirstOrDefault(column => column.Name == name);

    private NumberColumn? Number(string name) => data.Numbers.FirstOrDefault(column => column.Name == name);

    private static ExportException Missing(string name) => new(new($"Dữ liệu không có cột {name}. Kiểm tra tên cột.", $"The data have no column {name}. Check its name."));

    /// <summary>A trait while rare combinations are hidden.</summary>
    private sealed class Trait(IReadOnlyList<string>? labels, int[] codes)
    {
        /// <summary>Null: marks.</summary>
        public IReadOnlyList<string>? Labels { get; } = labels;

        public int[] Codes { get; set; } = codes;

        public int Hidden { get; set; }
    }
}
