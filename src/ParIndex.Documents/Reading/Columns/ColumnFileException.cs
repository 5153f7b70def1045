using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Records of a file of columns are wrong; nothing of the file was taken.</summary>
public sealed class ColumnFileException(string file, IReadOnlyList<(SourcePlace Place, Message Problem)> faults)
    : Exception($"{file}: {faults[0].Place}: {faults[0].Problem.Vietnamese}")
{
    /// <summary>Name of the file without folder.</summary>
    public string File { get; } = file;

    /// <summary>The first faults in the order of the file.</summary>
    public IReadOnlyList<(SourcePlace Place, Message Problem)> Faults { get; } = faults;
}
