using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ParIndex.App.Plans.Cheapest;
using ParIndex.Core.Plans.Optimising;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>The form of the cheapest points: names of its fields, and how it is read.</summary>
internal static class CheapestForm
{
    public const string Goal = "muc-tieu";
    public const string Points = "diem";
    public const string Rank = "hang";
    public const string Band = "nhom";
    public const string Budget = "ngan-sach";
    public const string MostBig = "lon";
    public const string DefaultCost = "mac-dinh";
    public const string Expected = "ky-vong";

    /// <summary>Letters of an agency.</summary>
    public const int LongestOwner = 200;

    private const decimal MostMoney = 1_000_000_000;
    private const decimal MostDays = 1_000_000;

    public static string Cost(string step) => "c." + step;

    public static string Days(string step) => "u." + step;

    public static string Owner(string step) => "o." + step;

    public static string Chance(string step) => "p." + step;

    public static string Gain(string step) => "g." + step;

    public static string Decided(string step) => "k." + step;

    public static string Big(string step) => "l." + step;

    public static string PaperOnly(string step) => "y." + step;

    /// <summary>Days of an agency, by its number among those offered.</summary>
    public static string Capacity(int agency) => "n." + agency.ToString(CultureInfo.InvariantCulture);

    /// <summary>What was typed; faults go to the model state.</summary>
    /// <param name="field">Text of a field.</param>
    /// <param name="question">The steps.</param>
    /// <param name="agencies">Agencies whose days are asked.</param>
    /// <param name="state">Takes faults.</param>
    /// <param name="texts">Language.</param>
    public static CheapestChoice Read(Func<string, string?> field, CheapestQuestion question, IReadOnlyList<string> agencies, ModelStateDictionary state, Texts texts)
    {
        var numbers = new TypedNumbers(field, state, texts);
        var capacities = new Dictionary<string, decimal>(StringComparer.Ordinal);
        for (var i = 0; i < agencies.Count; i++)
        {
            if (numbers.Optional(Capacity(i), texts["Ngày công của {0}", agencies[i]], 0, MostDays) is { } days)
                capacities[agencies[i]] = days;
        }

        return new CheapestChoice
        {
            Goal = field(Goal) switch { "hang" => CheapestGoal.Rank, "nhom" => CheapestGoal.Band, "ngan-sach" => CheapestGoal.Most, _ => CheapestGoal.Points },
            Points = numbers.Optional(Points, texts["Tổng điểm"], 0, question.Draft.Max),
            Rank = numbers.Optional(Rank, texts["Hạng"], 1, question.Case.Others.Count + 1) is { } rank ? (int)decimal.Truncate(rank) : null,
            Band = field(Band),
            Budget = numbers.Optional(Budget, texts["Ngân sách"], 0, MostMoney),
            MostBig = numbers.Optional(MostBig, texts["Số thay đổi lớn"], 0, 1_000) is { } big ? (int)decimal.Truncate(big) : null,
            DefaultCost = numbers.Optional(DefaultCost, texts["Chi phí chung"], 0, MostMoney),
            Counting = field(Expected) == "true" ? PointsCounting.Expected : PointsCounting.Sure,
            Capacities = capacities,
            Steps = question.Offers.ToDictionary(offer => offer.Id, offer => Step(offer, field, numbers, texts), StringComparer.Ordinal),
        };
    }

    private static StepChoice Step(StepOffer offer, Func<string, string?> field, TypedNumbers numbers, Texts texts)
    {
        var owner = field(Owner(offer.Id))?.Trim();
        return new StepChoice
        {
            Cost = numbers.Optional(Cost(offer.Id), texts["Chi phí của bước {0}", offer.Id], 0, MostMoney),
            Days = numbers.Optional(Days(offer.Id), texts["Ngày công của bước {0}", offer.Id], 0, MostDays),
            Chance = numbers.Optional(Chance(offer.Id), texts["Khả năng của bước {0}", offer.Id], 0, 100),
            Gain = offer.IsOwn ? numbers.Optional(Gain(offer.Id), texts["Điểm của bước {0}", offer.Id], 0, offer.Gain) : null,
            Owner = owner is null ? null : owner.Length > LongestOwner ? owner[..LongestOwner] : owner,
            IsIn = field(Decided(offer.Id)) switch { "co" => true, "khong" => false, _ => null },
            IsBig = field(Big(offer.Id)) == "true",
            IsPaperOnly = field(PaperOnly(offer.Id)) == "true",
        };
    }
}
