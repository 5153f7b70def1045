using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.App.Criteria.Yaml;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Sizes;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>Writes a design as the file <see cref="SamplingPlanFile"/> reads: the plan read back is the same, and draws the same people.</summary>
public static class SamplingPlanYaml
{
    /// <summary>The file.</summary>
    public static string Write(SamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var members = new Members { { "title", plan.Title }, { "authority", plan.Authority }, { "office", plan.Office } };
        if (plan.Seed is { } seed)
            members.Bare("seed", seed.ToString(CultureInfo.InvariantCulture));

        members.Add("frame", Frame(plan.Frame));
        members.Add("stages", new SetList([.. plan.Design.Stages.Select(Stage)]));
        return YamlEmitter.Write(members.Map);
    }

    private static SetMap Frame(FrameColumns frame)
    {
        var cleaning = frame.Cleaning;
        var members = new Members();
        members.Bare("rows", SamplingPlanReader.Rows.Word(cleaning.IsDossiers ? SamplingPlanReader.RowKind.Dossiers : SamplingPlanReader.RowKind.People));
        members.Add("id", frame.Id);
        if (frame.Id is not null)
            members.Bare("id_kind", SamplingPlanReader.Ids.Word(cleaning.IsCitizen ? SamplingPlanReader.IdKind.Citizen : SamplingPlanReader.IdKind.Any));

        members.Add("name", frame.Name);
        members.Add("phone", frame.Phone);
        members.Add("service", cleaning.Service);
        members.Add("village", cleaning.Village);
        members.Add("attributes", [.. frame.Others.Except(cleaning.Required, StringComparer.Ordinal).Except(cleaning.Village, StringComparer.Ordinal).Where(name => name != cleaning.Service)]);
        return members.Map;
    }

    private static SetMap Stage(StageDesign stage)
    {
        var members = new Members { { "unit", stage.Unit }, { "strata", stage.Strata } };
        members.Bare("select", StageReader.Methods.Word(stage.Method));
        switch (stage.Count)
        {
            case StageCount.Total total:
                members.Bare("n", SetText.Number(total.Number));
                break;
            case StageCount.Take take:
                members.Bare("take", SetText.Number(take.Number));
                break;
            case StageCount.Rate rate:
                members.Bare("rate", Number(rate.Share));
                break;
            case StageCount.Computed computed:
                members.Add("precision", Precision(computed.Asked));
                break;
            default:
                break;
        }

        members.Bare("allocation", StageReader.Allocations.Word(stage.Allocation));
        if (stage.Deviations.Count > 0)
            members.Add("deviations", new SetMap([.. stage.Deviations.Select(pair => new SetMember(pair.Key, new SetScalar(Number(pair.Value), ScalarStyle.Bare)))]));

        members.Bare("minimum", SetText.Number(stage.Minimum));
        members.Add("minimum_by", stage.MinimumBy);
        members.Add("order", stage.Order);
        members.Add("measure", stage.Measure);
        if (stage.Replacements > 0)
            members.Bare("replacements", SetText.Number(stage.Replacements));

        return members.Map;
    }

    private static SetMap Precision(Precision asked)
    {
        var members = new Members();
        members.Bare("margin", Number(asked.Margin));
        members.Bare("confidence", Number(asked.Confidence));
        members.Bare("share", Number(asked.Share));
        members.Bare("design_effect", Number(asked.DesignEffect));
        members.Bare("response", Number(asked.Response));
        return members.Map;
    }

    /// <summary>As many digits as tell the number from all others, without exponent.</summary>
    private static string Number(double value) => SetText.Number(decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture));

    /// <summary>Members in order; what is empty is left out.</summary>
    private sealed class Members : System.Collections.IEnumerable
    {
        private readonly List<SetMember> members = [];

        public SetMap Map => new(members);

        public void Add(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                members.Add(new SetMember(name, new SetScalar(text, ScalarStyle.Text)));
        }

        public void Add(string name, IReadOnlyList<string> texts)
        {
            if (texts.Count > 0)
                members.Add(new SetMember(name, new SetList([.. texts.Select(text => new SetScalar(text, ScalarStyle.Text))])));
        }

        public void Add(string name, SetNode node) => members.Add(new SetMember(name, node));

        public void Bare(string name, string word) => members.Add(new SetMember(name, new SetScalar(word, ScalarStyle.Bare)));

        public System.Collections.IEnumerator GetEnumerator() => members.GetEnumerator();
    }
}
