namespace ParIndex.App.Surveys.Collecting.Sampled;

/// <summary>How somebody came into the sample.</summary>
public enum SampleRole
{
    Drawn,

    /// <summary>Steps in when somebody of the same cell cannot be asked.</summary>
    Replacement,
}

/// <summary>Whether somebody of the sample can be asked.</summary>
public enum PersonState
{
    /// <summary>A replacement not called in yet.</summary>
    Reserve,
    Waiting,
    Refused,
    Unreachable,

    /// <summary>Somebody else was called in.</summary>
    Replaced,
}

/// <summary>Somebody of the sample, without name.</summary>
/// <param name="Line">Number of the sheet, from 1.</param>
/// <param name="Cell">Where replacements step in.</param>
/// <param name="HasAnswered">By whatever way.</param>
public sealed record SampledPerson(Guid Id, Guid WaveId, int Line, SampleRole Role, int Place, string Cell, string Area, PersonState State, string Note, bool HasAnswered)
{
    /// <summary>Printed on paper: the line and two check digits.</summary>
    public string PaperCode => Sampled.PaperCode.Of(Line);
}
