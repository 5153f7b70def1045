using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Documents.Writing;
using Row = System.Collections.Generic.IReadOnlyList<ParIndex.Documents.Writing.SheetCell?>;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>From a criteria set to sheets.</summary>
internal static class WorkbookForm
{
    /// <summary>Rows below the last that are ready to be typed into.</summary>
    private const int SpareRows = 200;

    public static IReadOnlyList<Sheet> Of(CriteriaSet set)
    {
        var nodes = Flatten(set.Criteria, 1).ToList();
        var tree = SetTree.Of(set);
        return
        [
            Sheet(SetSheets.Settings, SetSheets.SettingColumns, SettingRows(tree)),
            Sheet(SetSheets.Criteria, SetSheets.CriteriaColumns, [.. nodes.Select((pair, index) => CriterionRow(pair.Node, pair.Level, index + 2, nodes.Count))]),
            Sheet(SetSheets.Inputs, SetSheets.InputColumns, PartRows(nodes, SetSheets.InputColumns, node => node.Inputs.Select(SetTree.Input))),
            Sheet(SetSheets.Tests, SetSheets.TestColumns, PartRows(nodes, SetSheets.TestColumns, node => node.Tests.Select(SetTree.Test))),
            Sheet(SetSheets.Lists, SetSheets.ListColumns, ListRows(tree)),
            Sheet(SetSheets.Mapping, SetSheets.MappingColumns, [.. set.Mapping.Select(mapping => Cells(SetTree.Mapping(mapping).Map(), SetSheets.MappingColumns))]),
        ];
    }

    private static Sheet Sheet(string name, IReadOnlyList<SetColumn> columns, List<Row> rows)
    {
        Row header = [.. columns.Select(column => SheetCell.Of(column.Header, SetCells.HeaderStyle))];
        Row spare = [.. columns.Select(column => column.Name == "code" ? SheetCell.Blank(SetCells.TextStyle) : null)];
        var spares = spare.Any(cell => cell is not null) ? Enumerable.Repeat(spare, SpareRows) : [];
        var last = SetText.Number(rows.Count + 1 + SpareRows);
        return new Sheet(name, rows.Prepend(header).Concat(spares).Select(row => new Documents.Writing.SheetRow(row)))
        {
            ColumnWidths = [.. columns.Select(column => column.Width)],
            HeaderRows = 1,
            Choices = [.. columns.Select((column, index) => (column, Name: SetCells.ColumnName(index + 1)))
                .Where(pair => pair.column.Choices.Count > 0)
                .Select(pair => new SheetChoice($"{pair.Name}2:{pair.Name}{last}", pair.column.Choices))],
        };
    }

    private static IEnumerable<(Criterion Node, int Level)> Flatten(IEnumerable<Criterion> nodes, int level) =>
        nodes.SelectMany(node => Flatten(node.Children, level + 1).Prepend((node, level)));

    private static List<Row> SettingRows(SetMap tree)
    {
        var rows = new List<Row>();
        foreach (var item in SetSheets.SettingItems)
        {
            var values = tree[item.Name]?.Value switch
            {
                SetList list => list.Items.Select(value => Cell(value, item)).ToList(),
                null => [null],
                var value => new List<SheetCell?> { Cell(value, item) },
            };
            rows.AddRange(values.Select(value => new List<SheetCell?> { SetCells.Text(item.Header, isStrong: true), value }));
        }

        return rows;
    }

    private static List<SheetCell?> CriterionRow(Criterion node, int level, int row, int count)
    {
        var map = SetTree.Alone(node, source: null, kind: null).Map();
        return [.. SetSheets.CriteriaColumns.Select(column => column.Name switch
        {
            SetSheets.Level => SetCells.Number(level),
            SetSheets.Check => SetCells.Check(SumCheck(row, count + 1 + SpareRows), Difference(node)),
            "title" => SetCells.Text(SetText.Line(node.Title), isStrong: !node.IsLeaf),
            _ => Cell(map[column.Name]?.Value, column),
        })];
    }

    /// <summary>What the formula shows.</summary>
    private static decimal? Difference(Criterion node) => node.IsLeaf || node.Kind != CriterionKind.Regular
        ? null
        : node.Children.Where(child => child.Kind == CriterionKind.Regular).Sum(child => child.Max) - node.Max;

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

        string Column(string name) => SetCells.ColumnName(1 + SetSheets.CriteriaColumns.TakeWhile(column => column.Name != name).Count());
        string Range(string name) => $"${Column(name)}$2:${Column(name)}${SetText.Number(last)}";
        string Own(string name) => $"${Column(name)}{SetText.Number(row)}";
    }

    private static List<Row> PartRows(
        IEnumerable<(Criterion Node, int Level)> nodes, IReadOnlyList<SetColumn> columns, Func<Criterion, IEnumerable<Members>> parts) =>
        [.. nodes.SelectMany(pair => parts(pair.Node).Select(part => Cells(part.Text("code", pair.Node.Code).Map(), columns)))];

    private static List<Row> ListRows(SetMap tree)
    {
        var rows = new List<Row>();
        foreach (var part in SetSheets.ListParts)
        {
            foreach (var map in (tree[part.Member]?.Value as SetList)?.Items.OfType<SetMap>() ?? [])
            {
                rows.Add(
                [
                    SetCells.Text(part.Label),
                    SetCells.Text(((SetScalar)map[part.Name]!.Value).Text),
                    Cell(map[part.Value]!.Value, SetSheets.ListColumns[2]),
                    SetCells.Text(part.Remark is { } remark && map[remark]?.Value is SetScalar text ? text.Text : ""),
                ]);
            }
        }

        return rows;
    }

    private static List<SheetCell?> Cells(SetMap map, IReadOnlyList<SetColumn> columns) => [.. columns.Select(column => Cell(map[column.Name]?.Value, column))];

    private static SheetCell? Cell(SetNode? value, SetColumn column) => value switch
    {
        null => null,
        SetScalar scalar => column.Form switch
        {
            CellForm.Number or CellForm.Percent or CellForm.Numbers => SetCells.Number(decimal.Parse(scalar.Text, CultureInfo.InvariantCulture)),
            CellForm.Word => SetCells.Text(column.Labels![scalar.Text]),
            CellForm.Flag => SetCells.Text(scalar.Text == "true" ? "Có" : "Không"),
            _ => SetCells.Text(scalar.Text),
        },

        // One lone number is a number; several are lines of text.
        SetList { Items: [SetScalar lone] } when column.Form == CellForm.Numbers => Cell(lone, column),
        SetList list => SetCells.Text(string.Join('\n', list.Items.Cast<SetScalar>().Select(item => item.Text))),
        SetMap map => SetCells.Text(string.Join('\n', map.Members.Select(member => $"{member.Name} = {((SetScalar)member.Value).Text}"))),
        _ => null,
    };
}
