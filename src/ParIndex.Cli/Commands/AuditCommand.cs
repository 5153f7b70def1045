using System.CommandLine;
using ParIndex.App.Audit;
using ParIndex.Cli.Output;

namespace ParIndex.Cli.Commands;

/// <summary><c>audit verify [--head N:HASH] [--json]</c>: proves the audit log whole.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal)
    {
        var head = new Option<string?>("--head") { Description = "Mốc đã ghi lại lần trước, phải còn trong chuỗi. / A head noted earlier, which must still be in the chain." };
        head.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && AuditHead.Parse(text) is null)
                given.AddError("--head: SỐ:MÃ_BĂM / NUMBER:HASH");
        });
        var json = Shared.Json();
        var verify = new Command("verify", "Chứng minh nhật ký còn nguyên vẹn; nêu chỗ đứt đầu tiên. / Proves the audit log whole; names the first break.") { head, json };
        verify.SetAction((parsed, cancel) => Storage.UseAsync(terminal, async database =>
        {
            var report = await new AuditVerifier(database.Source).VerifyAsync(AuditHead.Parse(parsed.GetValue(head)), cancel);
            if (parsed.GetValue(json))
                Write(terminal, report);
            else
                Print(terminal, report);

            return report.IsWhole ? ExitCode.Ok : ExitCode.Findings;
        }));
        return new Command("audit", "Nhật ký thay đổi. / The audit log.") { verify };
    }

    private static void Write(Terminal terminal, AuditReport report) => terminal.Json(json =>
    {
        json.WriteBoolean("whole", report.IsWhole);
        json.WriteNumber("links", report.Links);
        json.WriteNumber("events", report.Events);
        json.WriteString("head", report.Head?.ToString());
        json.Objects("faults", report.Faults, fault =>
        {
            json.WriteString("kind", fault.Kind);
            Number("link", fault.Sequence);
            json.WriteString("process", fault.Process?.ToString());
            Number("event", fault.Event);
            json.WriteString("message", terminal.Say(fault.Message));
        });

        void Number(string name, long? value)
        {
            if (value is { } known)
                json.WriteNumber(name, known);
            else
                json.WriteNull(name);
        }
    });

    private static void Print(Terminal terminal, AuditReport report)
    {
        foreach (var fault in report.Faults)
            terminal.Line($"{fault.Kind}: {terminal.Say(fault.Message)}");

        terminal.Line(terminal.Say(report.IsWhole
            ? new($"Nhật ký nguyên vẹn: {report.Links} mắt xích, {report.Events} sự kiện.", $"The audit log is whole: {report.Links} links, {report.Events} events.")
            : new($"Nhật ký KHÔNG nguyên vẹn: {report.Faults.Count} chỗ sai.", $"The audit log is NOT whole: {report.Faults.Count} faults.")));
        if (report.Head is { } head)
            terminal.Line(terminal.Say(new($"Mốc để đối chiếu lần sau: {head}", $"Head to compare with next time: {head}")));
    }
}
