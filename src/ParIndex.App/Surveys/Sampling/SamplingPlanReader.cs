using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>Members of a design.</summary>
internal sealed class SamplingPlanReader(FormReport report)
{
    private const int MostStages = 6;

    private static readonly WordList<RowKind> Rows = new((RowKind.People, "people", "Mỗi dòng một người"), (RowKind.Dossiers, "dossiers", "Mỗi dòng một hồ sơ"));

    private static readonly WordList<IdKind> Ids = new((IdKind.Citizen, "citizen", "Số định danh 12 chữ số"), (IdKind.Any, "any", "Mã bất kỳ"));

    private static readonly string[] Taken = [CleanedFrame.NameColumn, CleanedFrame.PhoneColumn, CleanedFrame.DossiersColumn, CleanedFrame.ServicesColumn];

    /// <summary>The first spelling of each column.</summary>
    private readonly Dictionary<string, string> spelling = new(StringComparer.Ordinal);

    private enum RowKind
    {
        People,
        Dossiers,
    }

    private enum IdKind
    {
        Citizen,
        Any,
    }

    private sealed record FrameForm(
        string? Id, string? Name, string? Phone, bool IsDossiers, bool IsCitizen, string? Service, IReadOnlyList<string> Village, IReadOnlyList<string> Attributes);

    public SamplingPlan? Read(SetMap map)
    {
        var reader = new MapReader(map, report);
        var places = new SetPlaces();
        var title = reader.RequiredText("title");
        var authority = reader.Text("authority") ?? "";
        var office = reader.Text("office") ?? "";
        var seed = reader.Integer("seed");
        var frame = reader.Part("frame", Frame, places);
        var stages = reader.Parts("stages", new StageReader(report, Column).Read, places);
        reader.Finish(this, places);
        if (seed < 0)
            report.Error("sampling-range", reader.PlaceOf("seed"), "seed là số nguyên từ 0.", "seed is a whole number from 0.");

        if (frame is null)
            reader.TellMissing("frame");

        if (stages.Count is 0 or > MostStages)
            report.Error("sampling-stages", reader.PlaceOf("stages") ?? map.Place, $"stages có từ 1 đến {MostStages} giai đoạn.", $"stages hold 1 to {MostStages} stages.");

        if (frame is null || report.Problems.Any(problem => problem.IsError))
            return null;

        var columns = Columns(frame, stages, reader);
        return new SamplingPlan(title, authority, office, (ulong?)seed, columns, new SamplingDesign(stages));
    }

    private FrameForm Frame(MapReader part)
    {
        var form = new FrameForm(
            part.Text("id"), part.Text("name"), part.Text("phone"), part.Word("rows", Rows) == RowKind.Dossiers, part.Word("id_kind", Ids) != IdKind.Any,
            part.Text("service") is { } service ? Column(service) : null, [.. part.Texts("village").Select(Column)], [.. part.Texts("attributes").Select(Column)]);
        if (form.Id is null && form.Name is null)
            report.Error("sampling-person", part.Place, "frame cần cột id, hoặc name khi không có mã.", "frame needs a column id, or name where there is none.");

        return form;
    }

    private FrameColumns Columns(FrameForm frame, IReadOnlyList<StageDesign> stages, MapReader reader)
    {
        string[] made = frame.IsDossiers ? [CleanedFrame.DossiersColumn, CleanedFrame.ServicesColumn] : [];
        var measures = stages.Select(stage => stage.Measure).OfType<string>().Except(made, StringComparer.Ordinal).ToList();
        List<string> required = [.. stages.SelectMany(stage => new[] { stage.Unit }.OfType<string>().Concat(stage.Strata).Concat(stage.Order).Concat(stage.MinimumBy)), .. measures];
        List<string> others = [.. required.Concat(frame.Village).Concat(frame.Attributes).Concat(frame.Service is { } service ? [service] : Array.Empty<string>()).Except(made, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)];
        foreach (var name in others.Where(name => Taken.Contains(VietnameseText.Fold(name))))
            report.Error("sampling-column", reader.PlaceOf("frame"), $"Tên cột “{name}” dành cho kết quả: đổi tên cột trong khung mẫu.", $"The name “{name}” is kept for results: rename the column of the frame.");

        return new FrameColumns
        {
            Id = frame.Id,
            Name = frame.Name,
            Phone = frame.Phone,
            Others = others,
            Measures = measures,
            Cleaning = new CleaningPlan
            {
                IsCitizen = frame.IsCitizen && frame.Id is not null,
                IsDossiers = frame.IsDossiers,
                Service = frame.Service,
                Village = frame.Village,
                Required = [.. required.Except(made, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)],
            },
        };
    }

    /// <summary>A column is one column however the design spells it.</summary>
    private string Column(string name)
    {
        var key = VietnameseText.Fold(name);
        return spelling.TryGetValue(key, out var first) ? first : spelling[key] = name;
    }
}
