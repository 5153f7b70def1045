using System.Text;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Paper;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Collecting.Tablets;

namespace ParIndex.TestKit;

/// <summary>The use cases of waves, each in a session of somebody or of the system.</summary>
public sealed class WaveMaker(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>A short questionnaire with every kind of question, a skip, a reason after a low mark.</summary>
    public const string Questionnaire =
        """
        code: khao-sat-thu
        version: "1"
        title: {vi: Khảo sát thử, en: Trial survey}
        intro: {vi: Mời ông/bà trả lời., en: Please answer.}
        languages: [vi, en]
        minutes: 3
        lists:
          - name: hai_long
            choices:
              - {code: "1", label: {vi: Rất không hài lòng, en: Very dissatisfied}}
              - {code: "2", label: {vi: Không hài lòng, en: Dissatisfied}}
              - {code: "3", label: {vi: Bình thường, en: Neither}}
              - {code: "4", label: {vi: Hài lòng, en: Satisfied}}
              - {code: "5", label: {vi: Rất hài lòng, en: Very satisfied}}
          - name: co_khong
            choices:
              - {code: co, label: {vi: Có, en: "Yes"}}
              - {code: khong, label: {vi: Không, en: "No"}}
          - name: kenh
            choices:
              - {code: web, label: {vi: Trang web, en: Web}}
              - {code: gap, label: {vi: Gặp trực tiếp, en: In person}}
        sections:
          - code: a
            title: {vi: Phần A, en: Part A}
            questions:
              - {code: dung, kind: single, text: {vi: Ông/bà có làm thủ tục không?, en: Did you use a service?}, list: co_khong, required: true}
              - {code: kenh, kind: multiple, text: {vi: Biết qua đâu?, en: How did you learn of it?}, list: kenh}
              - {code: tuoi, kind: number, text: {vi: Tuổi, en: Age}, limits: {min: 18, max: 110, whole: true}}
          - code: b
            title: {vi: Phần B, en: Part B}
            questions:
              - code: chung
                kind: scale
                text: {vi: Hài lòng chung, en: Overall}
                list: hai_long
                required: true
                when: "${dung} = 'co'"
                reason: {at_most: 2, text: {vi: Vì sao?, en: Why?}, required: true}
              - code: bang
                kind: matrix
                text: {vi: Từng mặt, en: Each side}
                list: hai_long
                rows:
                  - {code: b1, text: {vi: Thái độ, en: Manner}}
                  - {code: b2, text: {vi: Thời gian, en: Time}}
              - {code: gop-y, kind: text, text: {vi: Góp ý, en: Remarks}}
        """;

    /// <summary>Six people in two communes, with one replacement each.</summary>
    public const string Sample =
        """
        id,name,phone,xa,stratum_1,cluster_1,N_1,n_1,prob_1,stratum_2,N_2,n_2,prob_2,weight
        001,Nguyễn Văn An,0901000001,Xã Một,*,Xã Một,10,2,0.2,Xã Một > *,100,3,0.03,166.7
        002,Trần Thị Bình,0901000002,Xã Một,*,Xã Một,10,2,0.2,Xã Một > *,100,3,0.03,166.7
        003,Lê Văn Cường,0901000003,Xã Một,*,Xã Một,10,2,0.2,Xã Một > *,100,3,0.03,166.7
        004,Phạm Thị Dung,0901000004,Xã Hai,*,Xã Hai,10,2,0.2,Xã Hai > *,80,3,0.0375,133.3
        005,Hoàng Văn Em,0901000005,Xã Hai,*,Xã Hai,10,2,0.2,Xã Hai > *,80,3,0.0375,133.3
        006,Vũ Thị Giang,0901000006,Xã Hai,*,Xã Hai,10,2,0.2,Xã Hai > *,80,3,0.0375,133.3
        """;

    public const string Replacements =
        """
        cluster,stratum,order,id,name,phone,xa
        Xã Một,,1,007,Đỗ Văn Hải,0901000007,Xã Một
        Xã Hai,,1,008,Bùi Thị Kim,0901000008,Xã Hai
        """;

    private readonly FormCache forms = new(source);

    public AnswerDesk Desk => new(source, forms, clock);

    /// <summary>A database of its own with the provinces u1 and u2, where no wave is yet.</summary>
    public static async Task<(TestDatabase Database, WaveMaker Maker)> CreateAsync(TimeProvider clock)
    {
        var database = await TestDatabase.CreateAsync();
        await database.WriteAsync("insert into units.unit (id, kind, valid) values ('u1', 'province', '[2000-01-01,)'), ('u2', 'province', '[2000-01-01,)')");
        return (database, new WaveMaker(database.Source, clock));
    }

    /// <summary>Runs a use case as somebody; null: the system.</summary>
    public async Task<T> AsAsync<T>(Actor? actor, Func<WaveDesk, Task<T>> use)
    {
        ArgumentNullException.ThrowIfNull(use);
        await using var session = new Session(source, actor ?? Actor.System("test"), clock);
        return await use(new WaveDesk(session, Desk, clock));
    }

    /// <summary>The same as the system.</summary>
    public Task<T> DoAsync<T>(Func<WaveDesk, Task<T>> use) => AsAsync(null, use);

    /// <summary>A wave with the small questionnaire and sample, open from yesterday to two weeks from now.</summary>
    public async Task<Guid> OpenAsync(string unit, bool allowsOpen = true, string? questionnaire = null)
    {
        var id = await DraftAsync(unit, allowsOpen, questionnaire);
        if (await DoAsync(desk => desk.Move.OpenAsync(id)) is { } problem)
            throw new InvalidOperationException(problem.English);

        return id;
    }

    /// <summary>The same, not yet open.</summary>
    public async Task<Guid> DraftAsync(string unit, bool allowsOpen = true, string? asked = null)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (questionnaire, problems) = await DoAsync(desk => desk.Keep.FromFileAsync(unit, "thu.yaml", Bytes(asked ?? Questionnaire)));
        if (questionnaire is null)
            throw new InvalidOperationException(string.Join("; ", problems.Select(problem => $"{problem.Place} {problem.Text.English}")));

        var (id, wrong) = await DoAsync(desk => desk.Make.RunAsync(
            new WaveDraft(unit, today.Year, "Khảo sát thử", WaveKind.Own, questionnaire.Value, AskedGroup.Citizens, today.AddDays(-1), today.AddDays(14)) { AllowsOpen = allowsOpen, Minutes = 3 }));
        if (id is null)
            throw new InvalidOperationException(string.Join("; ", wrong.Values.Select(message => message.English)));

        var (_, refusal) = await DoAsync(desk => desk.Take.RunAsync(id.Value, [("sample.csv", Bytes(Sample)), ("replacements.csv", Bytes(Replacements))]));
        return refusal is null ? id.Value : throw new InvalidOperationException(refusal.English);
    }

    public static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}

/// <summary>All use cases of waves on one session.</summary>
public sealed class WaveDesk
{
    internal WaveDesk(Session session, AnswerDesk answers, TimeProvider clock)
    {
        Session = session;
        Waves = new WaveStore(session, clock);
        Questionnaires = new QuestionnaireStore(session, clock);
        People = new PersonStore(session, clock);
        Keep = new KeepQuestionnaire(session, Questionnaires);
        Make = new MakeWave(session, Waves, Questionnaires);
        Move = new MoveWave(session, Waves, Questionnaires, clock);
        Take = new TakeSample(session, Waves, People);
        Mark = new MarkPerson(session, People);
        Links = new MakeLinks(session, Waves, People, new ReminderStore(session, clock));
        Paper = new TypePaper(session, People, Waves, answers);
        Monitor = new MonitorWave(session);
        Answers = new AnswerReader(session);
        Packs = new PackStore(session);
        Along = new TakeAlong(session, Waves, People, Packs, answers, clock);
        Packages = new TakePackages(session, People, Mark, answers);
        Aside = new SetAsideStore(session);
    }

    public Session Session { get; }

    public WaveStore Waves { get; }

    public QuestionnaireStore Questionnaires { get; }

    public PersonStore People { get; }

    public KeepQuestionnaire Keep { get; }

    public MakeWave Make { get; }

    public MoveWave Move { get; }

    public TakeSample Take { get; }

    public MarkPerson Mark { get; }

    public MakeLinks Links { get; }

    public TypePaper Paper { get; }

    public MonitorWave Monitor { get; }

    public AnswerReader Answers { get; }

    public PackStore Packs { get; }

    public TakeAlong Along { get; }

    public TakePackages Packages { get; }

    public SetAsideStore Aside { get; }
}
