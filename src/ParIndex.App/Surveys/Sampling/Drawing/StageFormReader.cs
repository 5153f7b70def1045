using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Surveys.Sampling.Sizes;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>Makes a stage of what an officer typed of it.</summary>
/// <param name="form">As typed.</param>
/// <param name="place">Of the stage, from 0.</param>
/// <param name="isLast">It chooses people.</param>
/// <param name="isDossiers">People have a number of dossiers to go by.</param>
/// <param name="known">Columns a stage may name.</param>
/// <param name="problems">Told what is wrong.</param>
internal sealed class StageFormReader(StageForm form, int place, bool isLast, bool isDossiers, HashSet<string> known, List<FormProblem> problems)
{
    private const int MostUnits = 1_000_000;

    public StageDesign Read()
    {
        if (!isLast && string.IsNullOrEmpty(form.Unit))
            Tell(nameof(form.Unit), "chọn cột đơn vị (huyện, xã, thôn) được rút ở giai đoạn này", "choose the column of the units drawn at this stage");

        var bySize = form.Method is SelectionMethod.PpsSystematic or SelectionMethod.PpsBrewer;
        if (bySize && isLast && string.IsNullOrEmpty(form.Measure))
            Tell(nameof(form.Measure), "chọn người theo quy mô thì phải chọn cột quy mô", "choosing people by size needs a column of sizes");

        return new StageDesign
        {
            Unit = isLast ? null : Column(nameof(form.Unit), form.Unit),
            Strata = [.. (form.Strata ?? []).Select(name => Column(nameof(form.Strata), name)).OfType<string>()],
            Method = form.Method,
            Count = form.Method == SelectionMethod.All ? new StageCount.Census() : Count(),
            Allocation = form.Allocation,
            Deviations = form.Allocation == AllocationRule.Neyman ? Deviations() : new Dictionary<string, double>(),
            Minimum = Whole(nameof(form.Minimum), form.Minimum, 0, MostUnits, "mức tối thiểu", "the minimum") ?? 1,
            MinimumBy = Column(nameof(form.MinimumBy), form.MinimumBy) is { } domain ? [domain] : [],
            Order = Column(nameof(form.Order), form.Order) is { } order ? [order] : [],
            Measure = bySize ? Column(nameof(form.Measure), form.Measure) : null,
            Replacements = isLast ? Whole(nameof(form.Replacements), form.Replacements, 0, 1_000, "số người thay thế", "the number of replacements") ?? 0 : 0,
        };
    }

    private StageCount Count()
    {
        switch (form.Count)
        {
            case CountKind.Precision when isLast:
                return new StageCount.Computed(Asked());
            case CountKind.Precision:
                Tell(nameof(form.Count), "cỡ mẫu theo sai số chỉ tính ở giai đoạn chọn người: ghi số đơn vị", "a size from a margin is computed for people alone: write the number of units");
                return new StageCount.Total(1);
            case CountKind.Rate:
                return new StageCount.Rate(Share(nameof(form.Number), form.Number, 100, true, "tỷ lệ", "the share") ?? 1);
            default:
                var number = Whole(nameof(form.Number), form.Number, 1, MostUnits, isLast ? "số người" : "số đơn vị", isLast ? "the number of people" : "the number of units");
                if (number is null && string.IsNullOrEmpty(form.Number))
                    Tell(nameof(form.Number), "ghi số lượng cần chọn", "write how many to choose");

                return form.Count == CountKind.Take ? new StageCount.Take(number ?? 1) : new StageCount.Total(number ?? 1);
        }
    }

    private Precision Asked()
    {
        var usual = new Precision { Margin = Share(nameof(form.Margin), form.Margin, 100, false, "sai số", "the margin") ?? 0.05 };
        var icc = Decimal(nameof(form.Correlation), form.Correlation, 0, 1, "hệ số tương quan trong cụm", "the correlation within clusters");
        var take = Decimal(nameof(form.ClusterTake), form.ClusterTake, 1, 100_000, "số người mỗi cụm", "the people of a cluster");
        var effect = Decimal(nameof(form.Effect), form.Effect, 0.1m, 100, "hệ số thiết kế", "the design effect");
        if (icc is null != take is null || (icc is not null && effect is not null))
        {
            Tell(nameof(form.Effect), "hệ số thiết kế: hoặc ghi thẳng, hoặc ghi cả tương quan trong cụm và số người mỗi cụm, không ghi cả hai cách",
                "the design effect: write it, or both the correlation within clusters and the people of a cluster, not both ways");
        }

        return usual with
        {
            Confidence = Share(nameof(form.Confidence), form.Confidence, 100, false, "độ tin cậy", "the confidence") ?? usual.Confidence,
            Share = Share(nameof(form.Share), form.Share, 100, false, "tỷ lệ dự kiến", "the share expected") ?? usual.Share,
            Response = Share(nameof(form.Response), form.Response, 100, true, "tỷ lệ trả lời", "the response rate") ?? usual.Response,
            DesignEffect = icc is { } correlation && take is { } each ? SampleSize.ClusterEffect((double)each, (double)correlation) : (double?)effect ?? usual.DesignEffect,
        };
    }

    /// <summary>A share p of a stratum stands for √(p(1 − p)).</summary>
    private Dictionary<string, double> Deviations()
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in (form.Shares ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cut = line.LastIndexOf(':');
            var name = cut > 0 ? VietnameseText.Clean(line[..cut]) : "";
            if (name.Length == 0 || !PrintedNumber.TryParse(line[(cut + 1)..], out var number) || number.Value is < 0 or > 100 || !found.TryAdd(name, Spread((double)(number.Value / 100))))
                Tell(nameof(form.Shares), $"dòng “{(line.Length > 60 ? line[..60] + "…" : line)}”: ghi “tên tầng: tỷ lệ %”, mỗi tầng một dòng", $"line “{(line.Length > 60 ? line[..60] + "…" : line)}”: write “stratum: percent”, a line for each stratum");
        }

        if (string.IsNullOrEmpty(form.Shares))
            Tell(nameof(form.Shares), "phân bổ Neyman cần tỷ lệ dự kiến của từng tầng", "Neyman allocation needs the share expected in each stratum");

        return found;

        static double Spread(double share) => Math.Sqrt(share * (1 - share));
    }

    private string? Column(string field, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return null;

        if (known.Contains(name) || (isDossiers && name == CleanedFrame.DossiersColumn))
            return name;

        Tell(field, $"cột “{name}” không còn được dùng: chọn lại, hoặc đổi công dụng của cột ở bước khung mẫu", $"column “{name}” is not used any more: choose again, or change what it is for at the step of the frame");
        return null;
    }

    private int? Whole(string field, string? text, int least, int most, string name, string english)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Tell(field, $"{name} là một số nguyên từ {least} đến {most}, không ngăn nhóm", $"{english} is a whole number from {least} to {most}, without groups");
        return null;
    }

    private double? Share(string field, string? text, decimal most, bool takesMost, string name, string english) =>
        Decimal(field, text, 0, most, name, english) is not { } percent ? null
        : percent > 0 && (percent < most || takesMost) ? (double)(percent / 100)
        : Refuse(field, name, english);

    private double? Refuse(string field, string name, string english)
    {
        Tell(field, $"{name} nằm giữa 0 và 100 (%)", $"{english} lies between 0 and 100 (%)");
        return null;
    }

    private decimal? Decimal(string field, string? text, decimal least, decimal most, string name, string english)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (PrintedNumber.TryParse(text, out var number) && number.Value >= least && number.Value <= most)
            return number.Value;

        Tell(field, string.Create(CultureInfo.InvariantCulture, $"{name} là một số từ {least} đến {most}"), string.Create(CultureInfo.InvariantCulture, $"{english} is a number from {least} to {most}"));
        return null;
    }

    private void Tell(string field, string vietnamese, string english) => problems.Add(new(
        string.Create(CultureInfo.InvariantCulture, $"Stages[{place}].{field}"),
        new(isLast ? $"Chọn người: {vietnamese}." : $"Giai đoạn {place + 1}: {vietnamese}.", isLast ? $"Choosing people: {english}." : $"Stage {place + 1}: {english}.")));
}
