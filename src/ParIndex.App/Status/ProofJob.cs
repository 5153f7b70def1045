using System.Globalization;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.Core.Text;

namespace ParIndex.App.Status;

/// <summary>Proves the audit log whole in the background: over years it is too long for a page to wait.</summary>
public sealed class ProofJob(NpgsqlDataSource source) : IJobHandler
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public string Kind => StatusQuery.ProofKind;

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        var report = await new AuditVerifier(source).VerifyAsync(cancel: cancel);
        await job.ProgressAsync(1, 1, Outcome(report), cancel);
        if (!report.IsWhole)
            throw new JobRefusedException(Outcome(report));
    }

    private static Message Outcome(AuditReport report) => report.IsWhole
        ? new(
            string.Create(Vietnamese, $"Nhật ký toàn vẹn: {report.Links:N0} lần ghi, {report.Events:N0} thay đổi."),
            string.Create(English, $"The log is whole: {report.Links:N0} transactions, {report.Events:N0} changes."))
        : new(
            string.Create(Vietnamese, $"Nhật ký có {report.Faults.Count:N0} chỗ sai. Chỗ đầu: {report.Faults[0].Message.Vietnamese} Chạy “parindex audit verify” để xem đủ."),
            string.Create(English, $"The log has {report.Faults.Count:N0} faults. The first: {report.Faults[0].Message.English} Run “parindex audit verify” to see all."));
}
