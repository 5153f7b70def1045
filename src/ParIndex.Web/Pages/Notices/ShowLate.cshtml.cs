using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Rounds;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Documents.Writing;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Rounds;

namespace ParIndex.Web.Pages.Notices;

/// <summary>Who is late in a round, for those who run or follow it; also as CSV.</summary>
[Needs(Permission.MonitorRound)]
public sealed class ShowLateModel(RoundAccess access, RoundStore rounds, UnitStore units, LateWork late, RoundScorers scorers, Session session, Texts texts) : RoundPage(access, rounds, units)
{
    public LateBoard Late { get; private set; } = new([], [], [], []);

    public DateOnly Today => Access.Today;

    private IReadOnlyList<Criterion> fields = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        using var buffer = new MemoryStream();
        using (var csv = new CsvFileWriter(buffer))
        {
            csv.Row(new[] { texts["Việc"], texts["Đơn vị"], texts["Tiêu chí"], texts["Lĩnh vực"], texts["Người phụ trách"], texts["Hạn"], texts["Quá hạn (ngày)"], texts["Mục còn lại"] }.Select(CsvCell.Of));
            foreach (var line in Late.NotSubmitted)
                Row(csv, texts["Chưa nộp phiếu"], NameOf(line.UnitId), "", "", "", line.Due, line.Days, line.Count);

            foreach (var line in Late.Returned)
                Row(csv, texts["Trả lại chưa bổ sung"], NameOf(line.UnitId), line.Code, "", Who(line), line.Due, line.Days, 1);

            foreach (var line in Late.NotExplained)
                Row(csv, texts["Chưa chấp nhận hoặc giải trình"], NameOf(line.UnitId), "", "", "", line.Due, line.Days, line.Count);

            foreach (var line in Late.NotAppraised)
                Row(csv, Name(line.Kind), "", "", FieldName(line.Field), line.Name ?? texts["Chưa có người thẩm định"], line.Due, line.Days, line.Count);
        }

        return File(buffer.ToArray(), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"qua-han-{Round.Year}-{Today:yyyyMMdd}.csv"));
    }

    /// <summary>Who answers for a late entry.</summary>
    public string Who(LateEntry line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var all = line.People.Concat(line.Units.Select(NameOf)).ToList();
        return all.Count == 0 ? texts["Cả đơn vị"] : string.Join(", ", all);
    }

    public string FieldName(string key) => fields.FirstOrDefault(field => field.Key == key) is { } found ? $"{found.Code}. {texts.Name(found.Title, found.TitleEnglish)}" : key;

    public string Name(DutyKind kind) => kind == DutyKind.SecondAppraisal ? texts["Thẩm định lại"] : texts["Thẩm định"];

    protected override void Demand() => Access.DemandMonitor(Round);

    private static void Row(CsvFileWriter csv, string what, string unit, string code, string field, string who, DateOnly due, int days, int count) => csv.Row(
        [CsvCell.Of(what), CsvCell.Of(unit), CsvCell.Of(code), CsvCell.Of(field), CsvCell.Of(who), CsvCell.Of(due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), CsvCell.Of((decimal)days), CsvCell.Of((decimal)count)]);

    private async Task LoadAsync(CancellationToken cancel)
    {
        Late = await late.OfRoundAsync(Round, cancel);
        fields = (await scorers.GetAsync(session, Round.SetVersionId, cancel)).Set.Criteria;
    }
}
