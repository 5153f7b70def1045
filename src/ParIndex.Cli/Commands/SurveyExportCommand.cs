using System.CommandLine;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Exporting;
using ParIndex.App.Surveys.Importing;
using ParIndex.Cli.Output;
using ParIndex.Core.Text;
using ParIndex.Documents.Writing;

namespace ParIndex.Cli.Commands;

/// <summary>
/// <c>survey export WAVE --to X.zip</c>: anonymous microdata of a wave in the database of the web application, as its page gives them out, and noted there like those. Whoever may run this
/// may read the database: it acts as the system, under the name of the user of this machine.
/// </summary>
internal static class SurveyExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var wave = new Argument<string>("WAVE") { Description = "Tên hoặc mã đợt điều tra. / Name or id of the wave." };
        var to = new Option<string>("--to") { Description = "Tệp .zip được ghi. / The .zip file to write.", Required = true };
        var traits = new Option<string?>("--traits")
        {
            Description = "Các cột có thể làm lộ người trả lời, cách nhau dấu phẩy, cột che trước đứng trước; mặc định: mọi cột như vậy của phiếu hỏi. / Columns that may tell a person, the first to hide first; all by default.",
        };
        var noArea = new Option<bool>("--no-area") { Description = "Không xuất khu vực. / Areas do not leave." };
        var least = new Option<int?>("--least") { Description = "Ít nhất bao nhiêu người có cùng đặc điểm, không dưới ô nhỏ nhất của đợt. / Least people who share a combination." };
        var json = Shared.Json();
        var command = new Command(
            "export",
            "Xuất phiếu đã ẩn danh của một đợt đã kết thúc: CSV, bảng mã, cú pháp SPSS, mã R. Ví dụ: parindex survey export \"SIPAS 2026\" --to du-lieu.zip / Exports anonymous microdata of a wave.")
        {
            wave, to, traits, noArea, least, json,
        };
        command.SetAction((parsed, cancel) => Storage.UseAsync(terminal, async database =>
        {
            var clock = TimeProvider.System;
            await using var session = new Session(database.Source, Actor.System($"dòng lệnh của {Environment.UserName}"), clock);
            var questionnaires = new QuestionnaireStore(session, clock);
            if (await FindAsync(terminal, new WaveStore(session, clock), parsed.GetRequiredValue(wave), cancel) is not { } found
                || await questionnaires.ContentAsync(found.QuestionnaireId, cancel) is not { } questionnaire)
                return ExitCode.Unusable;

            string[] known = [.. ExportWave.TraitsOf(questionnaire).Select(column => column.Name)];
            var chosen = parsed.GetValue(traits)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? known;
            if (chosen.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            {
                terminal.Error(new($"--traits: phiếu hỏi không có đặc điểm “{unknown}”. Có: {string.Join(", ", known)}.", $"--traits: the questionnaire has no trait “{unknown}”. There are: {string.Join(", ", known)}."));
                return ExitCode.Unusable;
            }

            var export = new ExportWave(session, questionnaires, new WaveSample(session, new WaveAnswers(session, new ImportStore(session, clock))), clock);
            var choice = new ExportChoice(chosen, !parsed.GetValue(noArea), Math.Max(parsed.GetValue(least) ?? 0, found.SmallestCell), ExportChoice.NewSeed());
            return Write(terminal, found, stream => export.RunAsync(found, choice, stream, cancel).GetAwaiter().GetResult(), parsed.GetRequiredValue(to), parsed.GetValue(json));
        }));
        return command;
    }

    /// <summary>By id, or by name when no other wave is called so; otherwise tells which there are.</summary>
    private static async Task<Wave?> FindAsync(Terminal terminal, WaveStore waves, string told, CancellationToken cancel)
    {
        var all = await waves.ListAsync(cancel);
        var found = all.Where(wave => wave.Id.ToString() == told || VietnameseText.Fold(wave.Name) == VietnameseText.Fold(told)).ToList();
        if (found is [var only])
            return await waves.FindAsync(only.Id, cancel);

        terminal.Error(found.Count == 0
            ? new($"Không có đợt điều tra “{told}”. Đang có {all.Count} đợt:", $"There is no wave “{told}”. There are {all.Count}:")
            : new($"Có {found.Count} đợt điều tra tên “{told}”, hãy dùng mã:", $"{found.Count} waves are called “{told}”; give the id:"));
        foreach (var wave in found.Count == 0 ? all : found)
            terminal.ErrorWriter.WriteLine($"  {wave.Id}  {wave.UnitId}  {wave.Name}");

        return null;
    }

    private static int Write(Terminal terminal, Wave wave, Func<Stream, AnonymousData> write, string to, bool asJson)
    {
        AnonymousData? export = null;
        try
        {
            WholeFile.Write(to, stream => export = write(stream));
        }
        catch (ExportException refused)
        {
            terminal.Error(refused.Problem);
            return ExitCode.Unusable;
        }

        if (asJson)
        {
            terminal.Json(json =>
            {
                json.WriteString("wave", wave.Id.ToString());
                json.WriteString("file", to);
                json.WriteNumber("answers", export!.Data.Rows);
                json.WriteNumber("rare", export.RareCombinations);
                json.WriteNumber("smallest", export.Smallest);
            });
            return ExitCode.Ok;
        }

        terminal.Line(terminal.Say(new(
            $"Đã ghi {to}: {export!.Data.Rows} phiếu đã ẩn danh; {export.RareCombinations} tổ hợp đặc điểm quá hiếm đã che, tổ hợp nhỏ nhất còn lại có {export.Smallest} người. Lần xuất đã được ghi vào nhật ký.",
            $"Wrote {to}: {export.Data.Rows} anonymous answers; {export.RareCombinations} rare combinations of traits hidden, the smallest left has {export.Smallest} people. The export is noted in the log.")));
        return ExitCode.Ok;
    }
}
