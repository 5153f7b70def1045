using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>From a criteria set to sheets.</summary>
internal static class WorkbookForm
{
    private const int SpareRows = 500;

    public static IReadOnlyList<SheetSpec> Of(CriteriaSet set)
    {
        var nodes = Flatten(set.Criteria, 1).ToList();
        var tree = SetTree.Of(set);
        return
        [
            new SheetSpec(SetSheets.Settings, Columns(SetSheets.SettingColumns), SettingRows(tree)),
            new SheetSpec(SetSheets.Criteria, Columns(SetSheets.CriteriaColumns), [.. nodes.Select((pair, index) => CriterionRow(pair.Node, pair.Level, index + 2, nodes.Count))]),
            new SheetSpec(SetSheets.Inputs, Columns(SetSheets.InputColumns), PartRows(nodes, SetSheets.InputColumns, node => node.Inputs.Select(SetTree.Input))),
            new SheetSpec(SetSheets.Tests, Columns(SetSheets.TestColumns), PartRows(nodes, SetSheets.TestColumns, node => node.Tests.Select(SetTree.Test))),
            new SheetSpec(SetSheets.Lists, Columns(SetSheets.ListColumns), ListRows(tree)),
            new SheetSpec(SetSheets.Mapping, Columns(SetSheets.MappingColumns), [.. set.Mapping.Select(mapping => Row(SetTree.Mapping(mapping).Map(), SetSheets.MappingColumns))]),
        ];
    }

    private static IEnumerable<(Criterion Node, int Level)> Flatten(IEnumerable<Criterion> nodes, int level) =>
        nodes.SelectMany(node => Flatten(node.Children, level + 1).Prepend((node, level)));

    private static List<ColumnSpec> Columns(IReadOnlyList<SetColumn> columns) =>
        [.. columns.Select(column => new ColumnSpec(column.Header, column.Width, column.Choices, column.Name == SetSheets.Check))];

    private static List<IReadOnlyList<CellSpec>> SettingRows(SetMap tree)
    {
        var rows = new List<IReadOnlyList<CellSpec>>();
        foreach (var item in SetSheets.SettingItems)
        {
            var values = tree[item.Name]?.Value switch
            {
                SetList list => list.Items.Select(value => Cell(value, item)).ToList(),
                null => [CellSpec.Blank],
                var value => [Cell(value, item)],
            };
            rows.AddRange(values.Select(value => (IReadOnlyList<CellSpec>)[new TextCell(item.Header, IsStrong: true), value]));
        }

        return rows;
    }

    private static List<CellSpec> CriterionRow(Criterion node, int level, int row, int count)
    {
        var map = SetTree.Alone(node, source: null, kind: null).Map();
        return [.. SetSheets.CriteriaColumns.Select(column => column.Name switch
        {
            SetSheets.Level => new NumberCell(level),
            SetSheets.Check => new FormulaCell(SumCheck(row, count + SpareRows)),
            "title" => new TextCell(SetText.Line(node.Title), IsStrong: !node.IsLeaf),
            _ => Cell(map[column.Name]?.Value, column),
        })];
    }

    /// <summary>
    /// Sum of the regular children less the row's own maximum; blank for leaves, bonus and penalty. Goes by code and level, so
    /// rows that are added later count.
    /// </summary>
    private static string SumCheck(int row, int last)
    {
        var apart = SetWords.Kinds.Entries.Where(entry => entry.Value != CriterionKind.Regular).Select(entry => entry.Label).ToList();
        var below = $"{Range("code")},{Own("code")}&\".*\"";
        var isApart = $"OR({string.Join(",", apart.Select(label => $"{Own("kind")}=\"{label}\""))})";
        var regular = string.Join(",", apart.Select(label => $"{Range("kind")},\"<>{label}\""));
        var sum = $"SUMIFS({Range("max")},{below},{Range(SetSheets.Level)},{Own(SetSheets.Level)}+1,{regular})";
        return $"IF(OR({isApart},COUNTIFS({below})=0),\"\",ROUND({sum}-{Own("max")},9))";

        string Column(string name) => SheetWriter.ColumnName(1 + SetSheets.CriteriaColumns.TakeWhile(column => column.Name != name).Count());
        string Range(string name) => $"${Column(name)}$2:${Column(name)}${SetText.Number(last)}";
        string Own(string name) => $"${Column(name)}{SetText.Number(row)}";
    }

    private static List<IReadOnlyList<CellSpec>> PartRows(
        IEnumerable<(Criterion Node, int Level)> nodes, IReadOnlyList<SetColumn> columns, Func<Criterion, IEnumerable<Members>> parts) =>
        [.. nodes.SelectMany(pair => parts(pair.Node).Select(part => Row(part.Text("code", pair.Node.Code).Map(), columns)))];

    private static List<IReadOnlyList<CellSpec>> ListRows(SetMap tree)
    {
        var rows = new List<IReadOnlyList<CellSpec>>();
        foreach (var part in SetSheets.ListParts)
        {
            foreach (var map in (tree[part.Member]?.Value as SetList)?.Items.OfType<SetMap>() ?? [])
            {
                rows.Add(
                [
                    new TextCell(part.Label),
                    new TextCell(((SetScalar)map[part.Name]!.Value).Text),
                    Cell(map[part.Value]!.Value, SetSheets.ListColumns[2]),
                    new TextCell(part.Remark is { } remark && map[remark]?.Value is SetScalar text ? text.Text : ""),
                ]);
            }
        }

        return rows;
    }

    private static List<CellSpec> Row(SetMap map, IReadOnlyList<SetColumn> columns) => [.. columns.Select(column => Cell(map[column.Name]?.Value, column))];

    private static CellSpec Cell(SetNode? value, SetColumn column) => value switch
    {
        null => CellSpec.Blank,
        SetScalar scalar => column.Form switch
        {
            CellForm.Number or CellForm.Percent or CellForm.Numbers => new NumberCell(decimal.Parse(scalar.Text, CultureInfo.InvariantCulture)),
            CellForm.Word => new TextCell(column.Labels![scalar.Text]),
            CellForm.Flag => new TextCell(scalar.Text == "true" ? "Có" : "Không"),
            _ => Text(scalar.Text, column),
        },

        // One lone number is a number; several are lines of text.
        SetList { Items: [SetScalar lone] } when column.Form == CellForm.Numbers => Cell(lone, column),
        SetList list => Text(string.Join('\n', list.Items.Cast<SetScalar>().Select(item => item.Text)), column),
        SetMap map => Text(string.Join('\n', map.Members.Select(member => $"{member.Name} = {((SetScalar)member.Value).Text}")), column),
        _ => CellSpec.Blank,
    };

    private static TextCell Text(string text, SetColumn column) => text.Length <= SheetWriter.LongestCell
        ? new TextCell(text)
        : throw new DocumentException("", null, new Message(
            $"“{column.Header}” dài quá {SetText.Number(SheetWriter.LongestCell)} ký tự nên không vừa một ô Excel: rút gọn, hoặc dùng tệp YAML.",
            $"“{column.Header}” is longer than the {SetText.Number(SheetWriter.LongestCell)} characters of a cell: shorten it, or use the YAML file."));
}
