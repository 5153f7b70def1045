using System.Globalization;
using ParIndex.App.Units.Changes;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Units.Import;

/// <summary>Turns rows into events one by one; units above are found in the register, then among the rows themselves.</summary>
internal sealed class UnitRowReader
{
    private static readonly string[] Dates = ["d/M/yyyy", "yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy"];

    private readonly UnitRegister register;
    private readonly string? defaultParent;
    private readonly DateOnly defaultFrom;
    private readonly Dictionary<UnitRow, string> ids = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> twice = new(StringComparer.Ordinal);
    private readonly ILookup<string, UnitRow> byName;

    public UnitRowReader(UnitRegister register, string? parent, DateOnly from, IReadOnlyList<UnitRow> rows)
    {
        this.register = register;
        defaultParent = parent;
        defaultFrom = from;
        byName = rows.Where(row => row[UnitColumn.Name] is not null).ToLookup(row => PlaceName.Parse(row[UnitColumn.Name]!).Key, StringComparer.Ordinal);
        // Ids first, so that a row may stand under one that comes after it.
        foreach (var row in rows)
        {
            var id = row[UnitColumn.Id] ?? UnitIds.New(register, parent, row[UnitColumn.Name] ?? "don-vi", from, taken);
            if (!taken.Add(id))
                twice.Add(id);

            ids[row] = id;
        }
    }

    public UnitFileRow Read(UnitRow row)
    {
        var problems = new List<Message>();
        var id = ids[row];
        var name = row[UnitColumn.Name];
        if (name is null)
            problems.Add(new Message("thiếu tên đơn vị; hãy điền", "the name is missing; fill it in"));

        if (!IsId(id))
            problems.Add(new Message($"mã “{id}” chỉ gồm chữ thường không dấu, số, “-” và “/”; hãy sửa hoặc để trống", $"id “{id}” takes lower-case letters, digits, “-” and “/”; mend it or leave it blank"));

        if (twice.Contains(id))
            problems.Add(new Message($"mã “{id}” đứng ở nhiều dòng; mỗi đơn vị một mã", $"id “{id}” stands in several rows; each unit has its own"));

        var from = Date(row, UnitColumn.From, problems) ?? defaultFrom;
        var last = Date(row, UnitColumn.To, problems);
        if (last < from)
            problems.Add(new Message("ngày cuối đứng trước ngày đầu; hãy sửa", "the last day comes before the first; mend it"));

        var kind = Kind(row, problems);
        var parent = Parent(row, from, problems);
        return new UnitFileRow(row.Place, id, name ?? "", problems.Count > 0 ? [] : Events(row, id, kind, parent, from, last), problems);
    }

    private static List<UnitEvent> Events(UnitRow row, string id, UnitKind kind, string? parent, DateOnly from, DateOnly? last)
    {
        var aliases = row[UnitColumn.ShortNames]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var name = new UnitName(row[UnitColumn.Name]!, row[UnitColumn.Designation], aliases, row[UnitColumn.English]);
        var events = new List<UnitEvent>
        {
            UnitEvent.Found(id, kind, name, from, parent) with { Code = row[UnitColumn.Code], LegalBasis = row[UnitColumn.LegalBasis], Note = row[UnitColumn.Note] },
        };
        if (last is { } end)
            events.Add(UnitEvent.Abolish(id, end.AddDays(1)) with { LegalBasis = row[UnitColumn.LegalBasis] });

        return events;
    }

    private static UnitKind Kind(UnitRow row, List<Message> problems)
    {
        if (row[UnitColumn.Kind] is { } typed)
        {
            if (UnitKindText.Parse(typed) is { } kind)
                return kind;

            problems.Add(new Message($"không có loại “{typed}”; chọn một loại trong tệp mẫu", $"there is no kind “{typed}”; choose one of the form"));
            return UnitKind.Other;
        }

        var told = UnitKindText.OfName($"{row[UnitColumn.Designation]} {row[UnitColumn.Name]}".Trim());
        if (told is null)
            problems.Add(new Message("tên không cho biết loại đơn vị; hãy điền cột Loại", "the name does not tell the kind; fill in the column Loại"));

        return told ?? UnitKind.Other;
    }

    private string? Parent(UnitRow row, DateOnly from, List<Message> problems)
    {
        if (row[UnitColumn.Parent] is not { } typed)
            return defaultParent;

        if (register.Find(typed) is not null || taken.Contains(typed))
            return typed;

        var stored = register.FindByName(typed, from);
        var own = byName[PlaceName.Parse(typed).Key].Where(other => other != row).ToList();
        switch (stored.Count + own.Count)
        {
            case 1:
                return stored.Count == 1 ? stored[0].Id : ids[own[0]];
            case 0:
                problems.Add(new Message(
                    $"ngày {Show(from)} không có đơn vị cấp trên “{typed}”; ghi đúng tên hoặc mã, hoặc thêm đơn vị đó vào tệp",
                    $"there is no unit above called “{typed}” on {Show(from)}; give its right name or id, or add it to the file"));
                return null;
            default:
                problems.Add(new Message(
                    $"có nhiều đơn vị tên “{typed}”: {string.Join(", ", stored.Select(unit => unit.Id).Concat(own.Select(other => ids[other])))}; ghi mã thay cho tên",
                    $"several units are called “{typed}”: {string.Join(", ", stored.Select(unit => unit.Id).Concat(own.Select(other => ids[other])))}; give the id instead"));
                return null;
        }
    }

    private static DateOnly? Date(UnitRow row, UnitColumn column, List<Message> problems)
    {
        if (row[column] is not { } typed)
            return null;

        if (DateOnly.TryParseExact(typed, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1945 and <= 2200)
            return date;

        problems.Add(new Message(
            $"{UnitColumns.Header(column)} “{typed}” không phải ngày; ghi như 01/07/2025", $"{UnitColumns.Header(column)} “{typed}” is no date; write it like 01/07/2025"));
        return null;
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 200 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '/');

    private static string Show(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
