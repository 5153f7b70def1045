using System.Security.Cryptography;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Importing;

/// <summary>What became of an import.</summary>
/// <param name="Refusal">Why nothing was taken; null: it was, or there are faults.</param>
/// <param name="Reading">What was read; null when the file was refused before.</param>
public sealed record TakenAnswers(Message? Refusal, ImportReading? Reading)
{
    /// <summary>Answers taken; 0: none.</summary>
    public int Answers => Refusal is null && Reading is { Faults.Count: 0 } ? Reading.Rows : 0;
}

/// <summary>
/// Takes a file of answers into a wave: read and checked first, then stored in one transaction. What is killed in between leaves nothing. Rights are the page's matter.
/// </summary>
public sealed class TakeAnswers(Session session, WaveStore waves, QuestionnaireStore questionnaires, ImportStore imports)
{
    /// <summary>Name of the deed in the log.</summary>
    public const string Deed = "surveys.import";

    private static readonly Message Gone = new("Không có đợt điều tra này. Hãy tải lại trang.", "There is no such wave. Reload the page.");
    private static readonly Message NotNow = new("Chỉ nhập phiếu vào đợt đang mở hoặc đã đóng mà chưa chốt.", "Answers are imported into a wave that is open, or closed and not settled.");
    private static readonly Message SameFile = new("Tệp này đã được nhập vào đợt điều tra.", "This file was imported into the wave before.");

    /// <summary>Takes a file.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="path">The file.</param>
    /// <param name="fileName">As it was called where it came from.</param>
    /// <param name="told">Targets of columns told by the officer, see <see cref="ImportMapping.Of"/>.</param>
    /// <param name="progress">Told rows read, and about how many there are.</param>
    /// <param name="commit">Commits in place of the session, for a job that ends with it; null: the session.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="DocumentException">The file as a whole cannot be read.</exception>
    public async Task<TakenAnswers> RunAsync(
        Guid wave, string path, string fileName, IReadOnlyDictionary<string, string>? told = null, Action<int, long>? progress = null, Func<Task>? commit = null, CancellationToken cancel = default)
    {
        if (await waves.FindAsync(wave, cancel) is not { } found || await questionnaires.ContentAsync(found.QuestionnaireId, cancel) is not { } questionnaire)
            return new TakenAnswers(Gone, null);

        if (found.State is not (WaveState.Open or WaveState.Closed))
            return new TakenAnswers(NotNow, null);

        var sha256 = await DigestAsync(path, cancel);
        if (await imports.IsTakenAsync(wave, sha256, cancel))
            return new TakenAnswers(SameFile, null);

        var mapping = AnswerImport.Map(path, questionnaire, told);
        if (mapping.Problems.Count > 0)
            return new TakenAnswers(mapping.Problems[0], null);

        if (await imports.ContradictionsAsync(wave, mapping, cancel) is [var contradiction, ..])
            return new TakenAnswers(contradiction, null);

        var reading = AnswerImport.Read(path, questionnaire, mapping, progress, cancel);
        return reading.Data is null ? new TakenAnswers(null, reading) : await StoreAsync(wave, fileName, sha256, mapping, reading, commit, cancel);
    }

    private async Task<TakenAnswers> StoreAsync(Guid wave, string fileName, string sha256, ImportMapping mapping, ImportReading reading, Func<Task>? commit, CancellationToken cancel)
    {
        await session.BeginAsync(Deed, null, cancel);
        try
        {
            // Held from here: the wave is not settled meanwhile, and of two imports of one file the second finds the first.
            if (await waves.LockAsync(wave, cancel) is not { State: WaveState.Open or WaveState.Closed })
                return new TakenAnswers(NotNow, reading);

            if (await imports.IsTakenAsync(wave, sha256, cancel))
                return new TakenAnswers(SameFile, reading);

            if (await imports.ContradictionsAsync(wave, mapping, cancel) is [var contradiction, ..])
                return new TakenAnswers(contradiction, reading);

            var twice = await imports.AddAsync(wave, fileName, sha256, mapping, reading, cancel);
            if (twice > 0)
            {
                return new TakenAnswers(new Message(
                    $"{twice} phiếu của tệp đã có trong đợt (trùng mã phiếu): xuất lại tệp chỉ gồm phiếu mới.", $"{twice} answers of the file are in the wave already: export new ones only."), reading);
            }

            await (commit is null ? session.CommitAsync(cancel) : commit());
            return new TakenAnswers(null, reading);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static async Task<string> DigestAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw new DocumentException(Path.GetFileName(path), null, new("không có tệp này. Kiểm tra đường dẫn.", "there is no such file. Check the path."));

        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}
