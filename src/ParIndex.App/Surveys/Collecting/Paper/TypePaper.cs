using Dapper;
using Npgsql;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Paper;

/// <summary>A field two people typed differently.</summary>
public sealed record PaperDifference(Field Field, string First, string Second);

/// <summary>What became of a typed form.</summary>
/// <param name="Problem">Why it was not taken; null: it was.</param>
/// <param name="Problems">What is wrong with single answers.</param>
/// <param name="Differences">Fields to be settled by a third look; empty otherwise.</param>
/// <param name="Receipt">Of the answer it became; null: it waits.</param>
public sealed record PaperOutcome(Message? Problem, IReadOnlyList<AnswerProblem> Problems, IReadOnlyList<PaperDifference> Differences, string? Receipt)
{
    internal static PaperOutcome Refused(Message problem) => new(problem, [], [], null);
}

/// <summary>A form that waits for its second typing or a third look.</summary>
/// <param name="Passes">How often it was typed: 1 or 2.</param>
public sealed record WaitingPaper(int Line, int Passes, string FirstBy, string? SecondBy);

/// <summary>
/// Paper forms, typed by two people: equal, they are one answer; different, somebody looks at the paper a third time. Rights are the page's matter.
/// </summary>
public sealed class TypePaper(Session session, PersonStore people, WaveStore waves, AnswerDesk desk)
{
    private static readonly Message NoSuchNumber = new("Số phiếu không đúng: xem lại số in trên phiếu, gồm cả hai chữ số cuối.", "The number is not right: look at the form again, the last two digits included.");
    private static readonly Message SamePerson = new("Bạn đã nhập phiếu này lần một: người khác nhập lần hai.", "You typed this form the first time: somebody else types it the second.");
    private static readonly Message Waits = new("Phiếu đã nhập hai lần và chưa khớp: hãy xử lý chỗ khác nhau.", "The form was typed twice and differs: settle the differences.");
    private static readonly Message NotWaiting = new("Phiếu này không chờ xử lý. Hãy tải lại trang.", "This form does not wait to be settled. Reload the page.");
    private static readonly Message AtOnce = new("Người khác vừa nhập phiếu này. Hãy tải lại trang.", "Somebody else has just typed this form. Reload the page.");
    private static readonly Message NoForm = new("Đợt chưa mở: chưa nhập phiếu được.", "The wave is not open: forms cannot be typed yet.");

    /// <summary>Types a form, the first or the second time.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="code">Number on the paper.</param>
    /// <param name="sheet">As typed.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<PaperOutcome> TypeAsync(Guid id, string? code, AnswerSheet sheet, CancellationToken cancel = default)
    {
        var (person, form, problem) = await FindAsync(id, code, cancel);
        if (problem is not null)
            return PaperOutcome.Refused(problem);

        var check = form!.Checker.Check(sheet, isFinal: false);
        if (!check.IsSound)
            return new PaperOutcome(null, check.Problems, [], null);

        var typed = await PassesAsync(person!.Id, cancel);
        if (typed.Count == 2)
            return PaperOutcome.Refused(Waits);

        if (typed.Count == 1)
        {
            if (typed[0].ById is { } first ? first == session.Actor.Id : typed[0].ByName == session.Actor.Name)
                return PaperOutcome.Refused(SamePerson);

            if (Differences(form, typed[0].Sheet, check.Kept).Count == 0)
                return await TakeAsync(person, form, check.Kept, cancel);
        }

        if (!await KeepAsync(person, typed.Count + 1, SheetJson.Write(check.Kept, form.Checker.Fields), cancel))
            return PaperOutcome.Refused(AtOnce);

        return new PaperOutcome(null, [], typed.Count == 0 ? [] : Differences(form, typed[0].Sheet, check.Kept), null);
    }

    /// <summary>What two people typed differently; null: the form does not wait for a third look.</summary>
    public async Task<(IReadOnlyList<PaperDifference> Differences, AnswerSheet First)?> DifferencesAsync(Guid id, string? code, CancellationToken cancel = default)
    {
        var (person, form, problem) = await FindAsync(id, code, cancel);
        if (problem is not null || await PassesAsync(person!.Id, cancel) is not [var first, var second])
            return null;

        return (Differences(form!, first.Sheet, second.Sheet), first.Sheet);
    }

    /// <summary>Settles a form: what the paper says where two people differed.</summary>
    /// <param name="id">The wave.</param>
    /// <param name="code">Number on the paper.</param>
    /// <param name="looked">Field → what the paper says.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<PaperOutcome> SettleAsync(Guid id, string? code, AnswerSheet looked, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(looked);
        var (person, form, problem) = await FindAsync(id, code, cancel);
        if (problem is not null)
            return PaperOutcome.Refused(problem);

        if (await PassesAsync(person!.Id, cancel) is not [var first, var second])
            return PaperOutcome.Refused(NotWaiting);

        var settled = Differences(form!, first.Sheet, second.Sheet).Aggregate(first.Sheet, (sheet, one) => sheet.With(one.Field.Code, looked[one.Field.Code]));
        return await TakeAsync(person, form!, settled, cancel);
    }

    /// <summary>Forms that wait, by line.</summary>
    public async Task<IReadOnlyList<WaitingPaper>> WaitingAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<WaitingPaper>(
            """
            select p.line as Line, count(*)::int as Passes, max(d.by_name) filter (where pass = 1) as FirstBy, max(d.by_name) filter (where pass = 2) as SecondBy
            from surveys.paper d join surveys.person p on p.id = d.person_id where d.wave_id = @wave group by p.line order by p.line
            """,
            new { wave },
            session.Transaction)).AsList();

    private static List<PaperDifference> Differences(AskedForm form, AnswerSheet first, AnswerSheet second) =>
        [.. form.Checker.Fields.Where(field => first.Text(field.Code) != second.Text(field.Code)).Select(field => new PaperDifference(field, first.Text(field.Code), second.Text(field.Code)))];

    private async Task<(SampledPerson? Person, AskedForm? Form, Message? Problem)> FindAsync(Guid id, string? code, CancellationToken cancel)
    {
        if (PaperCode.Read(code) is not { } line || await people.FindAsync(id, line, cancel) is not { } person)
            return (null, null, NoSuchNumber);

        if (person.HasAnswered)
            return (null, null, ReceiveOutcome.Answered.Say());

        return await waves.FindAsync(id, cancel) is { State: WaveState.Open or WaveState.Closed } wave && await desk.FormAsync(wave.QuestionnaireId, cancel) is { } form
            ? (person, form, null)
            : (null, null, NoForm);
    }

    private async Task<List<(AnswerSheet Sheet, Guid? ById, string ByName)>> PassesAsync(Guid person, CancellationToken cancel) =>
        [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Sheet, Guid? ById, string ByName)>(
            "select sheet::text, by_id, by_name from surveys.paper where person_id = @person order by pass", new { person }, session.Transaction)).Select(row => (SheetJson.Read(row.Sheet), row.ById, row.ByName))];

    private async Task<bool> KeepAsync(SampledPerson person, int pass, string sheet, CancellationToken cancel)
    {
        try
        {
            await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                "insert into surveys.paper (wave_id, person_id, pass, sheet, by_id, by_name, at) values (@WaveId, @Id, @pass, @sheet::jsonb, @byId, @byName, now())",
                new { person.WaveId, person.Id, pass, sheet, byId = session.Actor.Id, byName = session.Actor.Name });
            return true;
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    private async Task<PaperOutcome> TakeAsync(SampledPerson person, AskedForm form, AnswerSheet sheet, CancellationToken cancel)
    {
        var answer = new GivenAnswer(sheet) { PersonId = person.Id, WaveId = person.WaveId, By = (session.Actor.Id, session.Actor.Name) };
        var receipt = await desk.ReceiveAsync(answer, form, AnswerChannel.Paper, cancel);
        return receipt.Code is { } code ? new PaperOutcome(null, [], [], code)
            : receipt.Problems.Count > 0 ? new PaperOutcome(null, receipt.Problems, [], null)
            : PaperOutcome.Refused(receipt.Outcome.Say());
    }
}
