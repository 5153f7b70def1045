using System.Security.Cryptography;
using System.Text;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Importing;

/// <summary>
/// Reads answers from CSV or XLSX into columns: every value is held against the questionnaire. Rows are looked at one after the other and not kept; either
/// the whole file is sound or nothing of it is taken.
/// </summary>
public sealed class AnswerImport
{
    /// <summary>Most faults that are told.</summary>
    public const int MostFaults = 10_000;

    /// <summary>Answers in one file.</summary>
    public const int MostRows = 10_000_000;

    /// <summary>Column of seconds since 1970 (UTC) at which the form was begun.</summary>
    public const string Started = "_started";

    /// <summary>Column of seconds since 1970 (UTC) at which the form was sent.</summary>
    public const string Received = "_received";

    private readonly ImportSource source;
    private readonly AnswerChecker checker;
    private readonly ImportColumn[] fields;
    private readonly ImportColumn[] labels;
    private readonly ImportColumn? key;
    private readonly ImportColumn[] times;
    private readonly CellReader[] readers;
    private readonly Dictionary<string, IReadOnlyList<string>>[] known;
    private readonly AnswerColumns columns;
    private readonly List<ImportFault> faults = [];
    private readonly Dictionary<(string Field, string What), ImportWarning> warnings = [];

    private AnswerImport(ImportSource source, Questionnaire questionnaire, ImportMapping mapping)
    {
        this.source = source;
        checker = new AnswerChecker(questionnaire);
        var byCode = checker.Fields.ToDictionary(field => field.Code, StringComparer.Ordinal);
        fields = [.. mapping.Columns.Where(column => column.Target is ImportTarget.Field or ImportTarget.Choice)];
        labels = [.. mapping.Columns.Where(column => column.Target is ImportTarget.Label or ImportTarget.Number)];
        key = mapping.Columns.FirstOrDefault(column => column.Target == ImportTarget.Key);
        times = [.. mapping.Columns.Where(column => column.Target is ImportTarget.Started or ImportTarget.Received)];
        readers = [.. fields.Select(column => new CellReader(byCode[column.Name]))];
        known = [.. fields.Select(_ => new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))];
        columns = new AnswerColumns(
            questionnaire, [.. labels.Where(column => column.Target == ImportTarget.Label).Select(column => column.Name)],
            [.. labels.Where(column => column.Target == ImportTarget.Number).Select(column => column.Name), .. times.Select(TimeName)]);
    }

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">CSV or XLSX.</param>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="mapping">Of the file's header, without problems.</param>
    /// <param name="progress">Told rows read, and about how many there are.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="DocumentException">The file as a whole cannot be read.</exception>
    public static ImportReading Read(string path, Questionnaire questionnaire, ImportMapping mapping, Action<int, long>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (mapping.Problems.Count > 0)
            throw new ArgumentException("The mapping has problems.", nameof(mapping));

        using var source = ImportSource.Open(path);
        return new AnswerImport(source, questionnaire, mapping).Read(progress, cancel);
    }

    /// <summary>The mapping a file's header suggests.</summary>
    /// <exception cref="DocumentException">The file cannot be read.</exception>
    public static ImportMapping Map(string path, Questionnaire questionnaire, IReadOnlyDictionary<string, string>? told = null)
    {
        using var source = ImportSource.Open(path);
        return ImportMapping.Of(source.Header, questionnaire, told);
    }

    private ImportReading Read(Action<int, long>? progress, CancellationToken cancel)
    {
        var keys = new List<Guid>();
        var seen = new HashSet<Guid>();
        try
        {
            while (faults.Count < MostFaults && source.Read())
            {
                if (source.Surplus != 0)
                {
                    Fault(source.Place(), new(
                        $"dòng có {source.Header.Count + source.Surplus} ô, dòng tiêu đề có {source.Header.Count}. Kiểm tra dấu phẩy và ngoặc kép của dòng này.",
                        $"the row has {source.Header.Count + source.Surplus} cells, the header {source.Header.Count}. Check commas and quotes of this row."), FaultSorts.BrokenRow);
                    continue;
                }

                Row();
                if (key is not null && Key(seen) is { } digest)
                    keys.Add(digest);

                if (columns.Rows % 10_000 == 0)
                {
                    progress?.Invoke(columns.Rows, source.Expected);
                    cancel.ThrowIfCancellationRequested();
                }

                if (columns.Rows > MostRows)
                    throw new DocumentException(source.File, source.Place(), new($"tệp có hơn {MostRows} phiếu: chia thành nhiều tệp.", $"the file has more than {MostRows} answers: split it."));
            }
        }
        catch (DocumentException broken) when (broken.Place is not null)
        {
            faults.Add(new ImportFault(broken.Place, broken.Problem, FaultSorts.BrokenRow));
        }

        if (columns.Rows == 0 && faults.Count == 0)
            throw new DocumentException(source.File, null, new("tệp không có phiếu nào dưới dòng tiêu đề.", "the file has no answers below its header."));

        progress?.Invoke(columns.Rows, columns.Rows);
        return new ImportReading(faults.Count > 0 ? null : columns.Build(), keys, columns.Rows, faults, [.. warnings.Values.OrderByDescending(warning => warning.Count)]);
    }

    private void Row()
    {
        var given = new List<KeyValuePair<string, IReadOnlyList<string>>>(fields.Length);
        for (var place = 0; place < fields.Length; place++)
        {
            var values = Values(place, source.Text(fields[place].Index));
            if (values.Count > 0)
                given.Add(new(fields[place].Name, values));
        }

        var answers = checker.Check(AnswerSheet.Of(given));
        foreach (var problem in answers.Problems)
            Problem(problem);

        foreach (var dropped in answers.Dropped)
        {
            Warn((dropped, "dropped"), dropped, new(
                $"câu {dropped} được trả lời dù phiếu bỏ qua câu này: câu trả lời không được lấy", $"{dropped} was answered though the form skips it: the answer is left out"));
        }

        columns.Answers(answers.Kept);
        foreach (var label in labels)
            Label(label, source.Text(label.Index));

        foreach (var time in times)
            Time(time, source.Text(time.Index));

        columns.EndRow();
    }

    /// <summary>Spellings come again and again, but for free texts and numbers.</summary>
    private IReadOnlyList<string> Values(int place, string cell)
    {
        if (cell.Length == 0)
            return [];

        if (fields[place].Choice is { } choice)
            return cell is "1" or "1.0" or "TRUE" or "True" or "true" ? [choice] : [];

        if (cell.Length > 200)
            return readers[place].Read(cell);

        if (!known[place].TryGetValue(cell, out var values))
        {
            values = readers[place].Read(cell);
            if (known[place].Count < 1000)
                known[place].Add(cell, values);
        }

        return values;
    }

    private void Problem(AnswerProblem problem)
    {
        if (problem.Kind == AnswerProblemKind.Missing)
        {
            Warn((problem.Field, "missing"), problem.Field, new($"câu {problem.Field} bắt buộc mà để trống", $"{problem.Field} is required and empty"));
            return;
        }

        var column = Array.Find(fields, field => field.Name == problem.Field);
        Fault(column is null ? source.Place() : source.Place(column.Index), new(
            $"câu {problem.Field}: {problem.Text.Vietnamese}", $"{problem.Field}: {problem.Text.English}"), FaultSorts.Of(problem));
    }

    private void Label(ImportColumn label, string text)
    {
        if (label.Target == ImportTarget.Label || text.Length == 0)
        {
            columns.Label(label.Name, text);
        }
        else if (double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            columns.Label(label.Name, text);
        }
        else
        {
            Fault(source.Place(label.Index), new($"cột {label.Header}: “{Short(text)}” không phải số (viết như 12.5).", $"column {label.Header}: “{Short(text)}” is no number (write 12.5)."), FaultSorts.NoNumber(label));
        }
    }

    private void Time(ImportColumn time, string text)
    {
        if (text.Length == 0)
            return;

        if (ImportTime.Read(text) is { } seconds)
            columns.Label(TimeName(time), seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        else
            Warn((time.Header, "time"), time.Header, new($"cột {time.Header} có giờ không đọc được", $"times of column {time.Header} cannot be read"));
    }

    private Guid? Key(HashSet<Guid> seen)
    {
        var text = source.Text(key!.Index);
        if (text.Length == 0)
            return null;

        var digest = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
        if (!seen.Add(digest))
        {
            Fault(source.Place(key.Index), new(
                $"phiếu {Short(text)} có hai lần trong tệp: bỏ một dòng.", $"answer {Short(text)} stands twice in the file: take one row out."), FaultSorts.Twice);
        }

        return digest;
    }

    private void Fault(SourcePlace place, Message text, Message sort)
    {
        if (faults.Count < MostFaults)
            faults.Add(new ImportFault(place, text, sort));
    }

    private void Warn((string Field, string What) about, string name, Message text)
    {
        var column = Array.Find(fields, field => field.Name == name);
        var before = warnings.GetValueOrDefault(about) ?? new ImportWarning(0, column is null ? source.Place() : source.Place(column.Index), text);
        warnings[about] = before with { Count = before.Count + 1 };
    }

    private static string TimeName(ImportColumn column) => column.Target == ImportTarget.Started ? Started : Received;

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
