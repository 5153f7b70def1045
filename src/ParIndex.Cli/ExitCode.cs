namespace ParIndex.Cli;

/// <summary>Exit codes of the command line, part of its contract.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The work was done and found something wrong in the data.</summary>
    public const int Findings = 1;

    /// <summary>The input or the command cannot be used.</summary>
    public const int Unusable = 2;
}
