using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Quotas;

/// <summary>What is told at the open link of groups that are full. Whoever sends an answer all the same has it taken: it is beyond the quota, never lost.</summary>
public enum WhenFull
{
    /// <summary>Nothing.</summary>
    Accept,

    /// <summary>Before the first question.</summary>
    Tell,
}

/// <summary>Quotas by one division, or by two that cross.</summary>
/// <param name="Second">Null: it is not crossed.</param>
public sealed record QuotaPlan(Guid Id, QuotaDivision First, QuotaDivision? Second, WhenFull WhenFull)
{
    /// <summary>People are counted, by what stands sealed in the sample; answers do not tell.</summary>
    public bool CountsPeople => First.Kind == DivisionKind.Column || Second?.Kind == DivisionKind.Column;
}

/// <summary>A group: value of the first division and of the second, which is empty where there is none.</summary>
public readonly record struct QuotaGroup(string First, string Second);

/// <summary>How far a group is.</summary>
/// <param name="Target">Answers it is to bring, from 1.</param>
/// <param name="Done">Answers that count; null: it cannot be told any more, the identities are gone.</param>
public sealed record QuotaCell(QuotaGroup Group, int Target, int? Done)
{
    public bool IsFull => Done >= Target;

    public int? Lacking => Done is { } done ? Math.Max(0, Target - done) : null;

    /// <summary>Answers beyond the quota: those that came in last.</summary>
    public int? Over => Done is { } done ? Math.Max(0, done - Target) : null;
}

/// <summary>How far the groups of a plan are, in the words of the questionnaire.</summary>
public sealed record QuotaProgress(QuotaPlan Plan, IReadOnlyList<QuotaCell> Cells, Questionnaire? Questionnaire)
{
    public int Target => Cells.Sum(cell => cell.Target);

    public int? Done => Cells.Any(cell => cell.Done is null) ? null : Cells.Sum(cell => cell.Done!.Value);

    /// <summary>What a value is called: the choice of a question in its words, everything else as it stands.</summary>
    public string Label(QuotaDivision division, string value, string tongue)
    {
        ArgumentNullException.ThrowIfNull(division);
        return Words(Questionnaire, division)?.List?[value]?.Label.In(tongue) ?? value;
    }

    /// <summary>What a division is called; empty: by area.</summary>
    public string Title(QuotaDivision division, string tongue)
    {
        ArgumentNullException.ThrowIfNull(division);
        return Words(Questionnaire, division)?.Text.In(tongue) ?? division.Name;
    }

    /// <summary>A group in one line: "Nam, Xã Một".</summary>
    public string Name(QuotaGroup group, string tongue) =>
        Label(Plan.First, group.First, tongue) + (Plan.Second is { } second ? ", " + Label(second, group.Second, tongue) : "");

    private static Field? Words(Questionnaire? questionnaire, QuotaDivision division) =>
        division.Kind == DivisionKind.Question && questionnaire is not null ? Field.Of(questionnaire).FirstOrDefault(field => field.Code == division.Name) : null;
}
