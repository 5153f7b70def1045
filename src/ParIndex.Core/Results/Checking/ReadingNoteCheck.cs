namespace ParIndex.Core.Results.Checking;

/// <summary>What the reader had to repair, and what fitted nowhere.</summary>
internal static class ReadingNoteCheck
{
    public static IEnumerable<Finding> Check(DocumentView document)
    {
        var notes = document.Document.Tables.SelectMany(table => table.Notes).ToList();
        var told = notes.Where(note => note.Kind == FindingKinds.StrayText).Select(note => note.Source).ToHashSet();
        return notes.Select(Tell)
            .Concat(document.Document.Leftovers.Where(text => text.Text.Trim().Length > 0 && !told.Contains(text.Source)).Select(Tell));
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
