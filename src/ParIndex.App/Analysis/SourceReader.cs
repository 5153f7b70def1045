using ParIndex.App.Criteria.Form;
using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.App.Analysis;

/// <summary>One source of uncertainty of a specification: parameters in the file itself, from a table, or learnt from history.</summary>
internal sealed class SourceReader(SpecFolder folder, SimulatedResults results, FormReport report)
{
    private enum Kind
    {
        SurveyError,
        AppraiserCut,
        YearlyChange,
        WeightNoise,
    }

    private enum By
    {
        Leaf,
        Unit,
    }

    private static readonly WordList<Kind> Kinds = new(
        (Kind.SurveyError, "survey_error", "Sai số điều tra"),
        (Kind.AppraiserCut, "appraiser_cut", "Thẩm định cắt điểm"),
        (Kind.YearlyChange, "yearly_change", "Biến động thường niên"),
        (Kind.WeightNoise, "weight_noise", "Nhiễu trọng số"));

    private static readonly WordList<By> Bys = new((By.Leaf, "leaf", "Theo tiêu chí"), (By.Unit, "unit", "Theo đơn vị"));

    private SimulationData Data => results.Data;

    /// <summary>The source, or a stand-in that does nothing when it is told to be wrong.</summary>
    public UncertaintySource Read(MapReader reader)
    {
        var kind = reader.Word("kind", Kinds);
        if (kind is null && !reader.Has("kind")) reader.TellMissing("kind");
        var name = reader.Text("name") ?? (kind is { } known ? Kinds.Word(known) : "?");
        return kind switch
        {
            Kind.SurveyError => Survey(reader, name),
            Kind.AppraiserCut => Cut(reader, name),
            Kind.YearlyChange => Change(reader, name),
            Kind.WeightNoise => Weights(reader, name),
            _ => Nothing(name),
        };
    }

    private static WeightNoise Nothing(string name) => new WeightNoise(name, 0);

    private SurveyError Survey(MapReader reader, string name)
    {
        var most = (decimal)Data.Leaves.Max(leaf => leaf.Max);
        var isChosen = Chosen(reader);
        var table = Path(reader, "table");
        var error = Share(reader, "se", 0, most, isNeeded: table is null);
        var errors = table is null
            ? Cells.Filled(Data, (leaf, unit) => isChosen(leaf, unit) ? error : 0)
            : CellTableFile.Read(table, Data, results.Leaves, [new("se", 0, most)])[0];
        return new SurveyError(name, errors, Share(reader, "correlation", 0, 1, isNeeded: false));
    }

    private UncertaintySource Cut(MapReader reader, string name)
    {
        var isChosen = Chosen(reader);
        if (Path(reader, "history") is { } history)
        {
            var learnt = AppraisalHistory.Cuts(name, Data, HistoryFile.Claims(history, Data), reader.Word("by", Bys) == By.Unit);
            if (learnt is null) TellEmpty(reader, "history");
            return learnt is null ? Nothing(name) : learnt with { Chances = Only(learnt.Chances, isChosen) };
        }

        if (Path(reader, "table") is { } table)
        {
            var tables = CellTableFile.Read(table, Data, results.Leaves, [new("chance", 0, 1), new("cut", 0, 1), new("spread", 0, 1)]);
            return new AppraiserCut(name, Only(tables[0], isChosen), tables[1], tables[2]);
        }

        var chance = Share(reader, "chance", 0, 1, isNeeded: true);
        return new AppraiserCut(
            name, Cells.Filled(Data, (leaf, unit) => isChosen(leaf, unit) ? chance : 0),
            Cells.Filled(Data, Share(reader, "cut", 0, 1, isNeeded: true)), Cells.Filled(Data, Share(reader, "spread", 0, 1, isNeeded: false)));
    }

    private UncertaintySource Change(MapReader reader, string name)
    {
        var isChosen = Chosen(reader);
        var correlation = Share(reader, "correlation", 0, 1, isNeeded: false);
        if (Path(reader, "history") is { } history)
        {
            var affected = Data.Units.Select((_, unit) => Enumerable.Range(0, Data.Leaves.Count).Any(leaf => isChosen(leaf, unit))).ToList();
            var past = HistoryFile.Points(history, Data);
            UncertaintySource? learnt = reader.Flag("resample")
                ? ChangeHistory.Resampled(name, Data, past, affected) is { } whole ? whole with { Changes = [.. whole.Changes.Select((column, leaf) => IsLeafChosen(leaf) ? column : new double[column.Length])] } : null
                : ChangeHistory.Usual(name, Data, past, affected, correlation) is { } usual ? usual with { Means = Only(usual.Means, isChosen), Spreads = Only(usual.Spreads, isChosen) } : null;
            if (learnt is null) TellEmpty(reader, "history");
            return learnt ?? Nothing(name);

            bool IsLeafChosen(int leaf) => Enumerable.Range(0, Data.Units.Count).Any(unit => isChosen(leaf, unit));
        }

        if (Path(reader, "table") is { } table)
        {
            var tables = CellTableFile.Read(table, Data, results.Leaves, [new("mean", -1, 1), new("spread", 0, 1)]);
            return new YearlyChange(name, Only(tables[0], isChosen), Only(tables[1], isChosen), correlation);
        }

        var (mean, spread) = (Share(reader, "mean", -1, 1, isNeeded: false), Share(reader, "spread", 0, 1, isNeeded: true));
        return new YearlyChange(
            name, Cells.Filled(Data, (leaf, unit) => isChosen(leaf, unit) ? mean : 0), Cells.Filled(Data, (leaf, unit) => isChosen(leaf, unit) ? spread : 0), correlation);
    }

    private WeightNoise Weights(MapReader reader, string name)
    {
        if (Data.Weights is null)
        {
            report.Error("simulation-no-weights", reader.Place, "Nhiễu trọng số cần bảng trọng số: thêm dòng weights.", "Weight noise needs weights: add a line weights.");
        }

        return new WeightNoise(name, Share(reader, "amplitude", 0, 0.99m, isNeeded: true));
    }

    /// <summary>Which cells the source touches: leaves named (all when none is), units but those excepted.</summary>
    private Func<int, int, bool> Chosen(MapReader reader)
    {
        var leaves = new HashSet<int>();
        var codes = reader.Texts("leaves");
        foreach (var code in codes)
        {
            if (results.Leaves.Find(code) is { } found) leaves.UnionWith(found);
            else TellUnknown(reader, "leaves", code, results.Leaves.Near(code));
        }

        var units = Cells.UnitIndex(Data);
        var except = new HashSet<int>();
        foreach (var unit in reader.Texts("except"))
        {
            if (units.TryGetValue(unit, out var number)) except.Add(number);
            else TellUnknown(reader, "except", unit, Cells.Near(unit, units.Keys));
        }

        return (leaf, unit) => (codes.Count == 0 || leaves.Contains(leaf)) && !except.Contains(unit);
    }

    private double Share(MapReader reader, string name, decimal least, decimal most, bool isNeeded)
    {
        var value = reader.Number(name);
        if (value is null && isNeeded && !reader.Has(name)) reader.TellMissing(name);
        if (value < least || value > most)
        {
            report.Error("simulation-range", reader.PlaceOf(name), $"{name} phải từ {SetText.Number(least)} đến {SetText.Number(most)}.", $"{name} must lie between {SetText.Number(least)} and {SetText.Number(most)}.");
            value = least;
        }

        return (double)(value ?? 0);
    }

    private string? Path(MapReader reader, string name) => reader.Text(name) is { } file ? folder.Path(file, reader.PlaceOf(name)) : null;

    private static double[][] Only(IReadOnlyList<double[]> table, Func<int, int, bool> isChosen) =>
        [.. table.Select((column, leaf) => column.Select((value, unit) => isChosen(leaf, unit) ? value : 0).ToArray())];

    private void TellUnknown(MapReader reader, string name, string text, string? near) => report.Error(
        "simulation-unknown", reader.PlaceOf(name),
        $"Không có “{text}” trong kết quả" + (near is null ? ": kiểm tra lại." : $": có phải “{near}”?"),
        $"There is no “{text}” in the results" + (near is null ? ": check it." : $": did you mean “{near}”?"));

    private void TellEmpty(MapReader reader, string name) => report.Error(
        "simulation-history", reader.PlaceOf(name),
        "Lịch sử không có gì để học: cần điểm tự chấm trên 0, hoặc hai năm liền nhau của cùng đơn vị và tiêu chí.",
        "The history teaches nothing: claims above 0, or two consecutive years of the same unit and leaf, are needed.");
}
