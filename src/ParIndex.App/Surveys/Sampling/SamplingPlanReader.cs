using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>Members of a design.</summary>
internal sealed class SamplingPlanReader(FormReport report)
{
    internal const int MostStages = 6;

    internal static readonly WordList<RowKind> Rows = new((RowKind.People, "people", "Mỗi dòng một người"), (RowKind.Dossiers, "dossiers", "Mỗi dòng một hồ sơ"));

    internal static readonly WordList<IdKind> Ids = new((IdKind.Citizen, "citizen", "Số định danh 12 chữ số"), (IdKind.Any, "any", "Mã bất kỳ"));

    private static readonly string[] Taken = [CleanedFrame.NameColumn, CleanedFrame.PhoneColumn, CleanedFrame.DossiersColumn, CleanedFrame.ServicesColumn];

    /// <summary>The first spelling of each column.</summary>
    private readonly Dictionary<string, string> spelling = new(StringComparer.Ordinal);

    internal enum RowKind
    {
        People,
        Dossiers,
    }

    internal enum IdKind
    {
        Citizen,
        Any,
    }

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
        var columns = frame.Columns(stages);
        foreach (var name in columns.Others.Where(name => Taken.Contains(VietnameseText.Fold(name))))
            report.Error("sampling-column", reader.PlaceOf("frame"), $"Tên cột “{name}” dành cho kết quả: đổi tên cột trong khung mẫu.", $"The name “{name}” is kept for results: rename the column of the frame.");

        return columns;
    }

    /// <summary>A column is one column however the design spells it.</summary>
    private string Column(string name)
    {
        var key = VietnameseText.Fold(name);
        return spelling.TryGetValue(key, out var first) ? first : spelling[key] = name;
    }
}
