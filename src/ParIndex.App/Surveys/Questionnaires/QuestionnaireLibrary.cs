using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Questionnaires;

/// <summary>The questionnaires shipped, by code, which is their file name without suffix.</summary>
/// <param name="folders">Folders searched in order; those that do not exist are passed over.</param>
public sealed class QuestionnaireLibrary(IReadOnlyList<string> folders)
{
    private const string FolderName = "questionnaires";
    private const int RootWithin = 10;

    /// <summary>"questionnaires" beside the program, then of the folder that holds the solution, when run from a clone.</summary>
    public static QuestionnaireLibrary Shipped()
    {
        var found = new List<string> { Path.Combine(AppContext.BaseDirectory, FolderName) };
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (var i = 0; i < RootWithin && folder is not null; i++, folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.slnx").Any())
            {
                found.Add(Path.Combine(folder.FullName, FolderName));
                break;
            }
        }

        return new QuestionnaireLibrary(found);
    }

    /// <summary>Codes in order.</summary>
    public IReadOnlyList<string> Codes() =>
        [.. Files().Select(file => Path.GetFileNameWithoutExtension(file)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>File of a code; null when there is none.</summary>
    public string? PathOf(string code) => Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == code);

    internal QuestionnaireReading Unknown(string codeOrPath)
    {
        var codes = Codes();
        var near = NearestName.To(codeOrPath, codes);
        var known = string.Join(", ", codes);
        return QuestionnaireReading.Failed("file-missing", new Message(
            $"Không có tệp hay phiếu hỏi “{codeOrPath}”" + (near is null ? $": kiểm tra đường dẫn. Phiếu có sẵn: {known}." : $": có phải “{near}”?"),
            $"There is no file or questionnaire “{codeOrPath}”" + (near is null ? $": check the path. At hand: {known}." : $": did you mean “{near}”?")));
    }

    private IEnumerable<string> Files() => folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal));
}
