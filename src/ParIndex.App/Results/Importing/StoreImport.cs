using Dapper;
using ParIndex.App.Results.Stored;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>How a person wants an import stored.</summary>
/// <param name="SeenVersion">Version of the description in the preview.</param>
/// <param name="SeenRevision">Revision of the table in the preview.</param>
/// <param name="SeenStored">Number of the version before in the preview; null: there was none.</param>
/// <param name="Publish">Seen by everyone at once.</param>
/// <param name="Reason">Why it replaces the version before.</param>
/// <param name="AcceptErrors">The remaining findings were looked at.</param>
public sealed record StoreOrder(int SeenVersion, int SeenRevision, int? SeenStored, bool Publish, string? Reason, bool AcceptErrors);

/// <summary>What became of it.</summary>
/// <param name="ResultId">The stored result; null when it was not stored.</param>
/// <param name="Problems">What must be done first.</param>
public sealed record StoreOutcome(Guid? ResultId, IReadOnlyList<Message> Problems);

/// <summary>Stores a reviewed table as the next version of the unit's result, in one transaction: all of it or nothing.</summary>
public sealed class StoreImport(Session session, ImportStore imports, ReviewImport review, ResultStore results, TimeProvider clock)
{
    private static readonly Message Changed = new(
        "Bản nhập đã thay đổi hoặc đã được lưu sau khi bạn mở trang này. Hãy xem lại rồi lưu.",
        "The import has changed, or was stored, since you opened this page. Look at it again, then store.");

    public async Task<StoreOutcome> StoreAsync(Guid id, StoreOrder order, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var reason = VietnameseText.Clean(order.Reason ?? "");
        await session.BeginAsync("results.import", reason.Length == 0 ? null : reason, cancel);
        try
        {
            // From here to the commit nobody else corrects, describes or stores this import.
            if (await imports.LockAsync(id, cancel) is null || await review.LoadAsync(id, cancel) is not { } reviewed)
                return new StoreOutcome(null, [Changed]);

            var problems = await ProblemsAsync(reviewed, order, reason, cancel);
            if (problems.Count > 0)
                return new StoreOutcome(null, problems);

            var said = reviewed.Import.Description;
            var head = new ResultHead(said.UnitId!, said.Year!.Value, said.Source, said.SetVersionId, await DocumentAsync(reviewed.Import, cancel));
            var result = await results.SaveAsync(head, reviewed.Draft.Draft!, reason.Length == 0 ? null : reason, cancel);
            await LinkAsync(id, result, reviewed.TableNumber, cancel);
            if (order.Publish)
                await results.PublishAsync(result, cancel);

            await session.CommitAsync(cancel);
            return new StoreOutcome(result, []);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task<IReadOnlyList<Message>> ProblemsAsync(ImportReview reviewed, StoreOrder order, string reason, CancellationToken cancel)
    {
        if (reviewed.Import.Version != order.SeenVersion || reviewed.Revision != order.SeenRevision)
            return [Changed];

        var said = reviewed.Import.Description;
        var problems = reviewed.Draft.Obstacles.ToList();
        if (!said.IsComplete)
            problems.Add(new("Hãy khai báo đủ đơn vị, năm, bảng và nguồn trước khi lưu.", "Say the unit, year, table and source before storing."));
        else if (await LastVersionAsync(said, cancel) is var last && last != order.SeenStored)
            return [Changed];
        else if (last is not null && reason.Length == 0)
            problems.Add(new("Đơn vị đã có kết quả năm này. Hãy ghi lý do thay thế.", "The unit already has a result for this year. Give the reason for replacing it."));

        if (reviewed.Unconfirmed > 0)
        {
            problems.Add(new(
                $"Còn {reviewed.Unconfirmed} số đọc từ ảnh quét chưa được xác nhận. Hãy xác nhận từng số.", $"{reviewed.Unconfirmed} numbers read from the scan are not confirmed yet. Confirm each of them."));
        }

        if (reviewed.Errors > 0 && !order.AcceptErrors)
        {
            problems.Add(new(
                $"Còn {reviewed.Errors} lỗi trong bảng. Hãy sửa, hoặc đánh dấu là đã xem và giữ như văn bản.", $"{reviewed.Errors} errors remain in the table. Mend them, or tick that you have seen them and keep the document's figures."));
        }

        return problems;
    }

    /// <summary>Number of the newest version; nobody else adds one until the commit.</summary>
    private async Task<int?> LastVersionAsync(ImportDescription said, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended('results.result ' || @UnitId || ' ' || @Year, 0))", new { said.UnitId, said.Year }, session.Transaction);
        return await connection.ExecuteScalarAsync<int?>(
            "select max(version) from results.result where unit_id = @UnitId and year = @Year", new { said.UnitId, said.Year }, session.Transaction);
    }

    /// <summary>The document readers are told of: one for the file and unit.</summary>
    private async Task<Guid> DocumentAsync(Import import, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var unit = import.Description.UnitId;
        var known = await connection.ExecuteScalarAsync<Guid?>(
            "select id from results.document where file_sha256 = @FileSha256 and unit_id = @unit order by at limit 1", new { import.FileSha256, unit }, session.Transaction);
        if (known is { } id)
            return id;

        var now = clock.GetUtcNow();
        var added = Guid.CreateVersion7(now);
        await connection.ExecuteAsync(
            "insert into results.document (id, file_sha256, name, unit_id, note, at) values (@added, @FileSha256, @FileName, @unit, @Source, @now)",
            new { added, import.FileSha256, import.FileName, unit, import.Description.Source, now },
            session.Transaction);
        return added;
    }

    private async Task LinkAsync(Guid import, Guid result, int table, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        // The next version of the import makes a second press of the button see that it was stored.
        await connection.ExecuteAsync(
            """
            insert into results.imported (result_id, import_id, table_number) values (@result, @import, @table);
            update results.import set version = version + 1 where id = @import
            """,
            new { result, import, table },
            session.Transaction);
    }
}
