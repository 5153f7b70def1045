using ParIndex.Core.Criteria;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria;

/// <summary>Finds criteria sets by id in folders, or by path, and loads them.</summary>
/// <param name="folders">Folders searched in order; those that do not exist are passed over.</param>
public sealed class CriteriaSetCatalog(IReadOnlyList<string> folders)
{
    private const string FolderName = "sets";
    private const int RootWithin = 10;

    private static readonly string[] Suffixes = [".yaml", ".yml", ".xlsx"];

    /// <summary>The sets shipped: "sets" beside the program, then "sets" of the folder that holds the solution, when run from a clone.</summary>
    public static CriteriaSetCatalog Shipped()
    {
        var folders = new List<string> { Path.Combine(AppContext.BaseDirectory, FolderName) };
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (var i = 0; i < RootWithin && folder is not null; i++, folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.slnx").Any())
            {
                folders.Add(Path.Combine(folder.FullName, FolderName));
                break;
            }
        }

        return new CriteriaSetCatalog(folders);
    }

    /// <summary>Ids of the sets in the folders, which are their file names without suffix, in order.</summary>
    public IReadOnlyList<string> Ids() =>
        [.. Files().Select(file => Path.GetFileNameWithoutExtension(file)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Loads a set.</summary>
    /// <param name="idOrPath">"province-876", or a path to a YAML or XLSX file.</param>
    public SetReading Load(string idOrPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrPath);
        var file = Files().FirstOrDefault(known => Path.GetFileNameWithoutExtension(known) == idOrPath);
        if (file is null || LooksLikePath(idOrPath))
        {
            file = File.Exists(idOrPath) ? idOrPath : file;
        }

        return file is null ? Unknown(idOrPath) : ReadFile(file);
    }

    /// <summary>
    /// Loads a set and checks it, its mapping against the edition it supersedes when that is at hand: every problem of form and
    /// content at once.
    /// </summary>
    public SetReading Check(string idOrPath)
    {
        var reading = Load(idOrPath);
        if (reading.Draft is not { } draft)
        {
            return reading;
        }

        var earlier = draft.Supersedes is { } id && Ids().Contains(id) && id != draft.Id ? Load(id).Set : null;
        var found = CriteriaSetChecker.Check(draft, earlier, reading.Places);
        return reading with { Problems = [.. reading.Problems, .. found.Where(problem => !Follows(problem, reading.Problems))] };
    }

    /// <summary>A part that could not be read holds a default; what the checker says about it only repeats the reader.</summary>
    private static bool Follows(SetProblem problem, IReadOnlyList<SetProblem> ofForm)
    {
        var errors = ofForm.Where(form => form.IsError).ToList();
        return errors.Count > 0
            && (problem.Code is "set-sum" or "set-total" or "set-direct-points"
                || errors.Any(form => form.Criterion == problem.Criterion || (form.Place is not null && form.Place == problem.Place)));
    }

    private static SetReading ReadFile(string path)
    {
        try
        {
            if (Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                using var stream = File.OpenRead(path);
                return CriteriaSetWorkbook.Read(stream, Path.GetFileName(path));
            }

            return new FileInfo(path).Length > CriteriaSetYaml.LargestFile ? CriteriaSetYaml.TooLarge() : CriteriaSetYaml.Read(File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Failed("file-unreadable", new Message($"Không đọc được tệp {path}: {problem.Message}", $"Cannot read {path}: {problem.Message}"));
        }
    }

    private SetReading Unknown(string idOrPath)
    {
        if (LooksLikePath(idOrPath))
        {
            return Failed("file-missing", new Message($"Không có tệp {idOrPath}: kiểm tra đường dẫn.", $"There is no file {idOrPath}: check the path."));
        }

        var ids = Ids();
        var near = NearestName.To(idOrPath, ids);
        var known = ids.Count == 0 ? "—" : string.Join(", ", ids);
        return Failed("set-unknown", new Message(
            $"Không có bộ tiêu chí “{idOrPath}”" + (near is null ? $". Có sẵn: {known}; hoặc ghi đường dẫn tới tệp .yaml, .xlsx." : $": có phải “{near}”?"),
            $"There is no criteria set “{idOrPath}”" + (near is null ? $". At hand: {known}; or give the path of a .yaml or .xlsx file." : $": did you mean “{near}”?")));
    }

    private static SetReading Failed(string code, Message message) =>
        new(null, [new SetProblem(code, true, "", null, message)], new SetPlaces());

    private static bool LooksLikePath(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal)
        || Suffixes.Contains(Path.GetExtension(text).ToLowerInvariant());

    private IEnumerable<string> Files() => folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        .Where(file => Suffixes.Contains(Path.GetExtension(file).ToLowerInvariant()));
}
