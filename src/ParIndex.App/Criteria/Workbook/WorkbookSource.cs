using ParIndex.App.Criteria.Form;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>From the sheets of a workbook to the tree of the set file.</summary>
internal sealed class WorkbookSource(DocumentContent document, FormReport report)
{
    public SetMap Read()
    {
        var members = new List<SetMember>();
        Settings(members);
        var criteria = new CriterionRows(report);
        criteria.Read(SheetRows.Of(document, SetSheets.Criteria, SetSheets.CriteriaColumns, ["code", "title", "max"], isRequired: true, report));
        Attach(SetSheets.Inputs, SetSheets.InputColumns, criteria, draft => draft.Inputs);
        Attach(SetSheets.Tests, SetSheets.TestColumns, criteria, draft => draft.Tests);
        Lists(members);
        AddList(members, "criteria", [.. criteria.Top.Select(draft => draft.Map())]);
        AddList(members, "mapping", [.. SheetRows.Of(document, SetSheets.Mapping, SetSheets.MappingColumns, ["relation"], isRequired: false, report)
            .Select(row => new SetMap(SheetMembers.Of(row, SetSheets.MappingColumns, report), row.Place))]);
        return new SetMap(members, SourcePlace.InSheet(SetSheets.Settings, "A1"));
    }

    private void Settings(List<SetMember> members)
    {
        SetColumn? last = null;
        foreach (var row in SheetRows.Of(document, SetSheets.Settings, SetSheets.SettingColumns, [SetSheets.Item, SetSheets.Value], isRequired: true, report))
        {
            var label = row.Text(SetSheets.Item);
            var item = label.Length == 0 ? last : SetSheets.SettingItems.FirstOrDefault(
                known => SheetRows.Fold(known.Header) == SheetRows.Fold(label) || known.Name == label);
            last = item;
            if (item is null)
            {
                var near = NearestName.To(VietnameseText.Fold(label), SetSheets.SettingItems.Select(known => VietnameseText.Fold(known.Header)));
                var hint = SetSheets.SettingItems.FirstOrDefault(known => VietnameseText.Fold(known.Header) == near)?.Header;
                report.Error(
                    "field-unknown", row.PlaceOf(SetSheets.Item),
                    $"Không có mục “{label}”" + (hint is null ? ": xóa dòng này." : $": có phải “{hint}”?"),
                    $"There is no item “{label}”" + (hint is null ? ": delete the row." : $": did you mean “{hint}”?"));
            }
            else if (row.Cells.TryGetValue(SetSheets.Value, out var cell))
            {
                AddSetting(members, item, cell);
            }
        }
    }

    /// <summary>A list takes several rows.</summary>
    private void AddSetting(List<SetMember> members, SetColumn item, TableCell cell)
    {
        var value = CellContent.Read(cell, item);
        var index = members.FindIndex(member => member.Name == item.Name);
        if (index < 0)
        {
            members.Add(new SetMember(item.Name, value, cell.Source));
        }
        else if (value is SetList more && members[index].Value is SetList before)
        {
            members[index] = members[index] with { Value = before with { Items = [.. before.Items, .. more.Items] } };
        }
        else
        {
            report.Error(
                "field-duplicate", cell.Source,
                $"Mục “{item.Header}” ghi hai lần, lần đầu ở {members[index].Place}: bỏ một.",
                $"“{item.Header}” is given twice, first at {members[index].Place!.Cell}: drop one.");
        }
    }

    private void Attach(string sheet, IReadOnlyList<SetColumn> columns, CriterionRows criteria, Func<CriterionDraft, List<SetNode>> list)
    {
        var code = "";
        foreach (var row in SheetRows.Of(document, sheet, columns, ["code", "name"], isRequired: false, report))
        {
            // A blank code, as under a merged cell, is the code above.
            code = row.Text("code") is { Length: > 0 } typed
                ? CodeRepair.Repair(typed, criteria.ByCode.ContainsKey, row.PlaceOf("code"), report)
                : code;
            if (criteria.ByCode.TryGetValue(code, out var draft))
            {
                list(draft).Add(new SetMap(SheetMembers.Of(row, columns, report, "code"), row.Place));
            }
            else
            {
                report.Error(
                    "code-unknown", row.PlaceOf("code"),
                    $"Không có tiêu chí mã “{code}” ở trang “{SetSheets.Criteria}”: sửa mã.",
                    $"Sheet “{SetSheets.Criteria}” has no criterion “{code}”: mend the code.");
            }
        }
    }

    private void Lists(List<SetMember> members)
    {
        var rows = SheetRows.Of(document, SetSheets.Lists, SetSheets.ListColumns, [SetSheets.Part, "name", SetSheets.Value], isRequired: false, report);
        foreach (var part in SetSheets.ListParts)
        {
            AddList(members, part.Member, [.. rows.Where(row => IsPart(row, part.Label, part.Member)).Select(row => ListItem(row, part.Name, part.Value, part.Remark))]);
        }

        foreach (var row in rows.Where(row => !SetSheets.ListParts.Any(part => IsPart(row, part.Label, part.Member))))
        {
            var labels = string.Join(", ", SetSheets.ListParts.Select(part => part.Label));
            report.Error("field-word", row.PlaceOf(SetSheets.Part), $"Phần “{row.Text(SetSheets.Part)}” không hợp lệ: chọn {labels}.", $"Part “{row.Text(SetSheets.Part)}” is not valid: choose {labels}.");
        }
    }

    private static bool IsPart(SheetRow row, string label, string member) =>
        VietnameseText.Fold(row.Text(SetSheets.Part)) is var text && (text == VietnameseText.Fold(label) || text == member);

    private static SetMap ListItem(SheetRow row, string name, string value, string? remark)
    {
        var members = new List<SetMember>();
        Add("name", name, name == "name" ? CellForm.Line : CellForm.Number);
        Add(SetSheets.Value, value, value == "from" ? CellForm.Percent : CellForm.Number);
        if (remark is not null)
        {
            Add("label", remark, CellForm.Line);
        }

        return new SetMap(members, row.Place);

        void Add(string column, string member, CellForm form)
        {
            if (row.Cells.TryGetValue(column, out var cell))
            {
                members.Add(new SetMember(member, CellContent.Read(cell, new SetColumn(member, member, 0, form)), cell.Source));
            }
        }
    }

    private static void AddList(List<SetMember> members, string name, IReadOnlyList<SetNode> items)
    {
        if (items.Count > 0)
        {
            members.Add(new SetMember(name, new SetList(items), null));
        }
    }
}
