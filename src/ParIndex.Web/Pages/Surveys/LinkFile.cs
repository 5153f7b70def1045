using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Documents.Writing;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>Links just made as a CSV to send letters or messages from.</summary>
public static class LinkFile
{
    /// <summary>A line a person: number, area, who they are, link, last day.</summary>
    public static byte[] Write(IReadOnlyList<MadeLink> links, Wave wave, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var bytes = new MemoryStream();
        var columns = links.SelectMany(link => link.Identity.Keys).Distinct(StringComparer.Ordinal).ToList();
        using (var csv = new CsvFileWriter(bytes))
        {
            csv.Row([CsvCell.Of("so_phieu"), CsvCell.Of("khu_vuc"), .. columns.Select(CsvCell.Of), CsvCell.Of("duong_dan"), CsvCell.Of("den_ngay")]);
            foreach (var link in links)
            {
                csv.Row(
                [
                    CsvCell.Of(PaperCode.Of(link.Line)), CsvCell.Of(link.Area), .. columns.Select(column => CsvCell.Of(link.Identity.GetValueOrDefault(column, ""))), CsvCell.Of(AddressOf(link, request)),
                    CsvCell.Of(Show.Date(wave.ClosesOn)),
                ]);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Where a link leads.</summary>
    public static string AddressOf(MadeLink link, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(request);
        return $"{request.Scheme}://{request.Host}{Languages.PagePlace.Of(request.HttpContext).Root}/k/{link.Token}";
    }
}
