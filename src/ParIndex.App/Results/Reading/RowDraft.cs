using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>A piece of a cell.</summary>
internal sealed record Piece(string Text, string Printed, SourcePlace Source);

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

    public string Text(ColumnKind kind) => Pieces.TryGetValue(kind, out var pieces) ? TextJoiner.Join([.. pieces.Select(piece => piece.Text)]) : "";

    public string LastText(ColumnKind kind) => Pieces.TryGetValue(kind, out var pieces) ? pieces[^1].Text : "";

    /// <summary>Number of the kind's first piece, if it is one.</summary>
    public decimal? Number(ColumnKind kind) =>
        Pieces.TryGetValue(kind, out var pieces) && CellContents.ReadNumber(pieces[0].Text) is { } number ? number.Value : null;
}
