namespace ParIndex.Core.Plans.Optimising;

/// <summary>A side condition. Where it names a step, the code of a leaf stands for any step of that leaf.</summary>
public abstract record PlanLimit;

/// <summary>Money.</summary>
/// <param name="Most">Most that may be spent, in the problem's unit.</param>
/// <param name="Year">In this year; null: over all years.</param>
public sealed record BudgetLimit(decimal Most, int? Year = null) : PlanLimit;

/// <summary>People of an agency.</summary>
/// <param name="Agency">As the steps' efforts name it.</param>
/// <param name="Days">Person-days it has.</param>
/// <param name="Year">In this year; null: in each year.</param>
public sealed record CapacityLimit(string Agency, decimal Days, int? Year = null) : PlanLimit;

/// <summary>Two steps that do not go together.</summary>
public sealed record ExclusionLimit(string First, string Second) : PlanLimit;

/// <summary>A step that is of use only while another is kept.</summary>
/// <param name="Step">The step that needs.</param>
/// <param name="AnyOf">One of these must be kept in each year the step is.</param>
public sealed record NeedLimit(string Step, IReadOnlyList<string> AnyOf) : PlanLimit;

/// <summary>How many of a group of steps.</summary>
/// <param name="Steps">The group.</param>
/// <param name="AtLeast">Null: none needed.</param>
/// <param name="AtMost">Null: all allowed.</param>
/// <param name="Year">Counts those started in this year; null: over all years.</param>
public sealed record CountLimit(IReadOnlyList<string> Steps, int? AtLeast, int? AtMost, int? Year = null) : PlanLimit;

/// <summary>How many big changes.</summary>
/// <param name="Most">Most that are borne.</param>
/// <param name="Year">Counts those started in this year; null: over all years.</param>
public sealed record BigChangeLimit(int Most, int? Year = null) : PlanLimit;

/// <summary>A step decided beforehand.</summary>
/// <param name="Step">The step.</param>
/// <param name="IsIn">True: it is part of every plan; false: of none.</param>
public sealed record ForcedLimit(string Step, bool IsIn) : PlanLimit;
