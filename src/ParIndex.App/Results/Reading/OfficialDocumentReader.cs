using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Reading;

/// <summary>
/// Recognises the tables of criteria and tasks in a document: reports, plans, appendices of any office, whatever the order and wording
/// of columns. Reading never fails on an odd table: what fits nowhere is a leftover with its place.
/// </summary>
public sealed class OfficialDocumentReader
{
    private const int MostTitleRows = 12;

    // A report of 500 pages stays far below these; what is above them would take minutes to look through.
    private const int MostRows = 30_000;
    private const int MostParagraphs = 30_000;
    private const int MostCharacters = 3_000_000;

    private readonly List<OfficialTable> _tables = [];

    private readonly List<SourcedText> _prose = [];

    private readonly List<SourcedText> _leftovers = [];

    private readonly List<string> _above = [];

    private TableBuilder? _open;

    private bool _opensAppendix;

    private OfficialDocumentReader()
    {
    }

    /// <summary>Recognises what a document holds.</summary>
    /// <param name="content">The document as stored.</param>
    /// <exception cref="DocumentException">Far longer than any official document.</exception>
    public static OfficialDocument Read(DocumentContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        RefuseEndless(content);
        var reader = new OfficialDocumentReader();
        foreach (var block in content.Blocks)
        {
            switch (block)
            {
                case ParagraphBlock paragraph:
                    reader.Add(paragraph);
                    break;
                case TableBlock table:
                    reader.Add(table);
                    break;
            }
        }

        reader.Close();
        return new OfficialDocument(content.FileName, reader._tables, reader._prose, reader._leftovers);
    }

    private static void RefuseEndless(DocumentContent content)
    {
        var (rows, paragraphs, characters) = (0, 0, 0L);
        foreach (var block in content.Blocks)
        {
            if (block is TableBlock table)
            {
                rows += table.Rows.Count;
                characters += table.Rows.Sum(row => row.Cells.Sum(cell => (long)cell.Text.Length));
            }
            else if (block is ParagraphBlock paragraph)
            {
                paragraphs++;
                characters += paragraph.Text.Length;
            }

            if (rows > MostRows || paragraphs > MostParagraphs || characters > MostCharacters)
            {
                throw new DocumentException(content.FileName, block.Source, new(
                    $"văn bản quá dài (trên {MostRows} hàng, {MostParagraphs} đoạn hoặc {MostCharacters} ký tự). Hãy tách thành nhiều tệp, mỗi tệp một văn bản.",
                    $"the document is too long (over {MostRows} rows, {MostParagraphs} paragraphs or {MostCharacters} characters). Split it into one file per document."));
            }
        }
    }

    private void Add(ParagraphBlock paragraph)
    {
        var text = VietnameseText.Clean(Markup.Remove(paragraph.Text, out _));
        if (text.Length == 0)
        {
            return;
        }

        if (_above.Count == 0 && _open?.Assembler.TryAddBroken(paragraph) == true)
        {
            return;
        }

        _opensAppendix |= Captions.Opens(text);
        _above.Add(text);
        _prose.Add(new SourcedText(paragraph.Source, text));
    }

    private void Add(TableBlock table)
    {
        var pending = new List<TableRow>();
        bool? attached = null;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            if (HeaderFinder.Filled(row).Count == 0)
            {
                continue;
            }

            if (HeaderFinder.Read(table.Rows, i) is { } header)
            {
                var caption = TakeAsCaption(pending);
                Begin(header.Map, caption, table.Rows, i + header.Rows);
                i += header.Rows - 1;
                attached = true;
            }
            else if (attached ??= GoesOn(table))
            {
                AddRow(row);
            }
            else
            {
                pending.Add(row);
            }
        }

        TakeHeaderless(pending);
        _above.Clear();
        _opensAppendix = false;
    }

    /// <summary>Opens a table under a header, unless the header only repeats that of the open table on a new page.</summary>
    private void Begin(ColumnMap map, string caption, IReadOnlyList<TableRow> rows, int next)
    {
        var repeats = _open is not null && !_opensAppendix && HeaderFinder.Same(_open.Map, map)
            && !(_open.FirstCode.Length > 0 && FirstCode(rows, next, map) == _open.FirstCode);
        if (!repeats)
        {
            Close();
            _open = new TableBuilder(map, caption);
        }

        _opensAppendix = false;
    }

    private void AddRow(TableRow row)
    {
        if (HeaderFinder.IsNumberRow(HeaderFinder.Filled(row)) && HeaderFinder.Filled(row)[0].Text.TrimStart().StartsWith('('))
        {
            return;
        }

        _open!.Assembler.Add(row);
    }

    /// <summary>Whether a table without header continues the open one: no heading between, columns that fit, codes that do not begin again.</summary>
    private bool GoesOn(TableBlock table)
    {
        if (_open is null || _opensAppendix || _open.HasTotal || _above.Exists(line => line.Length > 200))
        {
            return false;
        }

        var width = table.Rows.Take(50).Max(row => row.Cells.Count == 0 ? 0 : row.Cells[^1].Column + row.Cells[^1].ColumnSpan - 1);
        return width <= _open.Map.Width + 4 && FirstCode(table.Rows, 0, _open.Map) != _open.FirstCode;
    }

    private static string FirstCode(IReadOnlyList<TableRow> rows, int from, ColumnMap map)
    {
        for (var i = from; i < Math.Min(rows.Count, from + 10); i++)
        {
            var cells = rows[i].Cells.Select(cell => BodyCell.From(cell, out _)).OfType<BodyCell>().ToList();
            if (cells.Count > 0 && RowStart.Find(cells, map)?.Code is { } code)
            {
                return code.Text;
            }
        }

        return "";
    }

    /// <summary>Title rows inside a sheet, above its header, are the caption together with the paragraphs above.</summary>
    private string TakeAsCaption(List<TableRow> pending)
    {
        if (pending.Count > MostTitleRows)
        {
            TakeHeaderless(pending);
            pending.Clear();
        }

        foreach (var cell in pending.SelectMany(HeaderFinder.Filled))
        {
            var text = VietnameseText.Clean(Markup.Remove(cell.Text, out _));
            _above.Add(text);
            _prose.Add(new SourcedText(cell.Source, text));
        }

        pending.Clear();
        return Captions.Find(_above);
    }

    /// <summary>Rows under no header at all: a table whose columns tell themselves, a letterhead, or leftovers.</summary>
    private void TakeHeaderless(List<TableRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (HeaderlessColumns.Infer(rows) is { } map)
        {
            Close();
            _open = new TableBuilder(map, Captions.Find(_above));
            rows.ForEach(AddRow);
            return;
        }

        var layout = rows.Count <= 12 && rows.All(row => HeaderFinder.Filled(row).Count <= 3);
        var target = layout ? _prose : _leftovers;
        target.AddRange(rows.SelectMany(HeaderFinder.Filled).Select(cell => new SourcedText(cell.Source, VietnameseText.Clean(Markup.Remove(cell.Text, out _)))));
    }

    private void Close()
    {
        if (_open is null)
        {
            return;
        }

        var table = _open.Build();
        if (table.Rows.Count > 0)
        {
            _tables.Add(table);
        }

        _leftovers.AddRange(_open.Leftovers());
        _open = null;
    }
}
