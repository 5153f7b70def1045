using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Sampled;

/// <summary>Notes of somebody of the sample that they refuse or cannot be reached, and calls in who replaces them. Rights are the page's matter.</summary>
public sealed class MarkPerson(Session session, PersonStore people)
{
    private const int LongestNote = 500;

    private static readonly Message Nobody = new("Không có ai mang số này trong mẫu.", "Nobody in the sample has this number.");
    private static readonly Message HasAnswered = new("Người này đã trả lời.", "This person has answered.");
    private static readonly Message NoReserve = new("Ô mẫu này không còn người thay thế.", "There is no replacement left in this cell.");

    /// <summary>Sets the state of somebody who has not answered.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="line">Of the sample.</param>
    /// <param name="state">Waiting, refused or unreachable; replaced calls in the next replacement of the cell.</param>
    /// <param name="note">Why.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid wave, int line, PersonState state, string? note = null, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(note ?? "");
        await session.BeginAsync("surveys.mark", null, cancel);
        try
        {
            var connection = await session.ConnectionAsync(cancel);
            await connection.ExecuteAsync("select from surveys.person where wave_id = @wave and line = @line for update", new { wave, line }, session.Transaction);
            if (await people.FindAsync(wave, line, cancel) is not { } person || person.State is PersonState.Reserve or PersonState.Replaced)
                return Nobody;

            if (person.HasAnswered)
                return HasAnswered;

            if (state == PersonState.Replaced && await CallInAsync(person, cancel) == 0)
                return NoReserve;

            await connection.ExecuteAsync(
                "update surveys.person set state = @state, note = @why where id = @Id", new { state = state.ToString(), why = why[..Math.Min(why.Length, LongestNote)], person.Id }, session.Transaction);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    // The labels of the cell go over: who steps in counts as who was drawn.
    private async Task<int> CallInAsync(SampledPerson person, CancellationToken cancel) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        """
        update surveys.person r set state = 'Waiting', labels = d.labels, area = d.area
        from surveys.person d
        where d.id = @Id and r.id = (
            select n.id from surveys.person n where n.wave_id = @WaveId and n.cell = @Cell and n.state = 'Reserve' order by n.place, n.line limit 1 for update skip locked)
        """,
        new { person.Id, person.WaveId, person.Cell },
        session.Transaction);
}
