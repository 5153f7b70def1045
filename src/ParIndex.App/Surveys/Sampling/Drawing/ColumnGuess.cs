using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>Tells from names and examples what the columns of a frame are for; the officer puts it right. What is not recognised is passed over: nothing is read without need.</summary>
public static class ColumnGuess
{
    /// <summary>Names without tone marks; a name that begins or ends with one of them counts as well, after those that are equal.</summary>
    private static readonly (ColumnPart Part, string[] Names)[] Known =
    [
        (ColumnPart.Id, ["so dinh danh", "so dinh danh ca nhan", "ma dinh danh", "so cccd", "cccd", "can cuoc", "cmnd", "so can cuoc", "ma so ca nhan", "ma nguoi", "ma cong dan", "id", "ma", "ma so"]),
        (ColumnPart.Name, ["ho ten", "ho va ten", "ten nguoi nop", "nguoi nop", "chu ho so", "ho ten nguoi nop", "ten cong dan", "full name", "name"]),
        (ColumnPart.Phone, ["dien thoai", "so dien thoai", "sdt", "dt", "di dong", "phone"]),
        (ColumnPart.Service, ["thu tuc", "ten thu tuc", "dich vu", "ten dich vu", "tthc", "service"]),
        (ColumnPart.Size, ["so ho", "so dan", "dan so", "quy mo", "so nguoi", "size"]),
        (ColumnPart.Stratum, ["vung", "tang", "nhom", "gioi", "gioi tinh", "dan toc", "linh vuc", "khu vuc", "region", "sex", "gender"]),
        (ColumnPart.Area, ["tinh", "huyen", "quan", "thi xa", "xa", "phuong", "xa phuong", "xa phuong thi tran", "ten huyen", "ten xa", "ten thon", "thi tran", "thon", "ban", "ap", "khom", "to dan pho", "dia ban", "district", "commune", "village"]),
        (ColumnPart.Attribute, ["dia chi", "email", "thu dien tu", "ngay sinh", "nam sinh", "tuoi", "address"]),
    ];

    /// <summary>A form to begin with.</summary>
    public static DrawForm Of(IReadOnlyList<HeadColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var parts = new Dictionary<string, ColumnPart>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var part = Part(Plain(column.Name));
            // One column each tells who it is.
            parts.TryAdd(column.Name, part is ColumnPart.Id or ColumnPart.Name or ColumnPart.Phone or ColumnPart.Service && parts.ContainsValue(part) ? ColumnPart.Ignored : part);
        }

        var id = columns.FirstOrDefault(column => parts[column.Name] == ColumnPart.Id);
        return new DrawForm
        {
            Parts = parts,
            IsDossiers = parts.ContainsValue(ColumnPart.Service),
            IsCitizen = id is { Examples.Count: > 0 } && id.Examples.All(text => text.Length is >= 9 and <= 12 && text.All(char.IsAsciiDigit)),
        };
    }

    private static ColumnPart Part(string name)
    {
        foreach (var (part, names) in Known)
        {
            if (names.Contains(name))
                return part;
        }

        return Known.Where(known => known.Names.Any(word => word.Length > 2 && (name.StartsWith(word + " ", StringComparison.Ordinal) || name.EndsWith(" " + word, StringComparison.Ordinal))))
            .Select(known => known.Part).FirstOrDefault(ColumnPart.Ignored);
    }

    private static string Plain(string name) => VietnameseText.Clean(VietnameseText.Fold(name).Replace('_', ' ').Replace('.', ' '));
}
