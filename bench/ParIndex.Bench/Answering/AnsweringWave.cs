using System.Text;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.Bench.Answering;

/// <summary>An open wave of the long citizens' form, with a personal link for each of many people, in a running installation.</summary>
/// <param name="Id">The wave.</param>
/// <param name="Tokens">One a person.</param>
internal sealed record AnsweringWave(Guid Id, IReadOnlyList<string> Tokens)
{
    private const string Province = "vn-do";
    private const string Questionnaire = "sipas-2024";
    private const int PeopleOfArea = 100;

    public static async Task<AnsweringWave> MakeAsync(Database database, int people)
    {
        var clock = TimeProvider.System;
        await using var session = new Session(database.Source, Actor.System("đo tốc độ"), clock);
        await session.BeginAsync("bench.fill", "Đo tốc độ");
        await new UnitStore(session, new UnitRegisterCache()).AppendAsync([UnitEvent.Found(Province, UnitKind.Province, new UnitName("Đo Tốc Độ", "tỉnh"), new DateOnly(2020, 1, 1), "vn")]);
        await session.CommitAsync();

        var (waves, questionnaires, persons) = (new WaveStore(session, clock), new QuestionnaireStore(session, clock), new PersonStore(session, clock));
        var (form, problems) = await new KeepQuestionnaire(session, questionnaires).FromLibraryAsync(Province, Questionnaire);
        if (form is null)
            throw new InvalidOperationException(string.Join("; ", problems.Select(problem => problem.Text.English)));

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var draft = new WaveDraft(Province, today.Year, "Đo tốc độ", WaveKind.Own, form.Value, AskedGroup.Citizens, today.AddDays(-1), today.AddDays(30));
        var (wave, wrong) = await new MakeWave(session, waves, questionnaires).RunAsync(draft);
        if (wave is null)
            throw new InvalidOperationException(string.Join("; ", wrong.Values.Select(message => message.English)));

        using var list = new MemoryStream(Encoding.UTF8.GetBytes("ho_ten,xa\n" + string.Concat(Enumerable.Range(0, people).Select(i => $"Người thứ {i + 1},Xã {i / PeopleOfArea + 1}\n"))));
        Demand((await new TakeSample(session, waves, persons).RunAsync(wave.Value, [("sample.csv", list)], "xa")).Problem);
        Demand(await new MoveWave(session, waves, questionnaires, clock).OpenAsync(wave.Value));
        var (links, refusal) = await new MakeLinks(session, waves, persons, new ReminderStore(session, clock)).RunAsync(wave.Value, LinkKind.Personal);
        Demand(refusal);
        return new AnsweringWave(wave.Value, [.. links.Select(link => link.Token)]);
    }

    private static void Demand(Message? problem)
    {
        if (problem is not null)
            throw new InvalidOperationException(problem.English);
    }
}
