using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>What a design says of its frame.</summary>
internal sealed record FrameForm(
    string? Id, string? Name, string? Phone, bool IsDossiers, bool IsCitizen, string? Service, IReadOnlyList<string> Village, IReadOnlyList<string> Attributes)
{
    /// <summary>The columns to read: those of the stages, without which nobody can be drawn, and those to be carried along.</summary>
    public FrameColumns Columns(IReadOnlyList<StageDesign> stages)
    {
        string[] made = IsDossiers ? [CleanedFrame.DossiersColumn, CleanedFrame.ServicesColumn] : [];
        var measures = stages.Select(stage => stage.Measure).OfType<string>().Except(made, StringComparer.Ordinal).ToList();
        List<string> required = [.. stages.SelectMany(stage => new[] { stage.Unit }.OfType<string>().Concat(stage.Strata).Concat(stage.Order).Concat(stage.MinimumBy)), .. measures];
        return new FrameColumns
        {
            Id = Id,
            Name = Name,
            Phone = Phone,
            Others = [.. required.Concat(Village).Concat(Attributes).Concat(Service is { } service ? [service] : Array.Empty<string>()).Except(made, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)],
            Measures = measures,
            Cleaning = new CleaningPlan
            {
                IsCitizen = IsCitizen && Id is not null,
                IsDossiers = IsDossiers,
                Service = Service,
                Village = Village,
                Required = [.. required.Except(made, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)],
            },
        };
    }
}
