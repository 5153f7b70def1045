using System.CommandLine;
using ParIndex.App.Results;
using ParIndex.Cli.Output;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;

namespace ParIndex.Cli.Commands;

/// <summary><c>summary FILE…</c>: one page of Markdown per document: the index, fields, lost points, findings.</summary>
internal static class SummaryCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Một hay nhiều văn bản có bảng điểm. / Documents with points.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(
            "summary", "Tóm tắt một trang: chỉ số, lĩnh vực, điểm bị trừ, lỗi số liệu. / One page per document.")
        {
            files,
        };
        command.SetAction(parsed =>
        {
            foreach (var path in parsed.GetRequiredValue(files))
            {
                var document = ReadCommand.Open(path, terminal);
                var table = ResultTable.Of(document);
                SummaryText.Print(terminal, document, table, LostPointLedger.Of(table), DocumentChecker.Check(document));
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
