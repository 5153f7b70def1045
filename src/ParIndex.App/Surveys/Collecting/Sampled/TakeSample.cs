using ParIndex.App.Storage;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Collecting.Sampled;

/// <summary>Takes the people of a draw into a wave, names sealed apart. Rights are the page's matter.</summary>
public sealed class TakeSample(Session session, WaveStore waves, PersonStore people)
{
    private static readonly Message NotDraft = new("Chỉ nhận mẫu khi đợt còn là dự thảo. Hãy tải lại trang.", "A sample is taken while the wave is a draft. Reload the page.");
    private static readonly Message NoneDrawn = new("Danh sách chỉ có người thay thế: nhận danh sách mẫu (sample.csv) cùng lúc.", "There are only replacements: take the sample (sample.csv) with them.");

    /// <summary>Puts the people of the files in place of those there were.</summary>
    /// <param name="wave">A draft.</param>
    /// <param name="files">The sample, and the replacements if there are any.</param>
    /// <param name="area">Column answers are counted by; null: the first cluster, else the first stratum.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>How many were taken; or 0 and why not.</returns>
    public async Task<(int Count, Message? Problem)> RunAsync(Guid wave, IReadOnlyList<(string Name, Stream Content)> files, string? area = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<SampleRow> rows;
        try
        {
            rows = [.. files.SelectMany(file => SampleFile.Read(file.Content, file.Name, area)).OrderBy(row => row.Place > 0)];
        }
        catch (DocumentException problem)
        {
            return (0, problem.Problem);
        }

        if (rows.TrueForAll(row => row.Place > 0))
            return (0, NoneDrawn);

        if (rows.Count > SampleFile.Most)
            return (0, new($"Danh sách có hơn {SampleFile.Most} người: chia thành nhiều đợt.", $"There are more than {SampleFile.Most} people: make several waves."));

        return await RunAsync(wave, rows, null, () => session.CommitAsync(cancel), cancel);
    }

    /// <summary>Puts people in place of those there were, together with the draw they come from.</summary>
    /// <param name="wave">A draft.</param>
    /// <param name="rows">The sample, then the replacements.</param>
    /// <param name="draw">Keeps the draw, in the open process; gives its id. Null: it was not made here.</param>
    /// <param name="commit">Makes it all last.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>How many were taken; or 0 and why not.</returns>
    public async Task<(int Count, Message? Problem)> RunAsync(Guid wave, IReadOnlyList<SampleRow> rows, Func<Task<Guid>>? draw, Func<Task> commit, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        // A replacement counts with the area it steps in for.
        var areas = rows.Where(row => row.Place == 0).GroupBy(row => row.Cell, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Area, StringComparer.Ordinal);
        rows = [.. rows.Select(row => row.Place > 0 && row.Area.Length == 0 ? row with { Area = areas.GetValueOrDefault(row.Cell, "") } : row)];
        await session.BeginAsync(draw is null ? "surveys.sample" : "surveys.draw", null, cancel);
        try
        {
            if (await waves.LockAsync(wave, cancel) is not { State: WaveState.Draft })
                return (0, NotDraft);

            await people.ClearAsync(wave, cancel);
            await people.AddAsync(wave, rows, await people.KeyAsync(wave, cancel), cancel);
            await waves.SetDrawAsync(wave, draw is null ? null : await draw(), cancel);
            await commit();
            return (rows.Count, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
