using System.Text;
using ParIndex.Core.Criteria;
using ParIndex.Documents;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Criteria;

/// <summary>A criteria set for use, and a set as a file.</summary>
public static class CriteriaSetFile
{
    /// <summary>A shipped set by id, or any by path, whose form holds no error.</summary>
    /// <exception cref="DocumentException">There is none, or it cannot be read; the first error is told.</exception>
    public static CriteriaSet Load(string idOrPath)
    {
        var reading = CriteriaSetCatalog.Shipped().Load(idOrPath);
        if (reading.Set is { } set)
        {
            return set;
        }

        var first = reading.Problems.First(problem => problem.IsError);
        throw new DocumentException(idOrPath, first.Place, first.Message);
    }

    /// <summary>Writes YAML or XLSX; the suffix decides.</summary>
    /// <exception cref="DocumentException">Another suffix.</exception>
    public static void Save(CriteriaSet set, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bytes = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".YAML" or ".YML" => Encoding.UTF8.GetBytes(CriteriaSetYaml.Write(set)),
            ".XLSX" => CriteriaSetWorkbook.Write(set),
            var suffix => throw new DocumentException(Path.GetFileName(path), null, new(
                $"không ghi được dạng “{suffix}”. Dùng .yaml hoặc .xlsx.", $"cannot write “{suffix}”. Use .yaml or .xlsx.")),
        };
        WholeFile.Write(path, stream => stream.Write(bytes));
    }
}
