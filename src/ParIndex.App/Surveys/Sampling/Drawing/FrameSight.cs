using System.Security.Cryptography;
using System.Text.Json;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>What is known of a frame that waits. It holds personal data and is kept sealed.</summary>
/// <param name="Columns">Of its header.</param>
/// <param name="Look">What reading all of it found under the present form; null: not read yet.</param>
public sealed record FrameSight(IReadOnlyList<HeadColumn> Columns, FrameLook? Look)
{
    internal byte[] Seal(byte[] key, Guid wave) => IdentitySeal.Seal(key, wave, new Dictionary<string, string> { ["sight"] = JsonSerializer.Serialize(this) });

    /// <exception cref="CryptographicException">Another key, another wave, or damaged.</exception>
    internal static FrameSight Open(byte[] key, Guid wave, byte[] content) => JsonSerializer.Deserialize<FrameSight>(IdentitySeal.Open(key, wave, content)["sight"])!;
}

/// <summary>A whole frame under a design, before anything is drawn.</summary>
/// <param name="Rows">Read from the file.</param>
/// <param name="People">Left after cleaning.</param>
/// <param name="Merged">Rows that went in as further dossiers of somebody.</param>
/// <param name="Findings">Of cleaning, by kind.</param>
/// <param name="HasMoreNearNames">The search for near names was stopped.</param>
/// <param name="Remarks">Of the file.</param>
/// <param name="Problems">Why nothing can be drawn; empty: it can.</param>
/// <param name="Rehearsal">What would be drawn; null where there are problems.</param>
public sealed record FrameLook(
    int Rows, int People, int Merged, IReadOnlyList<FindingsOfKind> Findings, bool HasMoreNearNames, IReadOnlyList<Message> Remarks, IReadOnlyList<Message> Problems, Rehearsal? Rehearsal)
{
    /// <summary>A look that came to nothing, for the file or the design cannot be used.</summary>
    public static FrameLook Broken(IReadOnlyList<Message> problems) => new(0, 0, 0, [], false, [], problems, null);
}

/// <summary>Findings of one kind.</summary>
/// <param name="Count">How many.</param>
/// <param name="Places">Of the first some hundred.</param>
public sealed record FindingsOfKind(FrameFindingKind Kind, int Count, IReadOnlyList<FindingPlace> Places);

/// <summary>Where something was found.</summary>
/// <param name="Row">"dòng 12".</param>
/// <param name="Other">The other row; "": none.</param>
/// <param name="Column">The blank column; "": none.</param>
/// <param name="RowEnglish">"line 12"; null: seen before there was any English.</param>
/// <param name="OtherEnglish">The other row in English; null: none, or as above.</param>
public sealed record FindingPlace(string Row, string Other, string Column, string? RowEnglish = null, string? OtherEnglish = null)
{
    /// <summary>The row in both languages.</summary>
    public Message First => new(Row, RowEnglish ?? Row);

    /// <summary>The other row in both languages.</summary>
    public Message Second => new(Other, OtherEnglish ?? Other);

    /// <summary>All of it in one line.</summary>
    public string In(Language language) => First.In(language) + (Other.Length > 0 ? " ↔ " + Second.In(language) : "") + (Column.Length > 0 ? $" ({Column})" : "");
}

/// <summary>A draw with a seed that is thrown away: it tells how many would be drawn from where, never who.</summary>
/// <param name="People">In the sample.</param>
/// <param name="Replacements">Behind them.</param>
/// <param name="Unit">Column of the first stage's units; null: people.</param>
/// <param name="Strata">By stratum of the first stage.</param>
/// <param name="Areas">By area, the largest first; empty: the strata tell it.</param>
/// <param name="MoreAreas">Areas beyond those listed.</param>
/// <param name="Size">How the size was computed, line by line; empty: it was given.</param>
/// <param name="Notes">What a person should know.</param>
public sealed record Rehearsal(
    int People, int Replacements, string? Unit, IReadOnlyList<StratumShare> Strata, IReadOnlyList<AreaShare> Areas, int MoreAreas, IReadOnlyList<Message> Size, IReadOnlyList<Message> Notes)
{
    /// <summary>Numbers of people are those of every draw; false: units drawn at the first stage decide them.</summary>
    public bool IsExact => Unit is null;
}

/// <summary>A stratum of the first stage. Numbers of units are those of every draw.</summary>
/// <param name="Name">"": no strata.</param>
/// <param name="People">In the frame.</param>
/// <param name="Units">In the frame.</param>
/// <param name="Taken">Units drawn.</param>
/// <param name="Sample">People in the sample.</param>
public sealed record StratumShare(string Name, int People, int Units, int Taken, int Sample);

/// <summary>An area in frame and sample.</summary>
public sealed record AreaShare(string Name, int People, int Sample);
