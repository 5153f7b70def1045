using System.Globalization;
using ParIndex.App.Evidence;
using ParIndex.Core.Criteria;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>How a document lies in a package.</summary>
internal enum PackageState
{
    Whole,

    /// <summary>Its bytes are not in the store.</summary>
    Missing,

    /// <summary>Its bytes are not those that were uploaded.</summary>
    Damaged,

    /// <summary>A link or a number: there are no bytes.</summary>
    NotAFile,

    /// <summary>The criterion has no document.</summary>
    NoDocument,
}

/// <summary>A line of the list of a package.</summary>
internal sealed record PackageLine(Criterion Leaf, UsedEvidence? Used, string? Place, PackageState State);

/// <summary>The list of a package as a workbook.</summary>
internal static class PackageIndex
{
    private static readonly CellStyle Head = new() { Bold = true, Shaded = true, Wrapped = true, Bordered = true, Centered = true, Size = 11 };
    private static readonly CellStyle Text = new() { Wrapped = true, Bordered = true, Size = 11 };

    private static readonly string[] Titles =
        ["Tiêu chí", "Nội dung tiêu chí", "Số, ký hiệu", "Cơ quan ban hành", "Ngày", "Trích yếu", "Trang", "Tệp hoặc địa chỉ", "SHA-256", "Ghi chú"];

    public static void Write(Stream stream, string title, IReadOnlyList<PackageLine> lines)
    {
        var missing = lines.Count(line => line.State is PackageState.Missing or PackageState.Damaged);
        WorkbookWriter.Write(stream,
        [
            new Sheet("Mục lục",
            [
                new SheetRow([SheetCell.Of(title, new CellStyle { Bold = true, Size = 13 })]),
                new SheetRow([SheetCell.Of(missing == 0 ? "Mọi tệp đủ và đúng mã băm." : string.Create(CultureInfo.InvariantCulture, $"{missing} tệp thiếu hoặc hỏng: xem cột Ghi chú."), new CellStyle { Italic = true, Size = 11 })]),
                new SheetRow([.. Titles.Select(name => SheetCell.Of(name, Head))]),
                .. lines.Select(Row),
            ])
            { ColumnWidths = [10, 40, 18, 24, 12, 40, 8, 44, 34, 30], HeaderRows = 1, HeaderFrom = 3 },
        ]);
    }

    private static SheetRow Row(PackageLine line)
    {
        var said = line.Used?.Item.Said;
        return new SheetRow([.. new[]
        {
            line.Leaf.Code, line.Leaf.Title, said?.Number ?? "", said?.Issuer ?? "", said?.IssuedOn?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "", said?.Summary ?? "",
            line.Used?.Use.Page?.ToString(CultureInfo.InvariantCulture) ?? "", Place(line), line.Used?.Item.File?.Sha256 ?? "", Note(line),
        }.Select((text, column) => SheetCell.Of(text, Text) with { Link = column == 7 ? Link(line) : null })]);
    }

    private static string Place(PackageLine line) => line.Place ?? line.Used?.Item.Said.Address ?? "";

    private static Uri? Link(PackageLine line) => line switch
    {
        { State: PackageState.Whole or PackageState.Damaged, Place: { } place } => new Uri(place, UriKind.Relative),
        { Used.Item.Said.Address: { } address } when Uri.TryCreate(address, UriKind.Absolute, out var web) && (web.Scheme == Uri.UriSchemeHttps || web.Scheme == Uri.UriSchemeHttp) => web,
        _ => null,
    };

    private static string Note(PackageLine line) => line.State switch
    {
        PackageState.Missing => $"THIẾU TỆP: “{line.Used!.Item.File!.Name}” không còn trong kho",
        PackageState.Damaged => $"TỆP HỎNG: “{line.Used!.Item.File!.Name}” khác bản đã tải lên",
        PackageState.NotAFile => line.Used!.Item.Kind == EvidenceKind.Link ? "Xem tại địa chỉ" : "Văn bản viện dẫn theo số, không kèm tệp",
        PackageState.NoDocument => "Chưa có tài liệu kiểm chứng",
        _ => line.Used!.Use.Note,
    };
}
