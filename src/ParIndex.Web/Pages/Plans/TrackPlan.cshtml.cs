using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Units;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Documents.Writing;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Plans;

/// <summary>How far the tasks of a plan are: table, board, time chart, calendar; by light, field, agency and last day.</summary>
[Needs(Permission.ReadPlan)]
public sealed class TrackPlanModel(PlanAccess access, PlanStore plans, BoardQuery boards, UnitStore units, Texts texts) : PlanPage(access, plans, units, texts)
{
    public const int Size = 100;

    /// <summary>Cards of a column of the board.</summary>
    public const int MostCards = 30;

    private const int ShortText = 60;

    public static IReadOnlyList<(string View, string Name)> Views { get; } =
        [("danh-sach", Texts.Key("Bảng")), ("bang", Texts.Key("Cột theo đèn")), ("gantt", Texts.Key("Thời gian")), ("lich", Texts.Key("Lịch"))];

    public TaskBoard Board { get; private set; } = null!;

    public IReadOnlyList<BoardTask> Shown { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string View { get; set; } = "danh-sach";

    [BindProperty(SupportsGet = true, Name = "den")]
    public TaskLight? Light { get; set; }

    [BindProperty(SupportsGet = true, Name = "linhVuc")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "coQuan")]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true, Name = "truoc")]
    public DateOnly? Before { get; set; }

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Ghost { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Number { get; set; } = 1;

    public bool GhostsOnly => Ghost == "1";

    public IReadOnlyList<(string Code, string Title)> Fields { get; private set; } = [];

    public IReadOnlyList<(string Id, string Name)> Agencies { get; private set; } = [];

    public IReadOnlyList<BoardTask> Ghosts { get; private set; } = [];

    /// <summary>First and last month of the plan.</summary>
    public IReadOnlyList<DateOnly> Months => [new(Plan.From.Year, Plan.From.Month, 1), new(Plan.To.Year, Plan.To.Month, 1)];

    /// <summary>Tasks with a last day, by month.</summary>
    public IEnumerable<IGrouping<DateOnly, BoardTask>> Calendar => Shown.Where(task => task.Task.DueOn is not null).OrderBy(task => task.Task.DueOn).GroupBy(task => new DateOnly(task.Task.DueOn!.Value.Year, task.Task.DueOn.Value.Month, 1));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        // What was typed into the address and cannot be read asks for nothing.
        ModelState.Clear();
        Number = Math.Max(1, Number);
        if (Views.All(view => view.View != View))
            View = Views[0].View;

        await LoadAsync(cancel);
    }

    /// <summary>What is shown, as CSV.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        using var bytes = new MemoryStream();
        using (var writer = new CsvFileWriter(bytes))
        {
            writer.Row(new[] { L["Mã"], L["Nhiệm vụ"], L["Cơ quan"], L["Vai trò"], L["Bắt đầu"], L["Hạn"], L["Tiến độ (%)"], L["Đèn"], L["Vì sao"] }.Select(CsvCell.Of));
            foreach (var task in Shown)
            {
                foreach (var line in task.Lines)
                {
                    writer.Row(new[]
                    {
                        task.Task.Code, task.Task.Text, NameOf(line.Duty.UnitId), L[PlanWords.Role(line.Duty.Role)], Iso(task.From), Iso(task.Task.DueOn), line.Duty.Percent.ToString(CultureInfo.InvariantCulture),
                        L[PlanWords.Light(line.Light)], L[line.Why],
                    }.Select(CsvCell.Of));
                }
            }
        }

        return File(bytes.ToArray(), "text/csv", "tien-do-ke-hoach.csv");
    }

    /// <summary>This page with one part of its address changed; null takes it away.</summary>
    public string With(string name, string? value) => Address.With(Request, (name, value), ("trang", null));

    public static string Short(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= ShortText ? text : text[..ShortText] + "…";
    }

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private async Task LoadAsync(CancellationToken cancel)
    {
        Board = await boards.OfAsync(Plan, cancel);
        Ghosts = [.. Board.Tasks.Where(task => task.Ghosts.Count > 0)];
        var tops = Board.Tasks.Select(task => (task.Task.Part, task.Field)).ToHashSet();
        Fields = [.. Board.Rows.Where(row => tops.Contains((row.Part, row.Code))).Select(row => (row.Code, row.Title))];
        Agencies = [.. Board.Tasks.SelectMany(task => task.Lines).Select(line => line.Duty.UnitId).Distinct(StringComparer.Ordinal).Select(id => (id, NameOf(id))).OrderBy(pair => pair.Item2, StringComparer.CurrentCulture)];
        Shown =
        [
            .. Board.Tasks.Where(task => !task.Task.IsDropped && (Light is null || task.Light == Light) && (string.IsNullOrEmpty(Field) || task.Field == Field)
                && (string.IsNullOrEmpty(Agency) || task.Lines.Any(line => line.Duty.UnitId == Agency)) && (Before is null || task.Task.DueOn < Before) && (!GhostsOnly || task.Ghosts.Count > 0)),
        ];
    }
}
