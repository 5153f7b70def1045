using System.Globalization;
using System.IO.Compression;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Plans;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>From answers, or from what the Ministry published, into the scorecards of a round.</summary>
public sealed class PointPagesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    /// <summary>The short questionnaire, its first scale giving the satisfaction criterion of departments.</summary>
    private static string Scored { get; } = WaveMaker.Questionnaire
        .Replace("minutes: 3", "minutes: 3\ncriteria_set: department-example\ncriteria:\n  - {criterion: \"7.3\", points: 10}", StringComparison.Ordinal)
        .Replace("        reason: {at_most", "        scoring: {criterion: \"7.3\", method: share, satisfied: 4}\n        reason: {at_most", StringComparison.Ordinal);

    [Fact]
    public async Task Points_of_areas_go_into_their_scorecards_with_error_and_never_over_what_was_typed()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 3);
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", 2043, units);
        var (first, second) = (await maker.CardAsync(round, units[0]), await maker.CardAsync(round, units[1]));
        await maker.SaveAsync(second, "7.3", new TypedAnswer(new Dictionary<string, string?> { ["index"] = "70%" }, null, null, false, null, null));
        var wave = await WaveAsync([await NameAsync(units[0]), await NameAsync(units[1])]);
        using var manager = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var page = $"/dieu-tra/{wave}/diem";

        // Twelve answers, eight satisfied; by area five and three of six.
        var all = (await manager.GetAsync(page + "?theo=_area")).QuerySelector("main")!.TextContent;
        Assert.Contains("6,6667", all, StringComparison.Ordinal);
        Assert.Contains("sai số chuẩn 1,421 điểm", all, StringComparison.Ordinal);
        var own = await manager.GetAsync($"{page}?ky={round}&phieu={first}");
        Assert.Contains("8,3333", own.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Looked at again, the choices stand in the address, and nothing else of the form.
        using (var again = await manager.SendAsync(own, page + "?handler=Look", ("ky", round.ToString()), ("phieu", first.ToString()), ("m.7.3", "7.3"), ("dua.7.3", "true")))
            Assert.Equal($"{page}?ky={round}&phieu={first}&m.7.3=7.3", again.Headers.Location!.ToString());

        await manager.SubmitAsync($"{page}?ky={round}&phieu={first}", "form[action*='Put']", []);
        Assert.Equal(8.333333333m, await PointsAsync(first));
        var put = (await manager.GetAsync($"{page}?ky={round}&phieu={first}")).QuerySelector("main")!.TextContent;
        Assert.Contains("90 % khả năng từ", put, StringComparison.Ordinal);
        Assert.Contains("từ điều tra", put, StringComparison.Ordinal);

        // What somebody typed stays until somebody says so.
        await manager.SubmitAsync($"{page}?ky={round}&phieu={second}", "form[action*='Put']", new() { ["dua.7.3"] = "true" });
        Assert.Equal(7m, await PointsAsync(second));
        await manager.SubmitAsync($"{page}?ky={round}&phieu={second}", "form[action*='Put']", new() { ["dua.7.3"] = "true", ["thay.7.3"] = "true" });
        Assert.Equal(5m, await PointsAsync(second));

        // The same answers leave as a package from which every figure can be made again.
        var data = $"/dieu-tra/{wave}/du-lieu";
        Assert.Contains("_area", (await manager.GetAsync(data + "?xem=1&khu=true")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var given = await manager.FillAsync(data + "?xem=1&khu=true", "form[method='post'][action*='du-lieu']", []);
        using var package = new ZipArchive(await given.Content.ReadAsStreamAsync());
        Assert.Equal(["codebook.csv", "codebook.docx", "design.yaml", "estimate.R", "labels.sps", "microdata.csv"], package.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        using var rows = new StreamReader(package.GetEntry("microdata.csv")!.Open());
        Assert.Equal(13, (await rows.ReadToEndAsync()).Trim().Split('\n').Length);
        Assert.Contains("12", (await manager.GetAsync(data)).QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        await using var session = web.Database.System("test");
        Assert.Equal(2, await (await session.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*)::int from rounds.survey_point where wave_id = @wave and source = 'Own' and standard_error > 0", new { wave }));
    }

    [Fact]
    public async Task Published_points_are_checked_and_their_error_is_undetermined_unless_assumed()
    {
        var wave = await WaveAsync([], WaveKind.Ministry);
        using var manager = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var page = $"/dieu-tra/{wave}/diem";
        using var wrong = await manager.FillAsync(page, "form[action*='Published']", new() { ["p.document"] = "273/QĐ-BNV", ["p.7.3.points"] = "8,17", ["p.7.3.percent"] = "8,21" });
        var told = await SignedIn.ReadAsync(wrong, page);
        Assert.Contains("8,21 % bên cạnh 8,17/10 điểm", told.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("8,17", told.QuerySelector("input[name='p.7.3.points']")!.GetAttribute("value"));
        await manager.SubmitAsync(page, "form[action*='Published']", new() { ["p.document"] = "273/QĐ-BNV", ["p.7.3.points"] = "8,17", ["p.7.3.percent"] = "81,7", ["p.7.3.answers"] = "400" });
        Assert.Contains("sai số không xác định", (await manager.GetAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await manager.SubmitAsync(page, "form[action*='Published']", new() { ["p.effect"] = "1,5" });
        Assert.Contains("hệ số thiết kế 1,5", (await manager.GetAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A closed wave with six answers an area: five satisfied in the first, three in the second.</summary>
    private async Task<Guid> WaveAsync(IReadOnlyList<string> areas, WaveKind kind = WaveKind.Own)
    {
        var clock = TimeProvider.System;
        var maker = new WaveMaker(web.Database.Source, clock);
        var today = clock.Today();
        var (questionnaire, problems) = await maker.DoAsync(desk => desk.Keep.FromFileAsync(AccountFixture.Province, "cham.yaml", WaveMaker.Bytes(Scored)));
        Assert.True(questionnaire is not null, string.Join("; ", problems.Select(problem => problem.Text.English)));
        var (wave, _) = await maker.DoAsync(desk => desk.Make.RunAsync(new WaveDraft(AccountFixture.Province, today.Year, "Hài lòng", kind, questionnaire.Value, AskedGroup.Citizens, today, today) { AllowsOpen = true }));
        Assert.Null(await maker.DoAsync(desk => desk.Move.OpenAsync(wave!.Value)));
        if (areas.Count > 0)
        {
            var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
            await File.WriteAllTextAsync(path, "dung,chung,khu\n" + string.Concat(areas.SelectMany((area, place) => Enumerable.Range(0, 6).Select(i => string.Create(CultureInfo.InvariantCulture, $"co,{(i < 5 - (2 * place) ? 4 : 3)},{area}\n")))));
            await using var session = web.Database.System("test");
            var taken = await new TakeAnswers(session, new WaveStore(session, clock), new QuestionnaireStore(session, clock), new ImportStore(session, clock))
                .RunAsync(wave!.Value, path, "phieu.csv", new Dictionary<string, string> { ["khu"] = "@label:_area" });
            Assert.Equal(12, taken.Answers);
            File.Delete(path);
        }

        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave!.Value)));
        return wave!.Value;
    }

    private async Task<string> NameAsync(string unit)
    {
        await using var session = web.Database.System("test");
        return (await new UnitStore(session, new UnitRegisterCache()).RegisterAsync()).Find(unit)!.NameAt(UnitRegister.YearEnd(TimeProvider.System.Today().Year)).Full;
    }

    private async Task<decimal?> PointsAsync(Guid card)
    {
        await using var session = web.Database.System("test");
        return await (await session.ConnectionAsync()).ExecuteScalarAsync<decimal?>("select points from rounds.entry where scorecard_id = @card and code = '7.3'", new { card });
    }
}
