using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Quotas;

/// <summary>Sets how many answers each group of a wave is to bring. Rights are the page's matter.</summary>
public sealed class SetQuotas(Session session, WaveStore waves, QuotaStore quotas, TimeProvider clock)
{
    /// <summary>Groups of one plan.</summary>
    public const int MostGroups = 1_000;

    private const int MostPlans = 6;
    private const int Most = 10_000_000;

    private static readonly Message Bad = new("Chỉ tiêu là số nguyên từ 1; để trống là không có chỉ tiêu.", "A quota is a whole number from 1; leave it empty for none.");
    private static readonly Message NotNow = new("Đợt đã kết thúc nhận phiếu: không đổi chỉ tiêu nữa.", "The wave takes no more answers: quotas do not change any more.");
    private static readonly Message NoTarget = new("Hãy nhập chỉ tiêu cho ít nhất một nhóm.", "Enter a quota for one group at least.");
    private static readonly Message TooMany = new($"Bảng có hơn {MostGroups} nhóm: chọn cách chia ít nhóm hơn.", $"There are more than {MostGroups} groups: choose divisions with fewer.");
    private static readonly Message TooManyPlans = new($"Một đợt có nhiều nhất {MostPlans} bảng chỉ tiêu: bỏ một bảng trước.", $"A wave has at most {MostPlans} tables of quotas: remove one first.");
    private static readonly Message Same = new("Hai cách chia phải khác nhau.", "The two divisions must differ.");
    private static readonly Message Apart = new(
        "Cột riêng của mẫu không kèm phiếu trả lời, nên chỉ ghép được với khu vực hoặc cột khác của mẫu, không ghép được với câu hỏi.",
        "A column of the sample does not stand with answers: it crosses with areas and other columns of the sample, not with questions.");

    /// <summary>What stands against such divisions; null: nothing.</summary>
    public static Message? Check(QuotaDivision first, QuotaDivision? second)
    {
        ArgumentNullException.ThrowIfNull(first);
        return first == second ? Same
            : second is not null && (first.Kind, second.Kind) is (DivisionKind.Column, DivisionKind.Question) or (DivisionKind.Question, DivisionKind.Column) ? Apart : null;
    }

    /// <summary>Puts the quotas of these divisions in place of those there are; other plans stay.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="first">Division.</param>
    /// <param name="second">Crossed with; null: none.</param>
    /// <param name="whenFull">What the open link tells.</param>
    /// <param name="targets">By group; null: none.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid id, QuotaDivision first, QuotaDivision? second, WhenFull whenFull, IReadOnlyDictionary<QuotaGroup, int?> targets, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var set = targets.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Value);
        if (Check(first, second) is { } wrong)
            return wrong;

        if (set.Count is 0 or > MostGroups || set.Values.Any(target => target is < 1 or > Most))
            return set.Count == 0 ? NoTarget : set.Count > MostGroups ? TooMany : Bad;

        return await WriteAsync(id, async () =>
        {
            if ((await quotas.ListAsync(id, cancel)).Count(one => one.Plan.First != first || one.Plan.Second != second) >= MostPlans)
                return TooManyPlans;

            await quotas.PutAsync(id, new QuotaPlan(Guid.CreateVersion7(clock.GetUtcNow()), first, second, whenFull), set, cancel);
            return null;
        }, cancel);
    }

    /// <summary>Takes a plan away.</summary>
    /// <returns>Why not; null: done.</returns>
    public Task<Message?> RemoveAsync(Guid id, Guid plan, CancellationToken cancel = default) => WriteAsync(id, async () =>
    {
        await quotas.RemoveAsync(id, plan, cancel);
        return null;
    }, cancel);

    private async Task<Message?> WriteAsync(Guid id, Func<Task<Message?>> write, CancellationToken cancel)
    {
        await session.BeginAsync("surveys.quota", null, cancel);
        try
        {
            if (await waves.LockAsync(id, cancel) is not { State: <= WaveState.Open })
                return NotNow;

            var problem = await write();
            if (problem is null)
                await session.CommitAsync(cancel);

            return problem;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
