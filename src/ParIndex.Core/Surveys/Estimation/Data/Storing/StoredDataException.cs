using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>Stored columns cannot be read: of another form or version, cut short, or changed since they were written.</summary>
public sealed class StoredDataException(Message problem) : Exception(problem.English)
{
    /// <summary>What is wrong and what to do.</summary>
    public Message Problem { get; } = problem;

    internal static StoredDataException NotStored() => new(new Message(
        "Không phải dữ liệu cột của ParIndex. Tạo lại bằng “parindex survey pack”.", "These are no columns of ParIndex. Make them again by “parindex survey pack”."));

    internal static StoredDataException Newer(int version) => new(new Message(
        $"Dữ liệu cột theo dạng {version}, mới hơn chương trình này. Cập nhật chương trình, hoặc tạo lại bằng “parindex survey pack”.",
        $"The columns are of form {version}, newer than this program. Update it, or make them again by “parindex survey pack”."));

    internal static StoredDataException Damaged(string vietnamese, string english) => new(new Message(
        $"Dữ liệu cột bị hỏng: {vietnamese}. Lấy lại từ bản sao, hoặc tạo lại bằng “parindex survey pack”.",
        $"The columns are damaged: {english}. Take a copy, or make them again by “parindex survey pack”."));
}
