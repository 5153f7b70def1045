using ParIndex.App.Criteria.Form;
using ParIndex.Core.Plans.Optimising;

namespace ParIndex.App.Plans;

/// <summary>One item of <c>limits</c>: the word it holds says which kind it is.</summary>
internal sealed class PlanLimitReader(FormReport report)
{
    private static readonly string[] Kinds = ["budget", "agency", "exclude", "needs", "of", "big_changes", "in", "out"];

    public PlanLimit Read(MapReader reader)
    {
        if (reader.Has("budget")) return new BudgetLimit(reader.RequiredNumber("budget"), reader.Integer("year"));
        if (reader.Has("agency")) return new CapacityLimit(reader.RequiredText("agency"), reader.RequiredNumber("days"), reader.Integer("year"));
        if (reader.Has("exclude"))
        {
            var names = reader.Texts("exclude");
            if (names.Count == 2) return new ExclusionLimit(names[0], names[1]);
            return Wrong(reader, "exclude", "exclude gồm đúng hai bước: [A, B].", "exclude takes two steps: [A, B].");
        }

        if (reader.Has("needs"))
        {
            var names = reader.Texts("needs");
            var step = reader.RequiredText("step");
            return names.Count > 0 ? new NeedLimit(step, names) : Wrong(reader, "needs", "needs trống: ghi bước cần có.", "needs is empty: name the step needed.");
        }

        if (reader.Has("of"))
        {
            var limit = new CountLimit(reader.Texts("of"), reader.Integer("at_least"), reader.Integer("at_most"), reader.Integer("year"));
            return limit.AtLeast is null && limit.AtMost is null ? Wrong(reader, "of", "nhóm cần at_least hoặc at_most.", "a group takes at_least or at_most.") : limit;
        }

        if (reader.Has("big_changes")) return new BigChangeLimit(reader.RequiredInteger("big_changes"), reader.Integer("year"));
        if (reader.Has("in")) return new ForcedLimit(reader.RequiredText("in"), true);
        if (reader.Has("out")) return new ForcedLimit(reader.RequiredText("out"), false);
        reader.Expect([.. Kinds, "year", "days", "step", "at_least", "at_most"]);
        var kinds = string.Join(", ", Kinds);
        return Wrong(reader, null, $"Điều kiện này không rõ loại: dùng một trong {kinds}.", $"The kind of this limit is not clear: use one of {kinds}.");
    }

    /// <summary>The report refuses the file, so what is returned is never used.</summary>
    private BigChangeLimit Wrong(MapReader reader, string? member, string vietnamese, string english)
    {
        report.Error("plan", (member is null ? null : reader.PlaceOf(member)) ?? reader.Place, vietnamese, english);
        return new BigChangeLimit(0);
    }
}
