using ParIndex.Core.Text;

namespace ParIndex.App.Storage;

/// <summary>The database cannot be used; the message says why and what to do.</summary>
public sealed class StorageException(Message problem, Exception? inner = null) : Exception(problem.Vietnamese, inner)
{
    public Message Problem { get; } = problem;

    internal static StorageException NewerSchema(string migration) => new(new Message(
        $"Cơ sở dữ liệu do phiên bản ParIndex mới hơn ghi (bước “{migration}”). Hãy chạy phiên bản đó hoặc khôi phục bản sao lưu cũ hơn.",
        $"The database was written by a newer ParIndex (step “{migration}”). Run that version or restore an older backup."));
}
