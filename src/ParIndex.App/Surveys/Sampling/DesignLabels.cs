namespace ParIndex.App.Surveys.Sampling;

/// <summary>Columns a draw writes beside each person: stratum_1, cluster_1, N_1, n_1, prob_1 and so on by stage, weight.</summary>
public static class DesignLabels
{
    private static readonly string[] Categories = ["stratum_", "cluster_"];
    private static readonly string[] Numbers = ["N_", "n_", "prob_"];

    /// <summary>Whether a column of that name is a category of the design.</summary>
    public static bool IsCategory(string name) => Array.Exists(Categories, stage => IsStage(name, stage));

    /// <summary>Whether a column of that name is a number of the design.</summary>
    public static bool IsNumber(string name) => name == "weight" || Array.Exists(Numbers, stage => IsStage(name, stage));

    /// <summary>Whether a column is of the design: the same for everybody of a cell, so that it tells nobody.</summary>
    public static bool IsLabel(string name) => IsCategory(name) || IsNumber(name);

    private static bool IsStage(string name, string stage) =>
        name.StartsWith(stage, StringComparison.Ordinal) && name.Length > stage.Length && name.AsSpan(stage.Length).IndexOfAnyExceptInRange('0', '9') < 0;
}
