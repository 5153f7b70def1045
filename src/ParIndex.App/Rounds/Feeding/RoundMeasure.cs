using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Deciding;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>What can be taken over from a round below.</summary>
public enum RoundMeasure
{
    /// <summary>Number of units assessed.</summary>
    Units,
    /// <summary>Units that submitted.</summary>
    Submitted,
    /// <summary>Units that submitted by their last day, more time given counted.</summary>
    OnTime,
    /// <summary>Their share.</summary>
    OnTimeShare,
    /// <summary>Mean index of the units.</summary>
    MeanIndex,
    /// <summary>Units whose index is at least so many percent.</summary>
    AtLeast,
    /// <summary>Their share.</summary>
    AtLeastShare,
    /// <summary>Units in a band.</summary>
    InBand,
    /// <summary>Sum of a figure of a criterion over the units, as it stands after appraisal.</summary>
    FigureSum,
    /// <summary>Mean share of its points that the units have of a criterion.</summary>
    CriterionShare,
}

/// <summary>A round as figures are taken from it.</summary>
public sealed record MeasuredRound(Round Round, IReadOnlyList<RoundScorecard> Cards, RoundStanding Standing)
{
    /// <summary>Measures that give a figure of this kind.</summary>
    public static IReadOnlyList<RoundMeasure> For(InputType type) => type switch
    {
        InputType.Percent => [RoundMeasure.OnTimeShare, RoundMeasure.MeanIndex, RoundMeasure.AtLeastShare, RoundMeasure.CriterionShare],
        InputType.Count or InputType.Amount or InputType.Number => [RoundMeasure.Units, RoundMeasure.Submitted, RoundMeasure.OnTime, RoundMeasure.AtLeast, RoundMeasure.InBand, RoundMeasure.FigureSum],
        _ => [],
    };

    /// <summary>The figure, as rules read it (a share as a fraction); null: the argument names nothing, or there are no units.</summary>
    /// <param name="measure">What is taken.</param>
    /// <param name="argument">A percentage, the name of a band, a criterion, or a criterion and its figure as "1.2.3/on_time".</param>
    public decimal? Of(RoundMeasure measure, string argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        return Cards.Count == 0 ? null : measure switch
        {
            RoundMeasure.Units => Cards.Count,
            RoundMeasure.Submitted => Cards.Count(card => card.IsSubmitted),
            RoundMeasure.OnTime => Cards.Count(IsOnTime),
            RoundMeasure.OnTimeShare => Share(Cards.Count(IsOnTime)),
            RoundMeasure.MeanIndex => Rounded(Indices().Average() / 100),
            RoundMeasure.AtLeast => Percent(argument) is { } least ? Indices().Count(index => index >= least) : null,
            RoundMeasure.AtLeastShare => Percent(argument) is { } least ? Share(Indices().Count(index => index >= least)) : null,
            RoundMeasure.InBand => Standing.Scorer.Set.Bands.Any(band => band.Name == argument)
                ? Indices().Count(index => Ranking.BandOf(index, Standing.Scorer.Set.Bands) == argument) : null,
            RoundMeasure.FigureSum => FigureSum(argument),
            _ => CriterionShare(argument),
        };
    }

    private bool IsOnTime(RoundScorecard card)
    {
        var due = Round.Due(RoundStage.SelfAssessment, card);
        return card.SubmittedAt is { } at && (due is null || ClockDay.Of(at) <= due);
    }

    private IEnumerable<decimal> Indices() => Standing.Settled.Rows().Select(row => Percentages.Of(row.Points, row.Max)).OfType<decimal>();

    private decimal? FigureSum(string argument)
    {
        var at = argument.IndexOf('/', StringComparison.Ordinal);
        return at > 0 && Standing.SettledInputs.ColumnOrNull(argument[..at], argument[(at + 1)..]) is { } column && column.Any(figure => figure is not null) ? column.Sum() : null;
    }

    private decimal? CriterionShare(string code)
    {
        var nodes = Standing.Scorer.Tree.Nodes;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Code != code)
                continue;

            var column = Standing.Settled.Columns[i];
            var shares = Enumerable.Range(0, Cards.Count).Where(unit => column.MaxOf(unit) > 0).Select(unit => column.Points[unit] / column.MaxOf(unit)).ToList();
            return shares.Count == 0 ? null : Rounded(shares.Average());
        }

        return null;
    }

    private decimal Share(int units) => Rounded((decimal)units / Cards.Count);

    private static decimal Rounded(decimal value) => Math.Round(value, Core.Rounds.CallFigure.Decimals, MidpointRounding.AwayFromZero);

    private static decimal? Percent(string argument) =>
        decimal.TryParse(argument, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var percent) ? percent : null;
}
