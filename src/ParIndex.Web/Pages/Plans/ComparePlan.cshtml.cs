using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Comparing;
using ParIndex.App.Results.Importing;
using ParIndex.App.Units;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Plans;

/// <summary>Reads a document of the plan that was edited outside and shows what differs; in a draft chosen differences are taken over.</summary>
[Needs(Permission.ReadPlan)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueCountLimit = MostChosen + 10)]
public sealed class ComparePlanModel(PlanAccess access, PlanStore plans, DocumentRecogniser recogniser, TakeDifferences take, UnitStore units, Texts texts) : PlanPage(access, plans, units, texts)
{
    public const long LargestFile = 32L << 20;
    public const long MostBytes = 36L << 20;
    public const int MostChosen = 5_000;

    private static readonly Message NoFile = new("Hãy chọn tệp văn bản.", "Choose the document.");
    private static readonly Message TooLarge = new($"Tệp lớn hơn {LargestFile >> 20} MB nên chưa được nhận.", $"The file is larger than {LargestFile >> 20} MB and was not taken.");
    private static readonly Message NothingChosen = new("Chưa chọn khác biệt nào.", "Nothing was chosen.");

    public PlanComparison? Found { get; private set; }

    public string FileName { get; private set; } = "";

    public Message? Problem { get; private set; }

    /// <summary>What was chosen and not taken.</summary>
    public IReadOnlyList<NotTaken> Not { get; private set; } = [];

    /// <summary>Differences may be taken over.</summary>
    public bool MayTake => MayMake && Plan.IsOpen;

    public void OnGet(string? lon) => Problem = lon is null ? null : TooLarge;

    public async Task<IActionResult> OnPostAsync(IFormFile? tep, CancellationToken cancel)
    {
        if (tep is null || tep.Length > LargestFile)
        {
            Problem = tep is null ? NoFile : TooLarge;
            return Page();
        }

        FileName = Path.GetFileName(tep.FileName);
        try
        {
            await using var content = tep.OpenReadStream();
            var read = await recogniser.ReadAsync(content, FileName, cancel);
            Found = ComparePlan.Run(Plan, await Plans.ContentAsync(Plan.Id, cancel), read.Document);
        }
        catch (DocumentException refused)
        {
            Problem = refused.Problem;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(string[]? chosen, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        if (chosen is not { Length: > 0 and <= MostChosen } || Read(chosen) is not { } differences)
        {
            Problem = NothingChosen;
            return Page();
        }

        var (taken, not) = await take.RunAsync(Plan.Id, differences, cancel);
        if (not.Count == 0)
            return Tell(null, L["Đã đưa {0} khác biệt vào dự thảo.", taken], $"/ke-hoach/{Plan.Id}");

        TempData.Warn(L["Đã đưa {0} khác biệt vào dự thảo; {1} chưa đưa được.", taken, not.Count]);
        Not = not;
        return Page();
    }

    /// <summary>A difference as the form sends it back.</summary>
    public static string Sent(PlanDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return JsonSerializer.Serialize(new ChosenDifference(difference.Kind, difference.Part, difference.Code, difference.Column, difference.Was, difference.Is, difference.Task));
    }

    /// <summary>What differs, in words.</summary>
    public static string Of(DifferenceKind kind, ColumnKind column) => kind switch
    {
        DifferenceKind.TaskAdded => Texts.Key("Thêm nhiệm vụ"),
        DifferenceKind.TaskRemoved => Texts.Key("Bỏ nhiệm vụ"),
        DifferenceKind.TaskChanged => Texts.Key("Sửa nhiệm vụ"),
        DifferenceKind.RowAdded => Texts.Key("Thêm dòng"),
        DifferenceKind.RowRemoved => Texts.Key("Bỏ dòng"),
        _ => column switch
        {
            ColumnKind.Title => Texts.Key("Tên"),
            ColumnKind.Max => Texts.Key("Điểm tối đa"),
            ColumnKind.Score => Texts.Key("Điểm đạt"),
            ColumnKind.Target => Texts.Key("Mục tiêu"),
            ColumnKind.Cause => Texts.Key("Nguyên nhân"),
            ColumnKind.Lead => Texts.Key("Chủ trì"),
            ColumnKind.Coordinators => Texts.Key("Phối hợp"),
            ColumnKind.Monitor => Texts.Key("Theo dõi"),
            ColumnKind.Time => Texts.Key("Thời gian thực hiện"),
            _ => Texts.Key("Ghi chú"),
        },
    };

    private static List<ChosenDifference>? Read(string[] chosen)
    {
        try
        {
            return [.. chosen.Select(one => JsonSerializer.Deserialize<ChosenDifference>(one) ?? throw new JsonException()).Where(one => one is { Code: not null, Was: not null, Is: not null })];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
