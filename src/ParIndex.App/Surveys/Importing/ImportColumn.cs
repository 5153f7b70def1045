using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Importing;

/// <summary>What a column of an import is taken as.</summary>
public enum ImportTarget
{
    /// <summary>Passed over.</summary>
    Ignored,

    /// <summary>A field of the questionnaire.</summary>
    Field,

    /// <summary>One choice of a field where any number may be chosen: 1 or 0.</summary>
    Choice,

    /// <summary>A category known of the answer besides: stratum, cluster, area.</summary>
    Label,

    /// <summary>A number known of the answer besides: weight, size of the population.</summary>
    Number,

    /// <summary>What tells one answer from all others (_uuid): taken once in a wave.</summary>
    Key,

    /// <summary>When the form was begun.</summary>
    Started,

    /// <summary>When it was sent or ended.</summary>
    Received,
}

/// <summary>What one column of an import was taken as, to be shown before anything is taken.</summary>
/// <param name="Index">Place in the file, from 0.</param>
/// <param name="Header">As the file writes it.</param>
/// <param name="Target">What it is taken as.</param>
/// <param name="Name">Field, or name of the label; empty for the others.</param>
/// <param name="Choice">Code of the choice; null: no column of one choice.</param>
/// <param name="Why">How it was found.</param>
public sealed record ImportColumn(int Index, string Header, ImportTarget Target, string Name, string? Choice, Message Why)
{
    /// <summary>The target as it would be told, see <see cref="ImportMapping.Of"/>.</summary>
    public string Told => Target switch
    {
        ImportTarget.Field => Name,
        ImportTarget.Choice => $"{Name}/{Choice}",
        ImportTarget.Label => "@label:" + Name,
        ImportTarget.Number => "@number:" + Name,
        ImportTarget.Key => "@key",
        ImportTarget.Started => "@started",
        ImportTarget.Received => "@received",
        _ => "",
    };
}
