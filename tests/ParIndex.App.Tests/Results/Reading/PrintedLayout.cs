using System.Globalization;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Tests.Results.Reading;

/// <summary>How a made-up table is printed: words and order of columns, header rows, pages, breaks, shifts, decimals.</summary>
internal sealed record PrintedLayout(Random Random)
{
    public required bool Report { get; init; }

    public bool Glued { get; init; }

    /// <summary>All columns in any order; otherwise code and title lead.</summary>
    public bool Shuffled { get; init; }

    public bool GroupHeader { get; init; }

    public bool NumberRow { get; init; }

    public bool RepeatHeader { get; init; } = true;

    /// <summary>Rows on a page; 0 for one page.</summary>
    public int PageRows { get; init; }

    /// <summary>Rows at the end of a page are cut in the middle of their texts.</summary>
    public bool CutRows { get; init; }

    /// <summary>Text columns move right by a number that changes from page to page.</summary>
    public bool Shifts { get; init; }

    public bool BrokenCodes { get; init; }

    /// <summary>Cells keep line breaks and real merges, as in DOCX and XLSX; otherwise ragged lines of text.</summary>
    public bool Grid { get; init; }

    private static readonly Dictionary<ColumnKind, string[]> Words = new()
    {
        [ColumnKind.Code] = ["STT", "TT", "S T T", "Số TT", "Mã"],
        [ColumnKind.Title] = ["Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Tiêu chí", "Nội dung tiêu chí", "Lĩnh vực, tiêu chí", "Nội dung đánh giá"],
        [ColumnKind.Max] = ["Điểm tối đa", "Điểm chuẩn", "Điểm theo bộ tiêu chí", "Thang điểm", "Điểm chuân"],
        [ColumnKind.Score] = ["Điểm đạt được", "Điểm năm 2026", "Điểm thẩm định", "Kết quả năm 2026", "Điểm đạt"],
        [ColumnKind.Percent] = ["Đạt chỉ số %", "Tỷ lệ (%)", "Tỷ lệ đạt", "Đạt tỷ lệ %"],
        [ColumnKind.Target] = ["Mục tiêu năm 2027", "Điểm phấn đấu", "Chỉ tiêu 2027", "Mục tiêu"],
        [ColumnKind.Tasks] = ["Nhiệm vụ, giải pháp", "Giải pháp thực hiện", "Nhiệm vụ", "Nhiệm vụ, giải pháp cải thiện"],
        [ColumnKind.Time] = ["Thời gian thực hiện", "Thời hạn hoàn thành", "Thời gian"],
        [ColumnKind.Cause] = ["Nguyên nhân bị trừ điểm", "Nguyên nhân", "Lý do trừ điểm"],
        [ColumnKind.Lead] = ["Chủ trì", "Cơ quan chủ trì", "Đơn vị chủ trì"],
        [ColumnKind.Coordinators] = ["Phối hợp", "Cơ quan phối hợp", "Đơn vị phối hợp"],
        [ColumnKind.Responsible] = ["Trách nhiệm liên quan", "Cơ quan thực hiện", "Trách nhiệm thực hiện"],
    };

    public DocumentContent Print(List<SampleRow> rows)
    {
        var kinds = Order();
        var header = kinds.Select(kind => Words[kind][Random.Next(Words[kind].Length)]).ToArray();
        var lines = new List<List<(int Column, string Text)>>();
        AddHeader(lines, kinds, header);
        var shift = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var breaks = PageRows > 0 && i > 0 && i % PageRows == 0;
            if (breaks)
            {
                shift = Shifts ? Random.Next(0, 3) : 0;
            }

            var cells = Cells(rows[i], kinds, shift);
            var cut = CutRows && PageRows > 0 && (i + 1) % PageRows == 0 && i + 1 < rows.Count ? Cut(cells) : null;
            if (breaks && !(CutRows && lines[^1].Count == 0))
            {
                AddPageBreak(lines, kinds, header);
            }

            lines.Add(cells);
            if (cut is not null)
            {
                AddPageBreak(lines, kinds, header);
                lines.Add(cut);
                lines.Add([]);
            }
        }

        return Grid ? AsGrid(lines) : AsText(lines);
    }

    private ColumnKind[] Order()
    {
        var kinds = SampleTable.Kinds(Report, Glued);
        if (Shuffled)
        {
            Random.Shuffle(kinds);

            // A group header stands over lead and coordinators, so these stay together.
            if (!Glued)
            {
                kinds = [.. kinds.Where(kind => kind is not ColumnKind.Coordinators).SelectMany(kind => kind == ColumnKind.Lead ? (ColumnKind[])[kind, ColumnKind.Coordinators] : [kind])];
            }
        }

        return kinds;
    }

    private void AddHeader(List<List<(int, string)>> lines, ColumnKind[] kinds, string[] header)
    {
        var lead = Array.IndexOf(kinds, ColumnKind.Lead);
        if (GroupHeader && lead >= 0)
        {
            lines.Add([.. header.Select((text, i) => (i + 1, i == lead ? "Trách nhiệm thực hiện" : i == lead + 1 ? "" : text))]);
            lines.Add([(lead + 1, header[lead]), (lead + 2, header[lead + 1])]);
        }
        else
        {
            lines.Add([.. header.Select((text, i) => (i + 1, text))]);
        }

        if (NumberRow)
        {
            lines.Add([.. header.Select((_, i) => (i + 1, $"({i + 1})"))]);
        }
    }

    private void AddPageBreak(List<List<(int, string)>> lines, ColumnKind[] kinds, string[] header)
    {
        lines.Add([]);
        if (RepeatHeader)
        {
            AddHeader(lines, kinds, header);
        }
    }

    private List<(int Column, string Text)> Cells(SampleRow row, ColumnKind[] kinds, int shift) =>
        [.. kinds.Select((kind, i) => (i + 1 + (kind is ColumnKind.Cause or ColumnKind.Responsible ? shift : 0), Text(row, kind)))];

    private string Text(SampleRow row, ColumnKind kind) => kind switch
    {
        ColumnKind.Code => BrokenCodes ? Break(row.Code) : row.Code,
        ColumnKind.Title => row.Title,
        ColumnKind.Max => Number(row.Max),
        ColumnKind.Score => Number(row.Score),
        ColumnKind.Percent => row.Percent is null ? "" : Number(row.Percent) + "%",
        ColumnKind.Target => Number(row.Target),
        ColumnKind.Tasks => row.Tasks.Length == 1 ? row.Tasks[0] : string.Join(Grid ? ";\n" : "; ", row.Tasks.Select(task => "- " + task)),
        ColumnKind.Lead => string.Join("; ", row.Lead),
        ColumnKind.Coordinators => string.Join("; ", row.Coordinators),
        ColumnKind.Responsible => row.Lead.Length == 0 ? "" : $"Chủ trì: {string.Join("; ", row.Lead)}{(Grid ? "\n" : " ")}Phối hợp: {string.Join("; ", row.Coordinators)}",
        ColumnKind.Cause => row.Cause,
        ColumnKind.Time => row.Time,
        _ => "",
    };

    private string Number(decimal? number)
    {
        var text = number?.ToString(CultureInfo.InvariantCulture) ?? "";
        return Random.Next(2) == 0 || text.Length == 0 ? text : text.Replace('.', ',');
    }

    private string Break(string code) => Random.Next(4) switch
    {
        0 => code + ".",
        1 when code.Length > 4 => code[..^1] + " " + code[^1],
        2 when code.Contains('.', StringComparison.Ordinal) => code.Replace(".", ". ", StringComparison.Ordinal),
        _ => code,
    };

    /// <summary>Cuts texts of a row between two words; what comes after goes to the next page.</summary>
    private List<(int Column, string Text)>? Cut(List<(int Column, string Text)> cells)
    {
        var rest = new List<(int, string)>();
        for (var i = 0; i < cells.Count; i++)
        {
            var words = cells[i].Text.Split(' ');
            var at = words.Length < 6 ? 0 : Random.Next(3, words.Length - 2);
            if (at > 0 && char.IsLower(words[at][0]))
            {
                rest.Add((cells[i].Column, string.Join(' ', words[at..])));
                cells[i] = (cells[i].Column, string.Join(' ', words[..at]));
            }
        }

        return rest.Count == 0 ? null : rest;
    }

    private static DocumentContent AsText(List<List<(int Column, string Text)>> lines)
    {
        var rows = lines.Select((line, i) => new TableRow(SourcePlace.AtLine(i + 1), line.Count == 0 ? [] : Ragged(line, i + 1))).ToList();
        return new DocumentContent("bang.txt", Documents.DocumentFormat.Text, [new TableBlock(SourcePlace.AtLine(1), 1, rows)]);
    }

    private static IReadOnlyList<TableCell> Ragged(List<(int Column, string Text)> line, int number) =>
        [.. Enumerable.Range(1, line.Max(cell => cell.Column)).Select(column =>
            new TableCell(SourcePlace.AtLine(number, column), column, line.Find(cell => cell.Column == column).Text ?? ""))];

    private static DocumentContent AsGrid(List<List<(int Column, string Text)>> lines)
    {
        var rows = lines.Where(line => line.Count > 0).Select((line, i) => new TableRow(
            SourcePlace.InTable(1, i + 1, 1),
            [.. line.Select(cell => new TableCell(SourcePlace.InTable(1, i + 1, cell.Column), cell.Column, cell.Text))])).ToList();
        return new DocumentContent("bang.docx", Documents.DocumentFormat.Docx, [new TableBlock(SourcePlace.InTable(1, 1, 1), 1, rows)]);
    }
}
