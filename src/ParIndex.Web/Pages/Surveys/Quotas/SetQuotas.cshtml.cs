using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Quotas;

/// <summary>How many answers each group of a wave is to bring: set by hand or from a file, by one division or two that cross.</summary>
[Needs(Permission.ManageSurveys)]
[RequestSizeLimit(LargestFile + (1L << 20))]
[RequestFormLimits(ValueCountLimit = (3 * SetQuotas.MostGroups) + 20, MultipartBodyLengthLimit = LargestFile + (1L << 20))]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SetQuotasModel(SurveyAccess access, WaveStore waves, FollowQuotas follow, QuotaOffers offers, SetQuotas set, Texts texts) : SurveyPage(access, waves, texts)
{
    public const long LargestFile = 4L << 20;

    private static readonly Message NoFile = new("Hãy chọn tệp chỉ tiêu.", "Choose the file of quotas.");
    private static readonly Message TooLarge = new($"Tệp lớn hơn {LargestFile >> 20} MB nên chưa được nhận.", $"The file is larger than {LargestFile >> 20} MB and was not taken.");
    private static readonly Message NoDivision = new("Hãy chọn cách chia nhóm.", "Choose what the groups are divided by.");
    private static readonly Message BadNumber = new("Chỉ tiêu là số nguyên từ 1; để trống là không có chỉ tiêu. Các số đã gõ vẫn còn ở dưới.", "A quota is a whole number from 1; leave it empty for none. What you typed still stands below.");
    private static readonly Message TooManyGroups = new($"Hai cách chia này cho hơn {SetQuotas.MostGroups} nhóm: chọn cách chia ít nhóm hơn.", $"These divisions give more than {SetQuotas.MostGroups} groups: choose others.");

    public IReadOnlyList<QuotaProgress> Plans { get; private set; } = [];

    public IReadOnlyList<QuotaOffer> Offers { get; private set; } = [];

    /// <summary>Division the table to be filled in is by; null: none is chosen yet.</summary>
    public QuotaOffer? First { get; private set; }

    public QuotaOffer? Second { get; private set; }

    /// <summary>Groups of that table: what they are called, and what stands in them.</summary>
    public IReadOnlyList<(QuotaGroup Group, string First, string Second, string Typed)> Groups { get; private set; } = [];

    public WhenFull WhenFull { get; private set; }

    public IReadOnlyList<Message> Problems { get; private set; } = [];

    public bool IsOpen => Wave.State <= WaveState.Open;

    /// <summary>Who comes by the open link is known by what they will answer alone.</summary>
    public bool CanTell => Wave.AllowsOpen && First?.Division.Kind == DivisionKind.Question && Second is null or { Division.Kind: DivisionKind.Question };

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public Task OnGetAsync(string? theo, string? va, CancellationToken cancel) => LoadAsync(theo, va, null, cancel);

    /// <summary>The table as a file to fill in.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? theo, string? va, CancellationToken cancel)
    {
        await LoadAsync(theo, va, null, cancel);
        return First is null ? NotFound() : File(QuotaFile.Write(First, Second, Targets()), "text/csv", "chi-tieu.csv");
    }

    public async Task<IActionResult> OnPostSaveAsync(string? theo, string? va, WhenFull luc, List<string?> first, List<string?> second, List<string?> target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(target);
        var typed = new Dictionary<QuotaGroup, string>();
        for (var i = 0; i < Math.Min(first.Count, Math.Min(second.Count, target.Count)); i++)
            typed[new QuotaGroup(first[i] ?? "", second[i] ?? "")] = VietnameseText.Clean(target[i] ?? "");

        await LoadAsync(theo, va, typed, cancel);
        WhenFull = luc;
        if (First is null)
            return Tell(NoDivision, "");

        var known = Groups.Select(group => group.Group).ToHashSet();
        var numbers = typed.Where(pair => known.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.Length == 0 ? (int?)null
            : int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        if (numbers.Values.Any(number => number == 0))
            return Refuse(BadNumber);

        return await set.RunAsync(Wave.Id, First.Division, Second?.Division, CanTell ? luc : WhenFull.Accept, numbers, cancel) is { } problem
            ? Refuse(problem) : Tell(null, L["Đã lưu chỉ tiêu."]);
    }

    public async Task<IActionResult> OnPostFileAsync(IFormFile? tep, CancellationToken cancel)
    {
        await LoadAsync(null, null, null, cancel);
        if (tep is null || tep.Length is 0 or > LargestFile)
            return Refuse(tep is { Length: > 0 } ? TooLarge : NoFile);

        await using var content = tep.OpenReadStream();
        var (read, problems) = QuotaFile.Read(content, Path.GetFileName(tep.FileName), Offers);
        Problems = problems;
        if (read is null)
            return Page();

        // How a plan tells what is full stands on the page, not in the file.
        var whenFull = Plans.FirstOrDefault(one => one.Plan.First == read.First && one.Plan.Second == read.Second)?.Plan.WhenFull ?? WhenFull.Accept;
        return await set.RunAsync(Wave.Id, read.First, read.Second, whenFull, read.Targets, cancel) is { } problem
            ? Refuse(problem) : Tell(null, L["Đã lưu chỉ tiêu của {0} nhóm.", Show.Count(read.Targets.Values.Count(target => target is not null))]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid plan, CancellationToken cancel) => Tell(await set.RemoveAsync(Wave.Id, plan, cancel), L["Đã bỏ bảng chỉ tiêu."]);

    private PageResult Refuse(Message problem)
    {
        Problems = [problem];
        return Page();
    }

    private async Task LoadAsync(string? theo, string? va, Dictionary<QuotaGroup, string>? typed, CancellationToken cancel)
    {
        Plans = await follow.OfAsync(Wave, cancel);
        Offers = await offers.OfAsync(Wave, cancel);
        First = Offers.FirstOrDefault(offer => offer.Division.ToString() == theo);
        Second = First is null ? null : Offers.FirstOrDefault(offer => offer.Division.ToString() == va);
        if (First is null)
            return;

        if (SetQuotas.Check(First.Division, Second?.Division) is { } wrong)
        {
            Problems = [wrong];
            (First, Second) = (null, null);
        }
        else if (First.Values.Count * (Second?.Values.Count ?? 1) > SetQuotas.MostGroups)
        {
            Problems = [TooManyGroups];
            (First, Second) = (null, null);
        }
        else
        {
            Fill(First, Second, typed);
        }
    }

    private void Fill(QuotaOffer first, QuotaOffer? second, Dictionary<QuotaGroup, string>? typed)
    {
        var (tongue, targets) = (Tongue, Targets());
        WhenFull = Plan()?.Plan.WhenFull ?? WhenFull.Accept;
        Groups =
        [
            .. from one in first.Values
               from other in second?.Values ?? [("", Core.Surveys.Questionnaires.Wording.Empty)]
               let Group = new QuotaGroup(one.Value, other.Value)
               select (Group, one.Label.In(tongue), other.Label.In(tongue),
                   typed is not null ? typed.GetValueOrDefault(Group, "") : targets.TryGetValue(Group, out var target) ? target.ToString(CultureInfo.InvariantCulture) : ""),
        ];
    }

    private QuotaProgress? Plan() => Plans.FirstOrDefault(one => one.Plan.First == First?.Division && one.Plan.Second == Second?.Division);

    private Dictionary<QuotaGroup, int> Targets() => Plan()?.Cells.ToDictionary(cell => cell.Group, cell => cell.Target) ?? [];
}
