using System.Text.Json;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>A field two people changed to different things.</summary>
/// <param name="Field">Property of the form; "Inputs" and "Tests" as a whole.</param>
/// <param name="Theirs">As it stands now; null: empty.</param>
/// <param name="Mine">As typed.</param>
public sealed record FieldConflict(string Field, string? Theirs, string? Mine);

/// <summary>Brings together what two people did to one criterion, field by field. What was typed is never lost: where both changed, the typed stays and is named.</summary>
public static class CriterionMerge
{
    /// <param name="was">What both began with.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    /// <param name="mine">What was typed; takes over the fields only the others changed.</param>
    public static IReadOnlyList<FieldConflict> Merge(CriterionForm was, CriterionForm theirs, CriterionForm mine)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(mine);
        var conflicts = new List<FieldConflict>();
        foreach (var (_, property, get, set) in CriterionForm.Members)
        {
            var (old, now, typed) = (Clean(get(was)), Clean(get(theirs)), Clean(get(mine)));
            if (typed == old)
                set(mine, get(theirs));
            else if (now != old && now != typed)
                conflicts.Add(new FieldConflict(property, now, typed));
        }

        mine.Inputs = Rows(nameof(CriterionForm.Inputs), was.Inputs, theirs.Inputs, mine.Inputs, conflicts);
        mine.Tests = Rows(nameof(CriterionForm.Tests), was.Tests, theirs.Tests, mine.Tests, conflicts);
        return conflicts;
    }

    private static List<T> Rows<T>(string name, List<T> was, List<T> theirs, List<T> mine, List<FieldConflict> conflicts)
    {
        var (old, now, typed) = (Written(was), Written(theirs), Written(mine));
        if (typed == old)
            return theirs;

        if (now != old && now != typed)
            conflicts.Add(new FieldConflict(name, now, typed));

        return mine;
    }

    /// <summary>Rows as text, blank ones and empty fields left out, so that how the browser sends them does not matter.</summary>
    internal static string Written<T>(List<T> rows) => string.Join('\n', rows
        .Select(row => JsonSerializer.SerializeToElement(row).EnumerateObject()
            .Where(field => field.Value.ValueKind == JsonValueKind.True || (field.Value.ValueKind == JsonValueKind.String && Clean(field.Value.GetString()) is not null))
            .Select(field => $"{field.Name}: {(field.Value.ValueKind == JsonValueKind.True ? "x" : Clean(field.Value.GetString())!.Replace("\n", "; ", StringComparison.Ordinal))}"))
        .Select(fields => string.Join(" · ", fields)).Where(line => line.Length > 0 && !line.StartsWith("Type: ", StringComparison.Ordinal)));

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : Form.SetText.Block(text).Trim();
}
