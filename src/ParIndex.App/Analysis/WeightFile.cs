using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Analysis;

/// <summary>Weights of a composite index as CSV: code, parent (empty at the top), weight.</summary>
internal static class WeightFile
{
    private const int Code = 0;
    private const int Parent = 1;
    private const int Weight = 2;
    private const int MostNodes = 10_000;

    /// <summary>Reads and checks the tree.</summary>
    /// <exception cref="DocumentException">A cell is bad, or the weights make no tree over the leaves.</exception>
    public static WeightTree Read(string path, IReadOnlyList<string> leaves)
    {
        using var records = CsvRecords.Open(path, ["code", "parent", "weight"]);
        var nodes = new List<NodeWeight>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (records.Read() && nodes.Count <= MostNodes)
        {
            var code = records.Text(Code);
            if (code.Length == 0) throw CellNumber.Wrong(records, Code, new("thiếu mã. Điền cột code.", "the code is missing. Fill column code."));
            lines[code] = records.Line;
            nodes.Add(new NodeWeight(code, records.Text(Parent), CellNumber.Required(records, Weight, 0, CellNumber.Any.Most)));
        }

        if (nodes.Count > MostNodes) throw new DocumentException(records.File, null, new($"quá {MostNodes} trọng số. Chia nhỏ tệp.", $"more than {MostNodes} weights. Split the file."));
        return WeightTree.Of(nodes, leaves, out var fault) ?? throw new DocumentException(
            records.File, lines.TryGetValue(fault!.Value.Code, out var line) ? SourcePlace.AtLine(line) : null, Words(fault.Value.Fault, fault.Value.Code));
    }

    private static Message Words(WeightFault fault, string code) => fault switch
    {
        WeightFault.Repeated => new($"mã “{code}” lặp lại. Mỗi mã một dòng.", $"code “{code}” is repeated. One line per code."),
        WeightFault.UnknownParent => new($"nhóm “{code}” không có dòng trọng số. Thêm một dòng cho nhóm.", $"group “{code}” has no weight. Add a line for it."),
        WeightFault.Circle => new($"các nhóm nằm vòng tròn trong nhau (quanh “{code}”). Sửa cột parent.", $"groups lie in a circle within each other (near “{code}”). Mend column parent."),
        WeightFault.EmptyGroup => new($"tổng trọng số trong nhóm “{code}” bằng 0. Cho ít nhất một trọng số lớn hơn 0.", $"weights in group “{code}” sum to 0. Give one above 0 at least."),
        WeightFault.MissingLeaf => new($"tiêu chí “{code}” không có trọng số. Thêm một dòng.", $"leaf “{code}” has no weight. Add a line."),
        WeightFault.LeafIsGroup => new($"“{code}” vừa là tiêu chí có số liệu vừa là nhóm. Sửa cột parent.", $"“{code}” is a leaf with data and a group too. Mend column parent."),
        WeightFault.NotALeaf => new($"“{code}” không có số liệu và không có tiêu chí con. Bỏ dòng này hoặc thêm số liệu.", $"“{code}” has neither data nor children. Drop the line or add data."),
        _ => new($"trọng số của “{code}” không dùng được. Kiểm tra lại.", $"the weight of “{code}” cannot be used. Check it."),
    };
}
