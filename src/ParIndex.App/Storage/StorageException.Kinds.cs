using System.Globalization;
using Npgsql;

namespace ParIndex.App.Storage;

/// <summary>Everything that can go wrong with storage, each with its remedy.</summary>
public sealed partial class StorageException
{
    internal const string DiskFullText = "No space left on device";

    /// <summary>What a failure of the database means to an operator; null when it is the program's own fault.</summary>
    public static StorageException? Of(NpgsqlException problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem switch
        {
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => DiskFull(problem),
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => new(
                "Máy chủ PostgreSQL hết kết nối. Hãy tăng max_connections hoặc đóng bớt chương trình đang dùng.",
                "PostgreSQL has no connection left. Raise max_connections or close other programs.", problem),
            PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => new(
                "PostgreSQL đang khởi động hoặc đang dừng. Hãy thử lại sau ít phút.", "PostgreSQL is starting or stopping. Try again in a few minutes.", problem)
            { IsPassing = true },
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => new(
                $"PostgreSQL từ chối người dùng: {Text(problem)} Hãy kiểm tra tên và mật khẩu trong PARINDEX_DB.",
                $"PostgreSQL refuses the user: {Text(problem)} Check name and password in PARINDEX_DB.", problem),
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new(
                $"Chưa có cơ sở dữ liệu: {Text(problem)} Hãy tạo nó hoặc sửa PARINDEX_DB.", $"There is no such database: {Text(problem)} Create it or correct PARINDEX_DB.", problem),
            PostgresException => null,
            _ => new(
                $"Không kết nối được PostgreSQL: {Text(problem)} Hãy kiểm tra máy chủ đang chạy và chuỗi kết nối PARINDEX_DB.",
                $"Cannot reach PostgreSQL: {Text(problem)} Check that the server runs and PARINDEX_DB is right.", problem)
            { IsPassing = true },
        };
    }

    internal static StorageException NewerSchema(string migration) => new(
        $"Cơ sở dữ liệu do phiên bản ParIndex mới hơn ghi (bước “{migration}”). Hãy chạy phiên bản đó hoặc khôi phục bản sao lưu cũ hơn.",
        $"The database was written by a newer ParIndex (step “{migration}”). Run that version or restore an older backup.");

    internal static StorageException ChangedMigration(string migration) => new(
        $"Bước chuyển đổi “{migration}” đã chạy trên cơ sở dữ liệu này nhưng nội dung nay khác đi. Hãy dùng đúng bản phát hành; khi phát triển, xóa thư mục dữ liệu thử.",
        $"Migration “{migration}” has run on this database but its text is different now. Use the released program; in development, delete the trial data folder.");

    internal static StorageException FailedMigration(string migration, NpgsqlException problem) => new(
        $"Bước chuyển đổi “{migration}” không chạy được và đã được hoàn lại: {Text(problem)}",
        $"Migration “{migration}” failed and was undone: {Text(problem)}", problem);

    internal static StorageException BadConnectionString(ArgumentException problem) => new(
        $"Chuỗi kết nối PARINDEX_DB chưa đúng: {problem.Message} Ví dụ: Host=db;Username=parindex;Password=…;Database=parindex",
        $"The connection string PARINDEX_DB is wrong: {problem.Message} Example: Host=db;Username=parindex;Password=…;Database=parindex", problem);

    internal static StorageException NoPostgres() => new(
        "Chưa có PostgreSQL trên máy. Hãy cài gói “postgresql” (15 trở lên), hoặc đặt PARINDEX_PG là thư mục chứa initdb, hoặc đặt PARINDEX_DB là chuỗi kết nối tới máy chủ có sẵn.",
        "PostgreSQL is not installed. Install the package “postgresql” (15 or newer), or set PARINDEX_PG to the folder of initdb, or set PARINDEX_DB to the connection string of a server.");

    internal static StorageException TooOld(int major) => new(
        $"PostgreSQL trên máy là bản {major}, cần bản {PostgresPrograms.OldestMajor} trở lên. Hãy cài bản mới hơn hoặc đặt PARINDEX_DB.",
        $"PostgreSQL on this machine is version {major}; {PostgresPrograms.OldestMajor} or newer is needed. Install a newer one or set PARINDEX_DB.");

    internal static StorageException OtherMajor(int data, int installed) => data > installed
        ? new(
            $"Dữ liệu do PostgreSQL {data} ghi nhưng máy chỉ có bản {installed}. Hãy cài gói “postgresql-{data}”.",
            $"The data were written by PostgreSQL {data} but only {installed} is installed. Install the package “postgresql-{data}”.")
        : new(
            $"Dữ liệu do PostgreSQL {data} ghi nhưng máy chỉ có bản {installed}. Để nâng cấp: cài “postgresql-{data}”, chạy “parindex backup FILE”, đặt PARINDEX_DATA là thư mục mới, chạy “parindex restore FILE”.",
            $"The data were written by PostgreSQL {data} but only {installed} is installed. To upgrade: install “postgresql-{data}”, run “parindex backup FILE”, set PARINDEX_DATA to a new folder, run “parindex restore FILE”.");

    internal static StorageException InUse(string folder, string? process) => new(
        $"Thư mục dữ liệu {folder} đang được một chương trình ParIndex khác dùng{(process is null ? "" : $" (tiến trình {process})")}. Hãy dừng chương trình đó hoặc đặt PARINDEX_DATA là thư mục khác.",
        $"The data folder {folder} is in use by another ParIndex{(process is null ? "" : $" (process {process})")}. Stop it, or set PARINDEX_DATA to another folder.");

    internal static StorageException ForeignOwner(string folder, string owner, string user) => new(
        $"Thư mục {folder} thuộc người dùng “{owner}”, không phải “{user}”. Hãy chạy bằng đúng người dùng, hoặc: chown -R {user} {folder}",
        $"The folder {folder} belongs to user “{owner}”, not “{user}”. Run as the right user, or: chown -R {user} {folder}");

    internal static StorageException NoCluster(string folder) => new(
        $"Thư mục {folder} không phải cơ sở dữ liệu của ParIndex và không trống. Hãy dời nội dung đi hoặc đặt PARINDEX_DATA là thư mục khác.",
        $"The folder {folder} is no ParIndex database and not empty. Move its content away or set PARINDEX_DATA to another folder.");

    internal static StorageException Unreachable(string folder) => new(
        $"Người dùng “postgres” không vào được {folder}. Hãy đặt PARINDEX_DATA là thư mục mà mọi thư mục cha cho phép đi qua, như /var/lib/parindex.",
        $"User “postgres” cannot enter {folder}. Set PARINDEX_DATA to a folder whose parents may be passed, such as /var/lib/parindex.");

    internal static StorageException OfFolder(string folder, Exception problem) => problem.Message.Contains(DiskFullText, StringComparison.Ordinal)
        ? DiskFull(problem)
        : new(
            $"Không ghi được vào thư mục dữ liệu {folder}: {problem.Message} Hãy cấp quyền ghi hoặc đặt PARINDEX_DATA là thư mục khác.",
            $"Cannot write the data folder {folder}: {problem.Message} Grant the right or set PARINDEX_DATA to another folder.", problem);

    /// <param name="answer">What the storage answered; null: nothing.</param>
    /// <param name="problem">For the log.</param>
    internal static StorageException OfBucket(string? answer, Exception problem) => problem.GetBaseException().Message.Contains(DiskFullText, StringComparison.Ordinal)
        ? DiskFull(problem)
        : new(
            $"Kho lưu tệp {(answer is null ? "không trả lời" : $"từ chối ({answer})")} nên việc này chưa làm được và chưa có gì được lưu. Hãy thử lại sau ít phút; nếu vẫn vậy, quản trị xem trang Tình trạng hệ thống và kiểm tra PARINDEX_S3.",
            $"The file storage {(answer is null ? "does not answer" : $"refuses ({answer})")}, so this could not be done and nothing was saved. Try again in a few minutes; otherwise the administrator looks at the page System status and checks PARINDEX_S3.", problem)
        { IsPassing = true };

    internal static StorageException LostFile(string sha256) => new(
        $"Tệp {sha256} bị mất hoặc hỏng trong kho lưu tệp. Hãy lấy lại tệp từ bản sao lưu hoặc tải lên lại đúng tệp gốc.",
        $"File {sha256} is lost or damaged in the file storage. Take it from a backup or upload the same original again.");

    internal static StorageException DiskFull(Exception? problem = null) => new(
        "Ổ đĩa đã đầy. Hãy giải phóng dung lượng rồi khởi động lại; dữ liệu đã ghi nhận không mất.",
        "The disk is full. Free some space and start again; what was acknowledged is not lost.", problem);

    internal static StorageException NotStarted(string output, string log)
    {
        var told = string.Join('\n', new[] { output.Trim(), log.Trim() }.Where(text => text.Length > 0));
        return told.Contains(DiskFullText, StringComparison.Ordinal)
            ? DiskFull(new IOException(told))
            : new($"PostgreSQL không khởi động được. Nhật ký:\n{told}", $"PostgreSQL did not start. Its log:\n{told}");
    }

    internal static StorageException ProgramFailed(string program, string output) => output.Contains(DiskFullText, StringComparison.Ordinal)
        ? DiskFull(new IOException(output))
        : new($"{program} không hoàn thành: {output}", $"{program} did not finish: {output}");

    internal static StorageException DamagedBackup(string entry, Exception? problem = null) => new(
        $"Bản sao lưu bị hỏng hoặc chưa ghi xong (“{entry}”). Hãy dùng bản khác; chưa có gì được khôi phục.",
        $"The backup is damaged or unfinished (“{entry}”). Use another one; nothing was restored.", problem);

    internal static StorageException NewerBackup(string program) => new(
        $"Bản sao lưu do phiên bản mới hơn ({program}) ghi. Hãy dùng phiên bản đó để khôi phục.",
        $"The backup was written by a newer version ({program}). Restore it with that one.");

    internal static StorageException NotEmpty() => new(
        "Chỉ khôi phục vào cơ sở dữ liệu trống, để không ghi đè dữ liệu đang có. Hãy đặt PARINDEX_DATA là thư mục mới (hoặc PARINDEX_DB là cơ sở dữ liệu mới tạo).",
        "A backup is restored into an empty database only, so that nothing is overwritten. Set PARINDEX_DATA to a new folder (or PARINDEX_DB to a new database).");

    internal static StorageException RestoredWrong(string table) => new(
        $"Dữ liệu khôi phục không khớp với bản sao lưu (bảng {table}). Đừng dùng cơ sở dữ liệu này; hãy khôi phục lại từ bản khác.",
        $"What was restored differs from the backup (table {table}). Do not use this database; restore from another backup.");

    private static string Text(NpgsqlException problem) => problem is PostgresException told
        ? string.Create(CultureInfo.InvariantCulture, $"{told.MessageText} ({told.SqlState}).")
        : problem.InnerException?.Message ?? problem.Message;
}
