using ParIndex.Core.Text;

namespace ParIndex.App.Audit;

/// <summary>What the verifier found.</summary>
/// <param name="Links">Transactions in the chain.</param>
/// <param name="Events">Events in the log.</param>
/// <param name="Head">The newest link; null: the log is empty.</param>
/// <param name="Faults">In the order of the chain, the first ones; empty: the log is whole.</param>
public sealed record AuditReport(long Links, long Events, AuditHead? Head, IReadOnlyList<AuditFault> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}

/// <summary>One break of the log.</summary>
/// <param name="Kind">Fixed name, see <see cref="AuditFaultKind"/>.</param>
/// <param name="Sequence">Link of the chain; null: there is none.</param>
/// <param name="Process">The process; null: unknown.</param>
/// <param name="Event">The event; null: the fault is in no single one.</param>
/// <param name="Message">What it means.</param>
public sealed record AuditFault(string Kind, long? Sequence, Guid? Process, long? Event, Message Message);

/// <summary>Names of the breaks a log can have.</summary>
public static class AuditFaultKind
{
    public const string LinkMissing = "link-missing";
    public const string PreviousWrong = "previous-wrong";
    public const string ProcessMissing = "process-missing";
    public const string ProcessUnlinked = "process-unlinked";
    public const string EventMissing = "event-missing";
    public const string EventAdded = "event-added";
    public const string EventChanged = "event-changed";
    public const string LinkChanged = "link-changed";
    public const string HeadMissing = "head-missing";

    internal static Message Text(string kind, long? sequence, long? @event) => kind switch
    {
        LinkMissing => new($"Thiếu mắt xích ngay trước số {sequence}.", $"The link just before number {sequence} is missing."),
        PreviousWrong => new($"Mắt xích {sequence} không nối với mắt xích trước nó.", $"Link {sequence} does not join the one before it."),
        ProcessMissing => new($"Mất thông tin ai, khi nào, vì sao của mắt xích {sequence}.", $"Who, when and why of link {sequence} is missing."),
        ProcessUnlinked => new("Có lượt ghi không thuộc chuỗi: mắt xích của nó đã bị xóa hoặc nó được chèn vào.", "A process stands outside the chain: its link was removed or it was planted."),
        EventMissing => new($"Mất sự kiện {@event} của mắt xích {sequence}.", $"Event {@event} of link {sequence} is missing."),
        EventAdded => new($"Sự kiện {@event} được thêm vào sau mắt xích {sequence}.", $"Event {@event} was added after link {sequence} was made."),
        EventChanged => new($"Nội dung sự kiện {@event} của mắt xích {sequence} đã bị sửa.", $"The content of event {@event} of link {sequence} was changed."),
        LinkChanged => new($"Mắt xích {sequence} đã bị sửa: mã băm không khớp với lượt ghi và các sự kiện của nó.", $"Link {sequence} was changed: its hash does not fit its process and events."),
        _ => new("Mốc đã ghi lại trước đây không còn trong chuỗi: nhật ký đã bị cắt hoặc viết lại.", "The head noted earlier is no longer in the chain: the log was cut or rewritten."),
    };
}
