using System.Net;
using System.Text.Json;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Sampling;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Plans;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>A sample drawn on the pages.</summary>
public sealed partial class DeskPagesTests
{
    /// <summary>200 people of ten communes; three stand there twice.</summary>
    private static string Frame { get; } = "Số thứ tự,Mã,Họ và tên,Xã,Vùng\n"
        + string.Concat(Enumerable.Range(1, 200).Select(i => FormattableString.Invariant($"{i},m{i:000},Người dân {i:000},Xã {i % 10},{(i % 10 < 4 ? "Núi" : "Biển")}\n")))
        + "201,m005,Người dân 005,Xã 5,Biển\n202,m006,Người dân 006,Xã 6,Biển\n203,m007,Người dân 007,Xã 7,Biển\n";

    [Fact]
    public async Task A_sample_is_drawn_from_a_frame_and_its_protocol_stays()
    {
        var maker = new WaveMaker(web.Database.Source, TimeProvider.System);
        var wave = await maker.DraftAsync(AccountFixture.Province);
        using var manager = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var page = $"/dieu-tra/{wave}/rut-mau";
        Assert.Equal(page, (await manager.Client.GetAsync(page + "/thiet-ke")).Headers.Location!.OriginalString);

        // What is no frame is refused with the reason.
        await UploadAsync(manager, page, "Mã,Họ tên\n", "khung.csv");
        Assert.Contains("không có dòng", (await manager.GetAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        await UploadAsync(manager, page, Frame, "khung.csv");
        var columns = (await manager.GetAsync(page)).QuerySelector("main")!;
        Assert.Equal(["Ignored", "Id", "Name", "Area", "Stratum"], columns.QuerySelectorAll("select[name^='c.']").Select(part => ((AngleSharp.Html.Dom.IHtmlSelectElement)part).Value));

        // Nobody to be told apart: said, and the choices stay.
        await manager.SubmitAsync(page, "form[action*='Columns']", new() { ["c.1"] = "Ignored", ["c.2"] = "Ignored", ["next"] = "false" });
        Assert.Contains("Chọn cột mã người", (await manager.GetAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await manager.SubmitAsync(page, "form[action*='Columns']", new() { ["c.1"] = "Id", ["c.2"] = "Name", ["next"] = "false" });
        var cleaned = await DoneAsync(manager, page);
        Assert.Contains("Trùng mã với dòng khác", cleaned.TextContent, StringComparison.Ordinal);
        Assert.Contains("dòng 202 ↔ dòng 6", cleaned.TextContent, StringComparison.Ordinal);

        Assert.Contains("dòng 202,dòng 6", await manager.Client.GetStringAsync(page + "?handler=Findings"), StringComparison.Ordinal);

        // The design: a stage more, what is missing named, then communes and people.
        var design = page + "/thiet-ke";
        await manager.SubmitAsync(design, "form[action*='Save']", new() { ["op"] = "add" });
        var wrong = await manager.SubmitAsync(design, "form[action*='Save']", new() { ["op"] = "save", ["Stages[0].Number"] = "nhiều" });
        Assert.Equal("nhiều", (await manager.GetAsync(wrong)).QuerySelector("#s0-Number")!.GetAttribute("value"));
        var look = await manager.SubmitAsync(design, "form[action*='Save']", new()
        {
            ["op"] = "save", ["Stages[0].Number"] = "5", ["Stages[0].Strata"] = "Vùng", ["Stages[1].Count"] = "Take", ["Stages[1].Number"] = "4", ["Stages[1].Replacements"] = "1",
        });
        var seen = await DoneAsync(manager, look);
        Assert.Contains("Núi", seen.TextContent, StringComparison.Ordinal);
        Assert.Equal(["20"], seen.QuerySelectorAll(".tile-main").Select(tile => new string([.. tile.TextContent.Where(char.IsAsciiDigit)])));
        Assert.DoesNotContain("Người dân 0", seen.TextContent, StringComparison.Ordinal);

        await manager.SubmitAsync(look, "form[action*='Draw']", new() { ["seed"] = "x" });
        Assert.Contains("số nguyên", (await manager.GetAsync(look)).Body!.TextContent, StringComparison.Ordinal);
        await manager.SubmitAsync(look, "form[action*='Draw']", new() { ["seed"] = "41" });
        // Every question waits on the server's answer; once drawn there is nothing to look at any more.
        var tries = 2_000;
        while (tries-- > 0 && (await manager.Client.GetAsync(look)).StatusCode == HttpStatusCode.OK)
        {
        }

        var drawn = (await manager.GetAsync(page)).QuerySelector("main")!;
        Assert.Contains("Mẫu 20 người", drawn.TextContent, StringComparison.Ordinal);
        var files = drawn.QuerySelectorAll("a[href*='handler=File']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (await manager.Client.GetAsync(files[0])).Content.Headers.ContentType!.MediaType);
        using var figures = JsonDocument.Parse(await manager.Client.GetStringAsync(files[1]));
        Assert.Equal((41, 20, "khung.csv"), (figures.RootElement.GetProperty("seed").GetInt32(), figures.RootElement.GetProperty("sample").GetInt32(), figures.RootElement.GetProperty("frame").GetProperty("file").GetString()));

        // The command line draws the very same people from the design as downloaded.
        var again = Draw(await manager.Client.GetStringAsync(files[2]));
        Assert.Equal(figures.RootElement.GetProperty("frame").GetProperty("sha256").GetString(), again.Draw.FrameHash);
        var identities = (await maker.DoAsync(desk => desk.People.IdentitiesAsync(wave)))!;
        var people = await maker.DoAsync(desk => desk.People.ListAsync(wave));
        Assert.Equal(again.Draw.People.Select(person => person.Row).Concat(again.Draw.Replacements.Select(one => one.Row)).Select(row => again.Cleaned.Frame.Ids[row]), people.Select(person => identities[person.Id]["id"]));

        using var surveyor = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        using var stranger = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));
        foreach (var path in (string[])[page, design, look, files[0]])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await surveyor.Client.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync(path)).StatusCode);
        }

        // Once people can answer, nothing is drawn any more.
        await UploadAsync(manager, page, Frame, "khung.csv");
        await manager.SubmitAsync($"/dieu-tra/{wave}", "form[action*='Open']", []);
        var open = (await manager.GetAsync(page)).QuerySelector("main")!;
        Assert.Null(open.QuerySelector("form[action*='Upload'], form[action*='Columns']"));
        using var late = await manager.SendAsync(await manager.GetAsync("/tai-khoan"), look + "?handler=Draw");
        Assert.Contains("dự thảo", (await manager.GetAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(people.Count, (await maker.DoAsync(desk => desk.People.ListAsync(wave))).Count);
    }

    /// <summary>As the command draws: from the files alone.</summary>
    private static SampleRun Draw(string design)
    {
        var folder = Directory.CreateTempSubdirectory("parindex-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "khung.csv"), Frame);
            File.WriteAllText(Path.Combine(folder.FullName, "mau.yaml"), design);
            return SampleRunner.Run(Path.Combine(folder.FullName, "khung.csv"), Path.Combine(folder.FullName, "mau.yaml"), null, () => throw new InvalidOperationException("The design has its seed.")).Run!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
