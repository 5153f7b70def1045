using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Gallery;

/// <summary>Every component once, with sample content: for those who build pages, never for the public.</summary>
[Needs(Permission.ReadPublished)]
[Embeddable]
public sealed class ShowGalleryModel(IWebHostEnvironment environment, Texts texts) : PageModel
{
    [BindProperty]
    public SampleForm Input { get; set; } = new();

    /// <summary>Index of Đắk Nông in 2023 by field, beside the percent of 2020, both as published.</summary>
    public IReadOnlyList<SampleField> Fields { get; } =
    [
        new("1", "Công tác chỉ đạo, điều hành cải cách hành chính", 9.5m, 9.45m, 88.24m),
        new("2", "Cải cách thể chế", 10m, 9.1m, 84.31m),
        new("3", "Cải cách thủ tục hành chính", 13m, 12.905m, 99.58m),
        new("4", "Cải cách tổ chức bộ máy hành chính", 10.5m, 9.47m, 87.55m),
        new("5", "Cải cách chế độ công vụ", 15m, 12.01m, 74.54m),
        new("6", "Cải cách tài chính công", 12m, 9.6m, 75.32m),
        new("7", "Xây dựng và phát triển chính quyền điện tử, chính quyền số", 13.5m, 10.98m, 77.05m),
        new("8", "Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế – xã hội", 16.5m, 11.9m, 74.69m),
    ];

    public IReadOnlyList<SelectListItem> Units { get; } =
    [
        new("Tỉnh Lâm Đồng", "lam-dong"),
        new("Tỉnh Đắk Nông (đến 30/6/2025)", "dak-nong"),
        new("Tỉnh Bình Thuận (đến 30/6/2025)", "binh-thuan"),
    ];

    public IReadOnlyList<HistoryEntry> History { get; } =
    [
        new(new DateTimeOffset(2024, 4, 12, 8, 42, 0, TimeSpan.Zero), "Nguyễn Thị Hạnh", "sửa kết quả tiêu chí 6.1.2", "Đối chiếu lại với Quyết định công bố, phụ lục 2, dòng 61.",
            [new("Điểm", "0,75", "1,00"), new("Nguyên nhân", "Giải ngân dưới 80%", null)]),
        new(new DateTimeOffset(2024, 4, 10, 2, 5, 0, TimeSpan.Zero), "Trần Quốc Bảo", "nhập kết quả năm 2023 từ phu-luc-2023.docx", null, []),
    ];

    public IActionResult OnGet() => IsOpen ? Page() : NotFound();

    public IActionResult OnPost()
    {
        if (!IsOpen)
            return NotFound();

        if (!ModelState.IsValid)
            return Page();

        TempData.Done(texts["Đã lưu."]);
        return RedirectToPage();
    }

    private bool IsOpen => environment.IsDevelopment() || User.IsInRole("system-administrator");
}

/// <summary>One field of the sample year.</summary>
public sealed record SampleField(string Code, string Name, decimal Max, decimal Points, decimal PercentBefore)
{
    public decimal Percent => Points / Max * 100;
}

/// <summary>A form with one control of each kind.</summary>
public sealed class SampleForm
{
    [Required(ErrorMessage = "Hãy ghi tên kỳ đánh giá."), StringLength(120)]
    public string? Name { get; set; }

    [Required]
    public string? Unit { get; set; } = "lam-dong";

    [Range(0, 100)]
    public decimal? Points { get; set; } = 85.42m;

    public DateOnly? Deadline { get; set; } = new DateOnly(2026, 12, 31);

    public string? Kind { get; set; } = "tu-cham";

    public string? Note { get; set; }

    public bool Public { get; set; } = true;
}
