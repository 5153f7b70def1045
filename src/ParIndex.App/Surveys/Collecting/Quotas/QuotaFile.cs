using System.Globalization;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Collecting.Quotas;

/// <summary>Quotas as a file says them: one or two columns that name the group, and its number of answers.</summary>
public sealed record QuotaFileReading(QuotaDivision First, QuotaDivision? Second, IReadOnlyDictionary<QuotaGroup, int?> Targets);

/// <summary>Reads and writes quotas as CSV or XLSX: columns named as the divisions are (a field, its question, a column of the sample, "khu_vuc"), and "chi_tieu".</summary>
public static class QuotaFile
{
    /// <summary>Column of the number.</summary>
    public const string Target = "chi_tieu";

    /// <summary>Column of the area.</summary>
    public const string Area = "khu_vuc";

    private const int MostProblems = 50;

    private static readonly string[] Targets = ["chi tieu", "so phieu", "quota", "target"];
    private static readonly string[] Areas = ["khu vuc", "area"];

    /// <summary>Quotas of the file, or all that is wrong with it, each with its place.</summary>
    public static (QuotaFileReading? Read, IReadOnlyList<Message> Problems) Read(Stream stream, string fileName, IReadOnlyList<QuotaOffer> offers)
    {
        TableBlock? table;
        try
        {
            table = DocumentFile.Read(stream, fileName).Blocks.OfType<TableBlock>().FirstOrDefault(block => block.Rows.Count > 1);
        }
        catch (DocumentException problem)
        {
            return (null, [problem.Problem]);
        }

        if (table is null)
            return (null, [new("Tệp không có dòng nào dưới dòng tên cột.", "The file has no line below its header.")]);

        var (columns, target, problems) = Head(table.Rows[0], offers);
        if (problems.Count > 0)
            return (null, problems);

        var targets = new Dictionary<QuotaGroup, int?>();
        foreach (var row in table.Rows.Skip(1).Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell.Text))))
        {
            if (Line(row, columns, target, out var group, out var count) is { } wrong)
                problems.Add(wrong);
            else if (!targets.TryAdd(group, count))
                problems.Add(At(row.Source, new("nhóm này đã có ở dòng trên.", "this group stands in a row above.")));

            if (problems.Count == MostProblems)
                break;
        }

        return problems.Count > 0 ? (null, problems) : (new QuotaFileReading(columns[0].Offer.Division, columns.Count > 1 ? columns[1].Offer.Division : null, targets), []);
    }

    /// <summary>A row a group, ready to be filled in and read again.</summary>
    public static byte[] Write(QuotaOffer first, QuotaOffer? second, IReadOnlyDictionary<QuotaGroup, int> targets)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(targets);
        var bytes = new MemoryStream();
        using (var csv = new CsvFileWriter(bytes))
        {
            csv.Row([CsvCell.Of(Name(first)), .. second is null ? Array.Empty<CsvCell>() : [CsvCell.Of(Name(second))], CsvCell.Of(Target)]);
            foreach (var (value, label) in first.Values)
            {
                foreach (var (crossed, other) in second?.Values ?? [("", Wording.Empty)])
                {
                    csv.Row(
                    [
                        CsvCell.Of(label.In(Wording.Vietnamese)), .. second is null ? Array.Empty<CsvCell>() : [CsvCell.Of(other.In(Wording.Vietnamese))],
                        targets.TryGetValue(new QuotaGroup(value, crossed), out var count) ? CsvCell.Of(count) : CsvCell.Of(""),
                    ]);
                }
            }
        }

        return bytes.ToArray();
    }

    private static (List<(int Column, QuotaOffer Offer)> Columns, int Target, List<Message> Problems) Head(TableRow header, IReadOnlyList<QuotaOffer> offers)
    {
        var (columns, target, problems) = (new List<(int Column, QuotaOffer Offer)>(), -1, new List<Message>());
        foreach (var cell in header.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)))
        {
            var name = Plain(cell.Text);
            if (Targets.Contains(name) && target < 0)
                target = cell.Column;
            else if (offers.FirstOrDefault(offer => IsNamed(offer, name)) is { } offer)
                columns.Add((cell.Column, offer));
            else
                problems.Add(At(cell.Source, new(
                    $"không có câu hỏi hay cột nào tên “{VietnameseText.Clean(cell.Text)}”{Near(name, offers, "; có phải “{0}”?")}",
                    $"no question or column is named “{VietnameseText.Clean(cell.Text)}”{Near(name, offers, "; did you mean “{0}”?")}")));
        }

        if (problems.Count == 0 && (target < 0 || columns.Count is 0 or > 2))
            problems.Add(new($"Tệp cần cột “{Target}” và một hoặc hai cột chia nhóm.", $"The file needs the column “{Target}” and one or two columns that name the group."));
        else if (problems.Count == 0 && SetQuotas.Check(columns[0].Offer.Division, columns.Count > 1 ? columns[1].Offer.Division : null) is { } wrong)
            problems.Add(wrong);

        return (columns, target, problems);
    }

    private static Message? Line(TableRow row, List<(int Column, QuotaOffer Offer)> columns, int target, out QuotaGroup group, out int? count)
    {
        (group, count) = (default, null);
        var values = new List<string>();
        foreach (var (column, offer) in columns)
        {
            var cell = row.Cells.FirstOrDefault(cell => cell.Column == column);
            var name = Plain(cell?.Text ?? "");
            // As it is written first: two communes may differ by a tone mark alone.
            var exact = VietnameseText.Clean(cell?.Text ?? "");
            var found = offer.Values.FirstOrDefault(one => one.Value == exact || one.Label.Texts.Any(text => text.Value == exact)).Value
                ?? (offer.Values.Where(one => Plain(one.Value) == name || one.Label.Texts.Any(text => Plain(text.Value) == name)).ToList() is [var only] ? only.Value : null);
            if (found is null)
            {
                return At(cell?.Source ?? row.Source, new(
                    $"“{cell?.Text}” không phải nhóm của “{Name(offer)}”: ghi {Examples(offer)}.", $"“{cell?.Text}” is no group of “{Name(offer)}”: write {Examples(offer)}."));
            }

            values.Add(found);
        }

        group = new QuotaGroup(values[0], values.Count > 1 ? values[1] : "");
        var number = row.Cells.FirstOrDefault(cell => cell.Column == target);
        if (string.IsNullOrWhiteSpace(number?.Text))
            return null;

        if (!int.TryParse(VietnameseText.Clean(number.Text), NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < 1)
            return At(number.Source, new($"“{number.Text}” không phải số nguyên từ 1.", $"“{number.Text}” is no whole number from 1."));

        count = read;
        return null;
    }

    private static string Name(QuotaOffer offer) => offer.Division.Kind == DivisionKind.Area ? Area : offer.Division.Name;

    private static bool IsNamed(QuotaOffer offer, string name) => offer.Division.Kind == DivisionKind.Area ? Areas.Contains(name)
        : Plain(offer.Division.Name) == name || offer.Title.Texts.Any(text => Plain(text.Value) == name);

    private static string Near(string name, IReadOnlyList<QuotaOffer> offers, string words) =>
        NearestName.To(name, offers.Select(Name)) is { } near ? string.Format(CultureInfo.InvariantCulture, words, near) : ".";

    private static string Examples(QuotaOffer offer) => string.Join(", ", offer.Values.Take(5).Select(one => "“" + one.Label.In(Wording.Vietnamese) + "”")) + (offer.Values.Count > 5 ? ", …" : "");

    private static string Plain(string text) => VietnameseText.Clean(VietnameseText.Fold(text).Replace('_', ' '));

    private static Message At(SourcePlace place, Message text) => place.Before(text);
}
