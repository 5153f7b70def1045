using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Analysis;

/// <summary>Files a specification names lie beside it or below: a file from elsewhere cannot read the rest of the machine.</summary>
/// <param name="spec">Path of the specification.</param>
internal sealed class SpecFolder(string spec)
{
    private readonly string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(spec))!;

    /// <summary>Name of the specification, for messages.</summary>
    public string File { get; } = System.IO.Path.GetFileName(spec);

    /// <summary>A criteria set: a file beside the specification, or the id of a shipped one.</summary>
    /// <exception cref="DocumentException">A file that lies elsewhere or is not there.</exception>
    public string SetPath(string name, SourcePlace? place) =>
        name.Contains('/') || name.Contains('\\') || System.IO.Path.HasExtension(name) ? Path(name, place) : name;

    /// <summary>Full path of a file named in the specification.</summary>
    /// <exception cref="DocumentException">It lies elsewhere or is not there.</exception>
    public string Path(string name, SourcePlace? place)
    {
        var isInside = !System.IO.Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..") && name.IndexOfAny(System.IO.Path.GetInvalidPathChars()) < 0;
        var path = isInside ? System.IO.Path.Combine(folder, name) : "";
        if (!isInside || !System.IO.File.Exists(path))
        {
            throw new DocumentException(File, place, isInside
                ? new Message($"không có tệp “{name}” cạnh tệp mô tả. Kiểm tra tên.", $"there is no file “{name}” beside the specification. Check the name.")
                : new Message($"“{name}” phải nằm cùng thư mục với tệp mô tả: chỉ ghi tên tệp.", $"“{name}” must lie beside the specification: give the name alone."));
        }

        return path;
    }
}
