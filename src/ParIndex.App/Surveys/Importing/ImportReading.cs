using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Importing;

/// <summary>What a file of answers holds, read whole and checked, nothing stored yet.</summary>
/// <param name="Data">Columns of the answers; null when there are faults.</param>
/// <param name="Keys">A digest of what tells each answer from all others; empty when the file has no such column.</param>
/// <param name="Rows">Answers read.</param>
/// <param name="Faults">Broken rows and cells in the order of the file, the first <see cref="AnswerImport.MostFaults"/>: nothing is taken.</param>
/// <param name="Warnings">What was passed over or is lacking, by field: it does not keep the file from being taken.</param>
public sealed record ImportReading(Microdata? Data, IReadOnlyList<Guid> Keys, int Rows, IReadOnlyList<ImportFault> Faults, IReadOnlyList<ImportWarning> Warnings);

/// <summary>A broken row or cell.</summary>
/// <param name="Place">Line and column, or sheet and cell.</param>
/// <param name="Text">What is wrong and what to do; it may hold what the cell says, and is for the officer who brought the file alone.</param>
/// <param name="Sort">What sort of fault it is, without a word of the file: for logs.</param>
public sealed record ImportFault(SourcePlace Place, Message Text, Message Sort);

/// <summary>Something the officer should know.</summary>
/// <param name="Count">Answers it holds for.</param>
/// <param name="First">The first of them.</param>
/// <param name="Text">What it is.</param>
public sealed record ImportWarning(int Count, SourcePlace First, Message Text);
