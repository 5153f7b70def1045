using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>Something in a form that must be put right.</summary>
/// <param name="Field">Name of its control.</param>
/// <param name="Text">What, and how.</param>
public sealed record FormProblem(string Field, Message Text);

/// <summary>Makes a design of what an officer typed, telling everything that is wrong at once.</summary>
public sealed class DrawFormReader
{
    private static readonly Message NoPerson = new("Chọn cột mã người, hoặc cột họ tên nếu danh sách không có mã.", "Choose the column of ids, or that of names where there are no ids.");
    private static readonly Message NoTitle = new("Ghi tên cuộc khảo sát để in vào biên bản.", "Write the title of the survey for the protocol.");

    private readonly DrawForm form;
    private readonly List<FormProblem> problems = [];

    private DrawFormReader(DrawForm form) => this.form = form;

    /// <summary>The plan; null when there are problems.</summary>
    public static (SamplingPlan? Plan, IReadOnlyList<FormProblem> Problems) Read(DrawForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var reader = new DrawFormReader(form);
        var plan = reader.Plan();
        if (reader.problems.Count > 0)
            return (null, reader.problems);

        // What is drawn by is what the file says, so that a draw is made again from the file alone.
        var reading = SamplingPlanFile.Parse(SamplingPlanYaml.Write(plan));
        return (reading.Plan, [.. reading.Problems.Where(problem => problem.IsError).Select(problem => new FormProblem("", problem.Message))]);
    }

    /// <summary>What is wrong with the parts of columns alone.</summary>
    public static IReadOnlyList<FormProblem> CheckColumns(DrawForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var reader = new DrawFormReader(form);
        reader.Frame();
        return reader.problems;
    }

    private SamplingPlan Plan()
    {
        var frame = Frame();
        if (string.IsNullOrEmpty(form.Title))
            problems.Add(new("Title", NoTitle));

        var known = form.Columns(ColumnPart.Area, ColumnPart.Stratum, ColumnPart.Size, ColumnPart.Attribute, ColumnPart.Service).ToHashSet(StringComparer.Ordinal);
        var stages = form.Stages.Select((stage, i) => new StageFormReader(stage, i, i == form.Stages.Count - 1, form.IsDossiers, known, problems).Read()).ToList();
        return new SamplingPlan(form.Title ?? "", form.Authority ?? "", form.Office ?? "", null, frame.Columns(stages), new SamplingDesign(stages));
    }

    private FrameForm Frame()
    {
        var (id, name) = (Single(ColumnPart.Id), Single(ColumnPart.Name));
        if (id is null && name is null)
            problems.Add(new("Parts", NoPerson));

        return new FrameForm(id, name, Single(ColumnPart.Phone), form.IsDossiers, form.IsCitizen, Single(ColumnPart.Service), [.. form.Columns(ColumnPart.Area)], [.. form.Columns(ColumnPart.Attribute)]);
    }

    private string? Single(ColumnPart part)
    {
        var columns = form.Columns(part).ToList();
        if (columns.Count > 1)
        {
            problems.Add(new("Parts", new(
                $"Các cột {string.Join(", ", columns)} cùng một công dụng: chỉ để một cột, các cột khác chọn “mang theo” hoặc “bỏ qua”.",
                $"Columns {string.Join(", ", columns)} are for the same: leave one, and choose “carried along” or “passed over” for the others.")));
        }

        return columns.FirstOrDefault();
    }
}
