using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Monitoring;
using ParIndex.App.Units;
using ParIndex.Core.Rounds;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Rounds.Monitor;

/// <summary>Board of a round for who watches over it: units × fields with state, points and risk, who is late and by how many days, as a page and as files.</summary>
[Needs(Permission.MonitorRound)]
public sealed class MonitorRoundModel(RoundAccess access, RoundStore rounds, UnitStore units, MonitorRound monitor, RecusalStore recusals, Texts texts) : RoundPage(access, rounds, units)
{
    /// <summary>Which units are shown, by their name in the address.</summary>
    public static readonly IReadOnlyList<(string? Key, string Text, Func<BoardRow, bool> Holds)> Filters =
    [
        (null, Texts.Key("Tất cả"), _ => true),
        ("tre", Texts.Key("Trễ hạn"), row => row.IsLate),
        ("chua-nop", Texts.Key("Chưa nộp"), row => !row.Card.IsSubmitted),
        ("rui-ro", Texts.Key("Có rủi ro"), row => row.Heat > RiskHeat.Calm),
    ];

    private Recusals stepped = new([]);

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Filter { get; set; }

    /// <summary>Every unit of the round.</summary>
    public RoundBoard All { get; private set; } = null!;

    /// <summary>The units the filter lets through; the latest first where lateness is asked for, else by name.</summary>
    public RoundBoard Board { get; private set; } = null!;

    public DateOnly Today => Access.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        stepped = await recusals.OfRoundAsync(Round.Id, cancel);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return File(BoardFile.Csv(Board, NameOf, texts), "text/csv; charset=utf-8", FileName("csv"));
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return File(
            BoardFile.Xlsx(Board, texts["Tiến độ {0}, ngày {1}", Round.Name, Show.Date(Today)], NameOf, texts), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileName("xlsx"));
    }

    /// <summary>Where a cell leads: to the appraisal of the field once it is submitted and the visitor appraises there, else to the scorecard; null: neither is for them.</summary>
    public string? LinkOf(BoardRow row, int field)
    {
        ArgumentNullException.ThrowIfNull(row);
        var key = Board.Fields[field].Key;
        return row.Card.IsSubmitted && Access.MayAppraise(stepped, row.Card.UnitId, key)
            ? $"~/ky-danh-gia/{Round.Id}/tham-dinh/{key}?trang-thai=tat-ca&don-vi={Uri.EscapeDataString(UnitSlug.Of(row.Card.UnitId))}"
            : MayOpen(row) ? $"~/phieu/{row.Card.Id}/{key}" : null;
    }

    public bool MayOpen(BoardRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Access.MayReadAll(Round, row.Card.UnitId);
    }

    protected override void Demand() => Access.DemandMonitor(Round);

    private async Task LoadAsync(CancellationToken cancel)
    {
        All = await monitor.OfAsync(Round, cancel);
        var holds = Filters.FirstOrDefault(one => one.Key == Filter).Holds ?? (_ => true);
        var byName = All.Rows.Where(holds).OrderBy(row => NameOf(row.Card.UnitId), Comparer<string>.Create(VietnameseText.Compare));
        Board = All with { Rows = [.. Filter == "tre" ? byName.OrderByDescending(row => row.DaysLate) : byName] };
    }

    private string FileName(string form) => string.Create(CultureInfo.InvariantCulture, $"tien-do-{Round.Year}-{Today:yyyy-MM-dd}.{form}");
}
