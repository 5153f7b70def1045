namespace ParIndex.Core.Plans.Tracking;

/// <summary>How a duty or task stands, computed and never typed. Ordered: the later, the more somebody must look.</summary>
public enum TaskLight
{
    /// <summary>Done, and confirmed by somebody else than who reported it.</summary>
    Done,

    /// <summary>Reported as done; waits for confirmation.</summary>
    Reported,

    /// <summary>Its time has not begun.</summary>
    NotBegun,

    /// <summary>As far as its time.</summary>
    OnTrack,

    /// <summary>Behind its time, obstructed, silent too long, or the criterion's own figures fall short.</summary>
    AtRisk,

    /// <summary>Past its last day, or a regular one silent for half a year.</summary>
    Late,
}
