using System.Globalization;
using ParIndex.App.Analysis.Published;
using ParIndex.App.Analysis.Scenarios;
using ParIndex.App.Criteria.Library;
using ParIndex.App.Results.Published;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>A leaf in the form: points, or the figures of its rule, as they stand, as a scenario has them, or as they were typed.</summary>
/// <param name="Field">Code and title of its field.</param>
/// <param name="Leaf">As it stands.</param>
/// <param name="Points">Points of the scenario, as typed; null: none.</param>
/// <param name="PointsFault">What is wrong with them.</param>
/// <param name="Figures">Figures of the rule; empty when the rule is not known.</param>
/// <param name="Step">What lost the points, in words; null: nothing known.</param>
public sealed record WhatIfRow(string Field, NodeScore Leaf, string? Points, string? PointsFault, IReadOnlyList<TrialFigure> Figures, string? Step)
{
    /// <summary>Changed by the scenario, or wrong.</summary>
    public bool IsTouched => Points is { Length: > 0 } || PointsFault is not null || HasTypedFigures;

    /// <summary>Figures were given or are wrong: they are shown open.</summary>
    public required bool HasTypedFigures { get; init; }

    /// <summary>Every leaf that applies, in the order of the set.</summary>
    internal static IEnumerable<WhatIfRow> Of(
        UnitCase from, UnitScore now, Scenario? scenario, IReadOnlyDictionary<string, string>? typed, IReadOnlyDictionary<string, TypedFault> faults,
        IReadOnlyDictionary<string, LossView> losses)
    {
        var changes = scenario?.Changes.ToDictionary(change => change.Code, StringComparer.Ordinal) ?? [];
        var field = "";
        foreach (var node in now.Nodes)
        {
            if (node.Level == 1)
                field = $"{node.Code}. {node.Criterion.Title}";

            if (!node.Criterion.IsLeaf || node.State == NodeState.NotApplicable)
                continue;

            var change = changes.GetValueOrDefault(node.Code);
            var pointsField = ScenarioForm.PointsField(node.Code);
            var loss = losses.GetValueOrDefault(node.Code);
            var figures = FiguresOf(from, node.Code, change, typed, faults).ToList();
            yield return new WhatIfRow(
                field, node, typed is null ? change?.Points?.ToString("0.######", CultureInfo.CurrentCulture) : typed.GetValueOrDefault(pointsField),
                faults.GetValueOrDefault(pointsField) is { } fault ? fault.Message.In(Texts.Language) : null, [.. figures.Select(figure => figure.Figure)],
                loss is null ? null : loss.Step ?? (loss.Cause.Length > 0 ? loss.Cause : null))
            {
                HasTypedFigures = figures.Exists(figure => figure.IsTouched),
            };
        }
    }

    private static IEnumerable<(TrialFigure Figure, bool IsTouched)> FiguresOf(
        UnitCase from, string code, ScenarioChange? change, IReadOnlyDictionary<string, string>? typed, IReadOnlyDictionary<string, TypedFault> faults)
    {
        if (!from.Scorer.TryLeaf(code, out var leaf) || leaf.Rule is null)
            yield break;

        foreach (var slot in leaf.Rule.Slots)
        {
            var name = ScenarioForm.FigureField(code, slot.Name);
            var stands = from.Card.Entries.GetValueOrDefault(code)?.Values.GetValueOrDefault(slot.Name);
            var given = typed is null ? change?.Values?.GetValueOrDefault(slot.Name) : typed.GetValueOrDefault(name);
            var fault = faults.GetValueOrDefault(name)?.Message;
            var shown = Written(slot.Input, given ?? stands);
            yield return (new TrialFigure(slot, shown, fault), fault is not null || (given is { Length: > 0 } && given != stands));
        }
    }

    /// <summary>A figure without the sign of percent, which stands behind its field, and with the decimal mark of the reader.</summary>
    private static string? Written(RuleInput input, string? value)
    {
        if (string.IsNullOrEmpty(value) || input.Type is InputType.YesNo or InputType.Choice || !TypedFigure.TryRead(input, value, out var number, out _))
            return value;

        return (input.Type == InputType.Percent ? number * 100 : number).ToString("0.############", CultureInfo.CurrentCulture);
    }
}
