using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting;

/// <summary>Moves a wave: draft → open → closed → settled; says what was changed; makes identities unreadable. Rights are the page's matter.</summary>
public sealed class MoveWave(Session session, WaveStore waves, QuestionnaireStore questionnaires, TimeProvider clock)
{
    private const int LongestChanges = 10_000;

    private static readonly Message Gone = new("Không có đợt điều tra này. Hãy tải lại trang.", "There is no such wave. Reload the page.");
    private static readonly Message Moved = new("Đợt điều tra đã chuyển sang bước khác. Hãy tải lại trang.", "The wave has moved on. Reload the page.");
    private static readonly Message NobodyAsked = new("Chưa có ai để hỏi: nhận mẫu điều tra, cho phép đường dẫn chung, hoặc đánh dấu rằng phiếu chỉ nhập từ tệp.", "Nobody is asked yet: take a sample, allow the open link, or mark that answers come from files alone.");
    private static readonly Message Over = new("Ngày kết thúc đã qua: lập đợt mới với ngày khác.", "The last day is past: make a new wave with other days.");
    private static readonly Message TooLong = new($"Nội dung không quá {LongestChanges} ký tự.", $"The text has at most {LongestChanges} characters.");
    private static readonly Message StillOpen = new("Chỉ xóa được danh tính sau khi đợt đã kết thúc.", "Identities are destroyed only once the wave is closed.");
    private static readonly Message PapersWait = new("Còn phiếu giấy mới nhập một lần hoặc hai lần chưa khớp: xử lý trước khi chốt.", "Paper forms still wait for a second typing or a third look: settle them first.");

    /// <summary>Opens it: the questionnaire is locked from now on.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="isFromFiles">Nobody is asked here: answers come from files of another system alone.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Why not; null: done.</returns>
    public Task<Message?> OpenAsync(Guid id, bool isFromFiles = false, CancellationToken cancel = default) => MoveAsync(id, WaveState.Draft, "surveys.open", async wave =>
    {
        if (wave.ClosesOn < clock.Today())
            return Over;

        if (!wave.AllowsOpen && !isFromFiles && !await AnyAsync("surveys.person", id, cancel))
            return NobodyAsked;

        await questionnaires.LockAsync(wave.QuestionnaireId, cancel);
        await waves.SetAsync(id, "state = 'Open'", new { id }, cancel);
        return null;
    }, cancel);

    /// <summary>Closes it: no more answers by link; answers under way are waited for, and nothing tells any more whose an answer was.</summary>
    public Task<Message?> CloseAsync(Guid id, CancellationToken cancel = default) => MoveAsync(id, WaveState.Open, "surveys.close", async _ =>
    {
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("select surveys.part_ways(@id)", new { id }, session.Transaction);
        await waves.SetAsync(id, "state = 'Closed'", new { id }, cancel);
        return null;
    }, cancel);

    /// <summary>Settles it: what is kept counts, nothing more comes.</summary>
    public Task<Message?> SettleAsync(Guid id, CancellationToken cancel = default) => MoveAsync(id, WaveState.Closed, "surveys.settle", async _ =>
    {
        if (await AnyAsync("surveys.paper", id, cancel))
            return PapersWait;

        // Paper and tablets that came after closing stood with their turn again; what was set aside counts for nothing now.
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync("select surveys.part_ways(@id)", new { id }, session.Transaction);
        await connection.ExecuteAsync("delete from surveys.set_aside where wave_id = @id", new { id }, session.Transaction);
        await waves.SetAsync(id, "state = 'Settled'", new { id }, cancel);
        return null;
    }, cancel);

    /// <summary>Says what was changed because of the answers; who answered reads it.</summary>
    public Task<Message?> TellAsync(Guid id, string? changes, CancellationToken cancel = default)
    {
        var text = VietnameseText.Compose(changes ?? "").ReplaceLineEndings("\n").Trim();
        return text.Length > LongestChanges ? Task.FromResult<Message?>(TooLong) : MoveAsync(id, null, "surveys.tell", async wave =>
        {
            if (wave.Changes != text)
                await waves.SetAsync(id, "changes = @text", new { id, text }, cancel);

            return null;
        }, cancel);
    }

    /// <summary>Destroys the key of the identities: they are unreadable in the tables, the log and every later copy.</summary>
    public Task<Message?> ForgetAsync(Guid id, CancellationToken cancel = default) => MoveAsync(id, null, "surveys.forget", async wave =>
    {
        if (wave.State < WaveState.Closed)
            return StillOpen;

        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from surveys.wave_key where wave_id = @id", new { id }, session.Transaction);
        return null;
    }, cancel);

    /// <summary>Destroys the keys of all waves whose day has passed; for the daily job. A wave left open is closed by its date all the same.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetDueAsync(CancellationToken cancel = default)
    {
        await session.BeginAsync("surveys.forget", null, cancel);
        try
        {
            var count = await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                "delete from surveys.wave_key k using surveys.wave w where w.id = k.wave_id and w.keep_until < @today", new { today = clock.Today() }, session.Transaction);
            await session.CommitAsync(cancel);
            return count;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task<Message?> MoveAsync(Guid id, WaveState? from, string deed, Func<Wave, Task<Message?>> move, CancellationToken cancel)
    {
        await session.BeginAsync(deed, null, cancel);
        try
        {
            // Before any row is held, so that an answer under way, which holds this, never waits for who waits for it.
            await (await session.ConnectionAsync(cancel)).ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('surveys.wave' || @id::text, 0))", new { id }, session.Transaction);
            var wave = await waves.LockAsync(id, cancel);
            var problem = wave is null ? Gone : from is not null && wave.State != from ? Moved : await move(wave);
            if (problem is null)
                await session.CommitAsync(cancel);

            return problem;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task<bool> AnyAsync(string table, Guid wave, CancellationToken cancel) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<bool>($"select exists (select from {table} where wave_id = @wave)", new { wave }, session.Transaction);
}
