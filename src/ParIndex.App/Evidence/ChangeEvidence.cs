using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Evidence;

/// <summary>Describes a document anew, or takes it out of its library.</summary>
public sealed class ChangeEvidence(Session session, EvidenceStore items, UseStore uses)
{
    private static readonly Message InUse = new(
        "Tài liệu đang dùng cho dòng chấm, nên chưa rút được. Hãy gỡ khỏi các dòng chấm trước.", "The document is used for entries, so it cannot be withdrawn. Take it from the entries first.");

    private static readonly Message NoReason = new("Hãy ghi lý do rút tài liệu.", "Say why the document is withdrawn.");

    /// <summary>Puts a checked description in place of the one shown.</summary>
    /// <returns>False, and nothing changed: somebody changed it meanwhile.</returns>
    public async Task<bool> DescribeAsync(EvidenceItem item, int expected, EvidenceDescription said, CancellationToken cancel = default)
    {
        await session.BeginAsync("evidence.describe", cancel: cancel);
        try
        {
            if (!await items.DescribeAsync(item, expected, said, cancel))
                return false;

            await session.CommitAsync(cancel);
            return true;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Takes a document out of its library.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> WithdrawAsync(Guid id, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        if (why.Length == 0)
            return NoReason;

        if ((await uses.OfItemsAsync([id], cancel)).Count > 0)
            return InUse;

        await session.BeginAsync("evidence.withdraw", why, cancel);
        await items.WithdrawAsync(id, why, cancel);
        await session.CommitAsync(cancel);
        return null;
    }
}
