using ParIndex.Core.Text;

namespace ParIndex.App.Results.Published.OpenData;

/// <summary>A table of open data: what is in it, column by column, and the query that yields the columns in that order.</summary>
/// <param name="Name">In addresses: "ket-qua".</param>
/// <param name="Title">Name for people.</param>
/// <param name="About">What a row is.</param>
/// <param name="Columns">In the order of the query.</param>
/// <param name="Query">SQL with <c>@year</c>: rows of this year, or all when it is null.</param>
public sealed record OpenTable(string Name, Message Title, Message About, IReadOnlyList<OpenColumn> Columns, string Query);

/// <summary>A column.</summary>
/// <param name="Name">Head of the column, never renamed.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Meaning">Meaning, unit, range, what empty means.</param>
public sealed record OpenColumn(string Name, OpenKind Kind, Message Meaning);

/// <summary>Kinds of values.</summary>
public enum OpenKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>Decimal with every digit.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>Day, ISO 8601.</summary>
    Date,
}
