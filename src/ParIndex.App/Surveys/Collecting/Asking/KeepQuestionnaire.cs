using ParIndex.App.Storage;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.App.Surveys.Questionnaires.XlsForm;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Asking;

/// <summary>Takes a questionnaire into those of a unit: a YAML file, an XLSForm workbook, or one of the library. Rights are the page's matter.</summary>
public sealed class KeepQuestionnaire(Session session, QuestionnaireStore questionnaires)
{
    private const int LongestName = 200;

    /// <summary>Reads an uploaded file and keeps it when nothing is wrong with it.</summary>
    /// <param name="unit">Whose it becomes.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="content">The file, of a bounded length.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>The questionnaire kept; or null and everything that is wrong. Remarks may stand beside a kept one.</returns>
    public async Task<(Guid? Id, IReadOnlyList<QuestionnaireProblem> Problems)> FromFileAsync(string unit, string name, Stream content, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        QuestionnaireReading reading;
        if (Path.GetExtension(name).ToUpperInvariant() is ".YAML" or ".YML")
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancel);
            reading = QuestionnaireYaml.Read(bytes.ToArray().AsSpan());
        }
        else
        {
            reading = XlsFormFile.Read(content, name);
        }

        return await KeepAsync(unit, reading, name, cancel);
    }

    /// <summary>Copies one of the library.</summary>
    public Task<(Guid? Id, IReadOnlyList<QuestionnaireProblem> Problems)> FromLibraryAsync(string unit, string code, CancellationToken cancel = default)
    {
        // A code, never a path: the file system is not for people to walk.
        var known = QuestionnaireLibrary.Shipped().Codes().FirstOrDefault(one => one == code);
        return KeepAsync(unit, known is null ? QuestionnaireLibrary.Shipped().Unknown(code) : QuestionnaireFile.Load(known), code, cancel);
    }

    private async Task<(Guid? Id, IReadOnlyList<QuestionnaireProblem> Problems)> KeepAsync(string unit, QuestionnaireReading reading, string source, CancellationToken cancel)
    {
        if (reading.Questionnaire is not { } questionnaire)
            return (null, reading.Problems);

        if (OfficialLock.Problems(questionnaire) is { Count: > 0 } altered)
            return (null, altered);

        await session.BeginAsync("surveys.questionnaire", null, cancel);
        try
        {
            var id = await questionnaires.AddAsync(unit, questionnaire, source[..Math.Min(source.Length, LongestName)], cancel);
            await session.CommitAsync(cancel);
            return (id, reading.Problems);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
