using ParIndex.App.Criteria.Form;
using ParIndex.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ParIndex.App.Criteria.Yaml;

/// <summary>
/// Reads YAML text into a tree with the place of every value. Refuses what our files never need and an attacker might use:
/// anchors and aliases, tags, several documents, great depth or size.
/// </summary>
internal sealed class YamlSource
{
    /// <summary>Characters of a file.</summary>
    public const int LongestFile = 8_000_000;

    private const int Deepest = 80;
    private const int MostNodes = 500_000;

    private readonly Parser parser;
    private readonly FormReport report;
    private readonly SourceLines lines;
    private int nodes;

    private YamlSource(string yaml, SourceLines lines, FormReport report)
    {
        parser = new Parser(new StringReader(yaml));
        this.lines = lines;
        this.report = report;
    }

    /// <summary>The tree; null when the text is no YAML, with the reason in the report.</summary>
    public static SetNode? Read(string yaml, FormReport report)
    {
        if (yaml.Length > LongestFile)
        {
            report.Error("file-too-large", null, "Tệp quá lớn (trên 8 triệu ký tự): kiểm tra lại tệp.", "The file is too large (over 8 million characters): check it.");
            return null;
        }

        var lines = new SourceLines(yaml);
        if (lines.FirstDamage() is { } damage)
        {
            // The YAML library takes a NUL for the end of the file and would silently drop the rest.
            report.Error("field-text", damage, "Tệp có ký tự điều khiển hoặc ký tự hỏng ở đây: xóa hoặc gõ lại.", "The file holds a control or broken character here: remove it or type it again.");
            return null;
        }

        var source = new YamlSource(yaml, lines, report);
        try
        {
            return source.Document();
        }
        catch (YamlException problem)
        {
            var text = YamlProblemText.For(problem.Message);
            var place = YamlProblemText.IsAboutTabs(problem.Message) ? lines.FirstTab((int)problem.Start.Line) : null;
            report.Error("yaml-syntax", place ?? At(problem.Start), text.Vietnamese, text.English);
        }
        catch (FormException problem)
        {
            report.Error(problem.Code, problem.Place, problem.Text.Vietnamese, problem.Text.English);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // The library trips over some damaged texts instead of refusing them; the last sound part tells where.
            var text = YamlProblemText.For(fault.Message);
            report.Error("yaml-syntax", source.parser.Current is { } last ? At(last.End) : null, text.Vietnamese, text.English);
        }

        return null;
    }

    private SetNode? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            report.Error("yaml-empty", SourcePlace.AtLine(1, 1), "Tệp trống: ghi nội dung vào tệp rồi chạy lại.", "The file is empty: write into it and run again.");
            return null;
        }

        var root = Node(0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            throw new FormException("yaml-documents", At(second.Start), new Message(
                "Tệp chứa hai tài liệu (dòng “---”): tách mỗi tài liệu thành một tệp.", "The file holds two documents (a line “---”): make a file of each."));
        }

        return root;
    }

    private SetNode Node(int depth)
    {
        var start = parser.Current!.Start;
        if (depth > Deepest || ++nodes > MostNodes)
        {
            throw new FormException("yaml-depth", At(start), new Message(
                "Tệp lồng quá sâu hoặc quá nhiều mục: kiểm tra lại tệp.", "The file is nested too deep or holds too many items: check it."));
        }

        if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw new FormException("yaml-alias", At(start), new Message(
                "Không dùng neo (&) và tham chiếu (*): ghi lại giá trị; chữ bắt đầu bằng & hoặc * đặt trong ngoặc kép.",
                "No anchors (&) and aliases (*): write the value again; put text beginning with & or * in quotes."));
        }

        if (parser.Current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new FormException("yaml-tag", At(start), new Message(
                "Không dùng thẻ (!): bỏ thẻ; chữ bắt đầu bằng ! đặt trong ngoặc kép.", "No tags (!): drop it; put text beginning with ! in quotes."));
        }

        return parser.Current switch
        {
            MappingStart => Map(depth),
            SequenceStart => List(depth),
            _ => Value(parser.Consume<Scalar>()),
        };
    }

    private SetMap Map(int depth)
    {
        var place = At(parser.Consume<MappingStart>().Start);
        var members = new Dictionary<string, SetMember>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Current is not Scalar)
            {
                throw new FormException("yaml-key", At(parser.Current!.Start), new Message(
                    "Tên mục phải là một chữ; giá trị có dấu { [ phải đặt trong ngoặc kép.", "A name must be a word; put values with { [ in quotes."));
            }

            var key = (SetScalar)Node(depth + 1);
            var value = Node(depth + 1);
            if (!members.TryAdd(key.Text, new SetMember(key.Text, value, key.Place)))
            {
                report.Error(
                    "field-duplicate", key.Place,
                    $"Mục “{key.Text}” ghi hai lần, lần đầu ở {members[key.Text].Place}: bỏ một.",
                    $"“{key.Text}” is given twice, first at line {members[key.Text].Place!.Line}: drop one.");
            }
        }

        return new SetMap([.. members.Values], place);
    }

    private SetList List(int depth)
    {
        var place = At(parser.Consume<SequenceStart>().Start);
        var items = new List<SetNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new SetList(items, place);
    }

    private SetScalar Value(Scalar scalar)
    {
        var place = At(scalar.Start);
        var style = scalar.Style == YamlDotNet.Core.ScalarStyle.Plain ? Form.ScalarStyle.Bare : Form.ScalarStyle.Text;
        return new SetScalar(scalar.Value, style, place, First(scalar));
    }

    /// <summary>Where the text itself begins, when each of its lines is a line of the file.</summary>
    private SourcePlace? First(Scalar scalar)
    {
        var (line, column) = ((int)scalar.Start.Line, (int)scalar.Start.Column);
        if (scalar.Style == YamlDotNet.Core.ScalarStyle.Literal)
        {
            return lines.FirstOfBlock(line, column);
        }

        var quotes = scalar.Style is YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted ? 1 : 0;
        var isAsTyped = scalar.End.Line == scalar.Start.Line && scalar.End.Column - column == scalar.Value.Length + (2 * quotes);
        return isAsTyped && scalar.Style != YamlDotNet.Core.ScalarStyle.Folded ? SourcePlace.AtLine(line, column + quotes) : null;
    }

    private static SourcePlace At(Mark mark) => SourcePlace.AtLine((int)mark.Line, (int)mark.Column);
}
