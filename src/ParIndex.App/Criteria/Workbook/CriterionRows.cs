using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>A criterion while its rows are gathered from three sheets.</summary>
internal sealed class CriterionDraft(string code, int level, SourcePlace place)
{
    public string Code => code;

    public int Level => level;

    public List<SetMember> Members { get; } = [];

    public List<SetNode> Inputs { get; } = [];

    public List<SetNode> Tests { get; } = [];

    public List<CriterionDraft> Children { get; } = [];

    public SetMap Map()
    {
        Add("inputs", Inputs);
        Add("tests", Tests);
        Add("children", [.. Children.Select(child => child.Map())]);
        return new SetMap(Members, place);
    }

    private void Add(string name, List<SetNode> items)
    {
        if (items.Count > 0)
        {
            Members.Add(new SetMember(name, new SetList(items, place), place));
        }
    }
}

/// <summary>Turns the rows of the criteria sheet into a tree: by the level column, or by code where it is blank.</summary>
internal sealed class CriterionRows(FormReport report)
{
    private readonly Dictionary<string, CriterionDraft> byCode = new(StringComparer.Ordinal);
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly List<CriterionDraft> open = [];

    public List<CriterionDraft> Top { get; } = [];

    /// <summary>Criteria by code; the first where a code stands twice.</summary>
    public IReadOnlyDictionary<string, CriterionDraft> ByCode => byCode;

    public void Read(IReadOnlyList<SheetRow> rows)
    {
        keys.UnionWith(rows.Select(row => row.Text("key")));
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    private void Add(SheetRow row)
    {
        var level = LevelOf(row);
        if (level > open.Count + 1)
        {
            report.Error(
                "level-jump", row.PlaceOf(SetSheets.Level),
                $"Cấp {SetText.Number(level)} không có cấp {SetText.Number(level - 1)} ở trên: sửa cột Cấp hoặc thêm dòng.",
                $"Level {SetText.Number(level)} has no level {SetText.Number(level - 1)} above it: mend the level column or add the row.");
            level = open.Count + 1;
        }

        open.RemoveRange(level - 1, open.Count - level + 1);
        var parent = open.Count == 0 ? null : open[^1];
        var code = CodeRepair.Repair(row.Text("code"), candidate => Fits(candidate, parent), row.PlaceOf("code"), report);
        var draft = new CriterionDraft(code, level, row.Place);
        draft.Members.AddRange(SheetMembers.Of(row, SetSheets.CriteriaColumns, report, SetSheets.Level, SetSheets.Check, "code"));
        if (code.Length > 0)
        {
            draft.Members.Insert(0, new SetMember("code", new SetScalar(code, ScalarStyle.Text, row.PlaceOf("code")), row.PlaceOf("code")));
        }

        AddKey(row, draft);
        (parent?.Children ?? Top).Add(draft);
        byCode.TryAdd(code, draft);
        open.Add(draft);
    }

    private bool Fits(string code, CriterionDraft? parent) => !byCode.ContainsKey(code) && (parent is null
        ? !code.Contains('.', StringComparison.Ordinal) && !code.Contains('-', StringComparison.Ordinal)
        : code.StartsWith(parent.Code + ".", StringComparison.Ordinal) && !code[(parent.Code.Length + 1)..].Contains('.', StringComparison.Ordinal));

    private int LevelOf(SheetRow row)
    {
        var text = row.Text(SetSheets.Level);
        if (text.Length == 0)
        {
            var code = row.Text("code").Replace(',', '.').TrimEnd('.');
            var dot = code.LastIndexOf('.');
            return dot > 0 && byCode.TryGetValue(code[..dot], out var parent) ? parent.Level + 1 : 1;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 30)
        {
            return level;
        }

        report.Error("level-wrong", row.PlaceOf(SetSheets.Level), $"Cấp “{text}” không hợp lệ: ghi 1 cho lĩnh vực, 2 cho tiêu chí, 3 cho tiêu chí thành phần …", $"Level “{text}” is not valid: write 1 for a field, 2 for a criterion, 3 for a sub-criterion …");
        return Math.Max(open.Count, 1);
    }

    /// <summary>A row added by an officer needs a key that will stay; the title gives one.</summary>
    private void AddKey(SheetRow row, CriterionDraft draft)
    {
        var title = row.Text("title");
        if (row.Text("key").Length > 0 || title.Length == 0)
        {
            return;
        }

        var key = CriterionKey.Make(title, keys);
        draft.Members.Add(new SetMember("key", new SetScalar(key, ScalarStyle.Text, row.Place), row.Place));
        report.Warning(
            "key-made", row.Place,
            $"{draft.Code} chưa có khóa nên được đặt là {key}; giữ nguyên khóa này ở các lần ban hành sau.",
            $"{draft.Code} had no key and was given {key}; keep it in later editions.");
    }
}
