using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>What the reader had to repair, and what fitted nowhere.</summary>
internal static class ReadingNoteCheck
{
    public static IEnumerable<Finding> Check(DocumentView document)
    {
        var notes = document.Document.Tables.SelectMany(table => table.Notes).ToList();
        var told = notes.Where(note => note.Kind == FindingKinds.StrayText).Select(note => note.Source).ToHashSet();
        var codes = Codes(document);
        return notes.Where(note => !IsFormula(note)).Select(note => Tell(note.Code.Length > 0 ? note : note with { Code = codes.GetValueOrDefault(note.Source, "") }))
            .Concat(document.Document.Leftovers.Where(text => text.Text.Trim().Length > 0 && !told.Contains(text.Source)).Select(Tell));
    }

    /// <summary>A formula in the letters is told as damage.</summary>
    private static bool IsFormula(ReadingNote note) =>
        note.Kind == FindingKinds.StrayText && note.Read.Length > 0 && DamagedLetterCheck.HasFormula(note.Printed) && !FormatCheck.HasTag(note.Printed);

    private static Dictionary<SourcePlace, string> Codes(DocumentView document)
    {
        var codes = new Dictionary<SourcePlace, string>();
        foreach (var row in document.Tables.SelectMany(table => table.Table.Rows))
        {
            foreach (var cell in row.Printed.Values)
            {
                codes.TryAdd(cell.Source, row.Code);
            }
        }

        return codes;
    }

    private static Finding Tell(ReadingNote note)
    {
        var (severity, vietnamese, english) = note.Kind switch
        {
            FindingKinds.BrokenCode when note.Printed.Length == 0 =>
                (FindingSeverity.Warning, $"Dòng không có mã; đọc là {note.Read}. Ghi mã vào ô số thứ tự.", $"The row has no code; read as {note.Read}. Write the code into its cell."),
            FindingKinds.BrokenCode =>
                (FindingSeverity.Info, $"Mã \"{note.Printed}\" bị ngắt hoặc sai; đọc là {note.Read}. Ghi lại liền một mạch.", $"Code \"{note.Printed}\" is broken; read as {note.Read}. Write it in one piece."),
            FindingKinds.ShiftedColumn =>
                (FindingSeverity.Info, $"\"{note.Printed}\" nằm lệch cột; đọc vào {note.Read}. Kiểm tra lại ô này.", $"\"{note.Printed}\" stands in another column; read into {note.Read}. Look at this cell."),
            FindingKinds.StrayText when note.Read.Length > 0 =>
                (FindingSeverity.Info, $"Ô còn dấu vết định dạng hoặc ký tự thừa: \"{Report.Quote(note.Printed)}\". Xóa các dấu vết này; chữ đã được đọc đủ.", $"The cell holds remnants of mark-up: \"{Report.Quote(note.Printed)}\". Delete them; the words were read in full."),
            FindingKinds.StrayText =>
                (FindingSeverity.Info, $"\"{note.Printed}\" không thuộc dòng nào của bảng. Xóa hoặc đưa về đúng ô.", $"\"{note.Printed}\" belongs to no row of the table. Delete it or move it to its cell."),
            _ =>
                (FindingSeverity.Info, $"\"{note.Printed}\" được đọc là \"{note.Read}\". Kiểm tra lại ô này.", $"\"{note.Printed}\" was read as \"{note.Read}\". Look at this cell."),
        };
        return Report.Prose(note.Kind, severity, note.Source, note.Code, FieldOf(note.Kind), note.Printed, note.Read, vietnamese, english);
    }

    private static Finding Tell(SourcedText text) => Report.Prose(
        FindingKinds.StrayText, FindingSeverity.Info, text.Source, "", "text", Report.Quote(text.Text, 200), "",
        $"\"{Report.Quote(text.Text)}\" không thuộc bảng hay đoạn văn nào. Xóa hoặc đưa về đúng chỗ.",
        $"\"{Report.Quote(text.Text)}\" belongs to no table or paragraph. Delete it or move it to its place.");

    private static string FieldOf(string kind) => kind == FindingKinds.BrokenCode ? "code" : "text";
}
