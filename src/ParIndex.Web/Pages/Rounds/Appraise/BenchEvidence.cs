using System.Globalization;
using ParIndex.App.Evidence;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Appraise;

/// <summary>Evidence of the entry open on the workbench, one piece shown at its page. Everything is a link, so it works without scripts.</summary>
/// <param name="Shown">The piece shown; null: there is none.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Page">Page of it that is shown, from 1.</param>
public sealed record BenchEvidence(EntryEvidence Evidence, UsedEvidence? Shown, int Number, int Page, HttpRequest Request, string Entry)
{
    /// <summary>Names of piece and page in the address.</summary>
    public const string PieceName = "tai-lieu", PageName = "trang-tai-lieu";

    /// <summary>Id of the part of the page.</summary>
    public const string Id = "minh-chung";

    private const int LastPage = 100_000;

    /// <summary>Pages of the piece shown; null: not known, or it has none.</summary>
    public int? Pages => Shown?.Item.File?.Pages;

    /// <summary>Whether the piece is shown page by page.</summary>
    public bool IsPaged => Shown?.Item.File is { IsPdf: true };

    /// <summary>What an address asks for, as far as it is there.</summary>
    public static BenchEvidence Of(EntryEvidence evidence, HttpRequest request, string entry, int? piece, int? page)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var number = Math.Clamp(piece ?? 1, 1, Math.Max(1, evidence.Used.Count));
        var shown = evidence.Used.ElementAtOrDefault(number - 1);
        return new BenchEvidence(evidence, shown, number, Math.Clamp(page ?? shown?.Use.Page ?? 1, 1, shown?.Item.File?.Pages ?? LastPage), request, entry);
    }

    /// <summary>Address of the workbench with another piece, or another page of it, without its fragment; null: there is none such.</summary>
    public string? AddressOf(int number, int? page = null) =>
        number < 1 || number > Evidence.Used.Count || page < 1 || page > Pages
            ? null
            : Address.With(Request, ("handler", null), ("mo", Entry), ("vua", null), ("vua-nhieu", null), (PieceName, Plain(number)), (PageName, page is { } at ? Plain(at) : null));

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
