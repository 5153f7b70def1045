using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>A piece of a cell.</summary>
/// <param name="Text">Text, mark-up removed.</param>
/// <param name="Printed">Text as stored.</param>
/// <param name="Source">Place.</param>
/// <param name="OwnLine">Whether it is an entry of its own under a merged code or title, not the rest of a broken text.</param>
internal sealed record Piece(string Text, string Printed, SourcePlace Source, bool OwnLine = false);

/// <summary>A row being put together from one or more printed rows.</summary>
internal sealed class RowDraft(SourcePlace source)
{
    /// <summary>Printed code; empty when none.</summary>
    public string PrintedCode { get; init; } = "";

    /// <summary>Code as read; null when missing or for the total.</summary>
    public ReadCode? Code { get; init; }

    public bool IsTotal { get; init; }

    public SourcePlace Source { get; } = source;

    public List<SourcePlace> Continued { get; } = [];

    public Dictionary<ColumnKind, List<Piece>> Pieces { get; } = [];

    /// <summary>Rows whose merged cell reaches down to this one, by kind.</summary>
    public Dictionary<ColumnKind, RowDraft> Merged { get; } = [];

    public bool Has(ColumnKind kind) => Pieces.ContainsKey(kind);

    public void Add(ColumnKind kind, Piece piece)
    {
        if (!Pieces.TryGetValue(kind, out var pieces))
        {
            Pieces[kind] = pieces = [];
        }

        pieces.Add(piece);
    }

    public string Text(ColumnKind kind)
    {
        if (!Pieces.TryGetValue(kind, out var pieces))
        {
            return "";
        }

        var entries = new List<string>();
        for (var from = 0; from < pieces.Count;)
        {
            var to = from + 1;
            while (to < pieces.Count && !pieces[to].OwnLine)
            {
                to++;
            }

            entries.Add(TextJoiner.Join([.. pieces.Skip(from).Take(to - from).Select(piece => piece.Text)]));
            from = to;
        }

        return string.Join(kind is ColumnKind.Tasks or ColumnKind.Target ? "\n- " : "\n", entries);
    }

    public string LastText(ColumnKind kind) => Pieces.TryGetValue(kind, out var pieces) ? pieces[^1].Text : "";

    /// <summary>Number of the kind's first piece, if it is one.</summary>
    public decimal? Number(ColumnKind kind) =>
        Pieces.TryGetValue(kind, out var pieces) && CellContents.ReadNumber(pieces[0].Text) is { } number ? number.Value : null;
}
