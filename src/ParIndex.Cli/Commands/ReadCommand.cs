using System.CommandLine;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.Cli.Output;
using ParIndex.Core.Results;
using ParIndex.Documents.Reading;

namespace ParIndex.Cli.Commands;

/// <summary><c>read FILE --json</c>: the rows of an official document as data.</summary>
internal static class ReadCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("FILE", "Báo cáo, kế hoạch, phụ lục: DOCX, XLSX, CSV, TSV, TXT. / An official document.");
        var json = Shared.Json();
        var command = new Command(
            "read",
            "Đọc văn bản thành dữ liệu. Ví dụ: parindex read bao-cao.docx --json / Reads an official document as data.")
        {
            file, json,
        };
        command.SetAction(parsed =>
        {
            var document = Open(parsed.GetRequiredValue(file), terminal);
            if (parsed.GetValue(json))
            {
                terminal.Out.Flush();
                OfficialDocumentJson.Write(document, terminal.Output);
            }
            else
            {
                Print(terminal, document);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Reads and recognises one file; what the file reader remarks (a wrong suffix, hidden sheets) goes to the error stream.</summary>
    internal static OfficialDocument Open(string path, Terminal terminal)
    {
        var content = DocumentFile.Read(path);
        foreach (var remark in content.Remarks)
        {
            terminal.Error(new($"{content.FileName}: {remark.Vietnamese}", $"{content.FileName}: {remark.English}"));
        }

        return OfficialDocumentReader.Read(content);
    }

    private static void Print(Terminal terminal, OfficialDocument document)
    {
        terminal.Line(terminal.Say(new(
            $"{document.File}: {document.Tables.Count} bảng, {document.Prose.Count} đoạn văn, {document.Leftovers.Count} phần chưa nhận ra",
            $"{document.File}: {document.Tables.Count} tables, {document.Prose.Count} paragraphs, {document.Leftovers.Count} leftovers")));
        foreach (var table in document.Tables)
        {
            terminal.Line();
            terminal.Line(table.Caption);
            foreach (var row in table.Rows)
            {
                var points = row.Max is null ? "" : $"{Number(row.Score)}/{Number(row.Max)}";
                terminal.Line($"{row.Code,-8} {points,-16} {row.Title}");
            }
        }

        foreach (var leftover in document.Leftovers)
        {
            terminal.Line(terminal.Say(new(
                $"Chưa nhận ra ({leftover.Source}): {leftover.Text}", $"Not recognised ({leftover.Source.ToMessage().English}): {leftover.Text}")));
        }

        string Number(decimal? value) => value is { } number ? Figures.Exact(number, terminal.Language) : "–";
    }
}
