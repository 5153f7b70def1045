using Dapper;
using DocumentFormat.OpenXml.Packaging;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.App.Surveys.Results;
using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Text;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Results;

/// <summary>Results of a wave at a real database: the figures of the estimation, small groups hidden, issued to readers and to nobody else.</summary>
public sealed class WaveResultsTests : IAsyncLifetime
{
    private static readonly string[] Items = ["chung", "b1", "b2"];

    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private WaveMaker maker = null!;
    private Guid wave;

    public async ValueTask InitializeAsync()
    {
        (database, maker) = await WaveMaker.CreateAsync(clock);
        wave = await maker.OpenAsync("u1");
        await SurveyFile.ImportAsync(maker, wave, clock);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Figures_are_those_of_the_estimation_and_the_small_area_is_hidden()
    {
        // An answer of the open link stands for nobody.
        var link = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Open))).Links[0];
        var questionnaire = QuestionnaireYaml.Read(WaveMaker.Questionnaire).Questionnaire!;
        var form = new App.Surveys.Collecting.Asking.AskedForm(questionnaire, new AnswerChecker(questionnaire));
        Assert.Equal(ReceiveOutcome.Received, (await maker.Desk.ReceiveAsync(new GivenAnswer(AnswerSheet.Of(("dung", "khong"))) { Token = link.Token, Browser = "a" }, form, AnswerChannel.Open)).Outcome);

        var report = await ComputeAsync(wave);
        var results = report.Results!;
        Assert.Equal((SurveyFile.Answers, 1, SurveyFile.Answers + 1), (results.Design.Answers, report.Source.Open, report.Response.Received));

        var data = await maker.DoAsync(desk => new WaveAnswers(desk.Session, new ImportStore(desk.Session, clock)).ReadAsync(wave, questionnaire));
        data = MicrodataRows.Take(data, [.. Enumerable.Range(1, SurveyFile.Answers)]);
        var design = SurveyDesign.Of(data, new DesignSpec { Strata = ["stratum_1"], Clusters = ["cluster_1"], Weight = "weight", Nested = true });
        var cells = DomainCells.Of(design, DomainTable.Of(data, []));
        var index = IndexEstimates.Of(cells, IndexSpec.OverItems(Items, MarkRange.FourAndFive))[0].Index;
        Assert.Equal(index.Value, results.Whole!.Value.Value, 1e-9 * index.Value);
        Assert.Equal(index.StandardError, results.Whole.Value.Error!.Value, 1e-9 * index.StandardError);
        var questions = QuestionEstimates.Of(cells, [.. Items.Select(data.Scale)], MarkRange.FourAndFive)[0];
        for (var item = 0; item < Items.Length; item++)
        {
            var shown = results.Question(Items[item])!;
            Assert.Equal((questions[item].Answers, questions[item].Share.Value, questions[item].Mean.Value), (shown.People!.Value, shown.Score!.Value, shown.Mean!.Value), new Near());
            Assert.Equal(questions[item].Share.StandardError, shown.Score.Error!.Value, 1e-10);
            Assert.Equal(1, shown.Options.Sum(option => option.Share.Value), 1e-12);
        }

        // The small area, and another with it, lest it follow from the others.
        var areas = results.Groupings.Single(grouping => grouping.Code == WaveAnswers.Area);
        var hidden = results.Whole.By(areas.Code).Zip(areas.Groups).Where(pair => pair.First.Value is null).ToList();
        Assert.Equal(Showing.TooFew, hidden.Single(pair => pair.Second == SurveyFile.SmallArea).First.Showing);
        Assert.Contains(hidden, pair => pair.First.Showing == Showing.Cover);
        Assert.All(results.Questions.SelectMany(question => question.By(areas.Code)), cell => Assert.True(cell.Showing == Showing.Shown ? cell.People >= 5 : cell is { People: null, Value: null, Shares.Count: 0 }));
        // What is stored is what was computed.
        Assert.Equal(report.ToJson(), WaveReport.FromJson(report.ToJson()).ToJson());
    }

    [Fact]
    public async Task Who_answered_of_the_drawn_stands_for_those_of_the_area_who_did_not()
    {
        var other = await maker.OpenAsync("u1");
        var links = (await maker.DoAsync(desk => desk.Links.RunAsync(other, LinkKind.Personal))).Links;
        var questionnaire = (await maker.DoAsync(desk => desk.Waves.FindAsync(other)))!.QuestionnaireId;
        foreach (var link in links.Take(5))
            Assert.Equal(ReceiveOutcome.Received, (await maker.Desk.ReceiveAsync(new GivenAnswer(AnswerSheet.Of(("dung", "co"), ("chung", "4"))) { Token = link.Token }, (await maker.Desk.FormAsync(questionnaire))!, AnswerChannel.Link)).Outcome);

        var report = await ComputeAsync(other);
        Assert.Equal(3 * (166.7 + 133.3), report.Results!.Design.Population, 1e-9);
        Assert.True(report.Source.IsAdjusted);
        Assert.Equal((6, 5), (report.Response.Total.Drawn, report.Response.Total.Answered));
        Assert.Null(report.Results.Question("b1")!.People);
    }

    [Fact]
    public async Task Readers_see_what_was_issued_and_nothing_else_of_surveys()
    {
        Assert.NotNull(await SurveyFile.IssueAsync(maker, wave, clock));
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Null(await SurveyFile.IssueAsync(maker, wave, clock));
        Assert.NotNull(await SurveyFile.IssueAsync(maker, wave, clock));
        Assert.Null(await SurveyFile.IssueAsync(maker, wave, clock, "Loại thêm một phiếu"));

        var (issue, report) = (await AsReaderAsync("u1", results => results.FindAsync(wave)))!.Value;
        Assert.Equal((2, "Loại thêm một phiếu", SurveyFile.Answers), (issue.Number, issue.Reason, report.Results!.Design.Answers));
        Assert.Single(await AsReaderAsync("u1", results => results.ListAsync()));
        foreach (var sees in (string[])["published", "u2"])
        {
            Assert.Null(await AsReaderAsync(sees, results => results.FindAsync(wave)));
            Assert.Empty(await AsReaderAsync(sees, results => results.ListAsync()));
        }

        await using var reader = new Session(database.Source, new Actor(Guid.CreateVersion7(clock.GetUtcNow()), "An", "u1"), clock);
        var connection = await reader.ConnectionAsync();
        foreach (var table in (string[])["wave", "answer", "import", "chunk", "tag", "answer_tag", "person", "questionnaire"])
            Assert.False(await connection.ExecuteScalarAsync<bool>($"select exists (select from surveys.{table})"), table);

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync("insert into surveys.issue select gen_random_uuid(), wave_id, unit_id, 9, questionnaire_code, opens_on, content, 'x', 'An', at from surveys.issue limit 1"));
        Assert.Equal("PX006", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.WriteAsync("update surveys.issue set number = 7"))).SqlState);
    }

    [Fact]
    public async Task A_change_since_the_wave_before_is_tested_and_the_report_prints_the_same_figures()
    {
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Null(await SurveyFile.IssueAsync(maker, wave, clock));
        clock.Advance(TimeSpan.FromDays(300));
        var later = await maker.OpenAsync("u1");
        await SurveyFile.ImportAsync(maker, later, clock, harsher: 2);
        var now = await ComputeAsync(later);
        var before = await AsReaderAsync("u1", results => results.BeforeAsync(now.Wave));
        var trend = WaveTrend.Of(before, now);
        var line = trend.Lines[0];
        var (one, other) = (now.Results!.Whole!.Value, before[0].Results!.Whole!.Value);
        var expected = Core.Surveys.Estimation.Testing.Comparison.OfIndependent(new Estimate(one.Value, one.Error!.Value), now.Results.Design.Degrees, new Estimate(other.Value, other.Error!.Value), before[0].Results!.Design.Degrees);
        Assert.Equal((expected.Difference.Value, expected.P), (line.Change!.Value, line.Change.P!.Value));
        Assert.True(line.Change.Value < 0 && line.Change.Holm >= line.Change.P);

        var questionnaire = QuestionnaireYaml.Read(WaveMaker.Questionnaire).Questionnaire!;
        foreach (var (language, culture, hidden) in new[] { (Language.Vietnamese, "vi-VN", "ẩn: quá ít người trả lời"), (Language.English, "en-GB", "hidden: too few answered") })
        {
            using var stream = new MemoryStream();
            ResultsDocument.Write(stream, now, questionnaire, trend, null, language);
            using var document = WordprocessingDocument.Open(stream, false);
            var text = document.MainDocumentPart!.Document.Body!.InnerText;
            foreach (var figure in now.Results.Questions.Select(question => question.Score).OfType<Figure>().Select(score => 100 * score.Value).Append(one.Value).Append(other.Value))
                Assert.Contains(figure.ToString("N1", System.Globalization.CultureInfo.GetCultureInfo(culture)), text, StringComparison.Ordinal);

            Assert.Contains(hidden, text, StringComparison.Ordinal);
            Assert.Contains(language == Language.Vietnamese ? "Số liệu tạm tính" : "Provisional", text, StringComparison.Ordinal);
            // The official form is Vietnamese; a translation is signed by nobody and has no word of it but what people called things.
            Assert.Equal(language == Language.Vietnamese, text.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", StringComparison.Ordinal) && text.Contains("Nơi nhận:", StringComparison.Ordinal));
            Assert.Equal(language == Language.English, text.Contains("The official report is the Vietnamese one", StringComparison.Ordinal) && text.Contains("Overall", StringComparison.Ordinal));
            foreach (var word in (string[])["Khoảng tin cậy", "Bảng ", "Nhóm", "người trả lời", "Đợt", "Tỷ lệ", "không xác định"])
                Assert.True(language == Language.Vietnamese || !text.Contains(word, StringComparison.Ordinal), word);

            Assert.NotEmpty(document.MainDocumentPart.ChartParts);
            Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document));
        }
    }

    [Fact]
    public void Short_texts_that_tell_who_somebody_is_are_no_open_answers()
    {
        var questionnaire = QuestionnaireFile.Load("dossier-handling").Questionnaire!;
        var open = OpenTexts.FieldsOf(questionnaire).Select(field => field.Code).ToList();
        Assert.Contains("chung_gop_y", open);
        Assert.DoesNotContain("dan_toc", open);
        Assert.DoesNotContain("ma_ho_so", open);
    }

    [Fact]
    public async Task Open_answers_are_found_without_tone_marks_sorted_into_themes_and_masked()
    {
        var questionnaire = QuestionnaireYaml.Read(WaveMaker.Questionnaire).Questionnaire!;
        var waits = await FindAsync("cho lau");
        Assert.Equal(37, waits.Count);
        Assert.All(await FindAsync("goi"), answer => Assert.Equal("Gọi tôi •••", answer.Text));
        Assert.Null(await maker.DoAsync(desk => Tags(desk).PutAsync(wave, "Thời gian chờ", [.. waits.Take(6).Select(answer => (answer.Field, answer.Answer)), ("gop-y", "không có/1")])));
        // The same theme in other letters.
        Assert.Null(await maker.DoAsync(desk => Tags(desk).PutAsync(wave, "thoi gian CHO", [(waits[6].Field, waits[6].Answer)])));
        Assert.Equal([new ThemeCount("Thời gian chờ", 7)], (await ComputeAsync(wave)).Themes);
        Assert.Equal(7, (await FindAsync("", "Thời gian chờ")).Count);
        Assert.Null(await maker.DoAsync(desk => Tags(desk).TakeOffAsync(wave, "Thời gian chờ", [.. waits.Take(3).Select(answer => (answer.Field, answer.Answer))])));
        Assert.Equal([new ThemeCount("Thời gian chờ", null)], (await ComputeAsync(wave)).Themes);
        Assert.NotNull(await maker.DoAsync(desk => Tags(desk).PutAsync(wave, " ", [(waits[0].Field, waits[0].Answer)])));

        Task<IReadOnlyList<OpenAnswer>> FindAsync(string words, string? theme = null) =>
            maker.DoAsync(desk => new OpenTexts(desk.Session, new ImportStore(desk.Session, clock)).FindAsync(wave, questionnaire, null, words, theme));

        TagTexts Tags(WaveDesk desk) => new(desk.Session, desk.Waves, clock);
    }

    private Task<WaveReport> ComputeAsync(Guid id) => maker.DoAsync(async desk => await SurveyFile.Compute(desk, clock).RunAsync((await desk.Waves.FindAsync(id))!));

    private async Task<T> AsReaderAsync<T>(string sees, Func<IssuedResults, Task<T>> read)
    {
        await using var session = new Session(database.Source, new Actor(Guid.CreateVersion7(clock.GetUtcNow()), "An", sees), clock);
        return await read(new IssuedResults(session));
    }

    private sealed class Near : IEqualityComparer<(long, double, double)>
    {
        public bool Equals((long, double, double) one, (long, double, double) other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-12 && Math.Abs(one.Item3 - other.Item3) < 1e-12;

        public int GetHashCode((long, double, double) figures) => 0;
    }
}
