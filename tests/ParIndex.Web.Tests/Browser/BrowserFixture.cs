using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Drafts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Sampling.Drawing;
using ParIndex.TestKit;
using ParIndex.Web.Setup;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Import;

namespace ParIndex.Web.Tests.Browser;

/// <summary>The real server with the sample year, and a browser to look at it.</summary>
public sealed class BrowserFixture : Xunit.IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-web-");
    private TestDatabase database = null!;
    private WebServer server = null!;
    private IPlaywright? driver;
    private IBrowser browser = null!;
    private string administrator = "";

    public string Address => server.Address;

    public IServiceProvider Services => server.Services;

    /// <summary>Ids of what was made with the server, by their names in addresses: who is signed in, a unit of work in the log, a draft of a criteria set, an import, a document, the sample's round and a scorecard of it, rounds at other stages.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; private set; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is null)
            return;

        database = await TestDatabase.CreateAsync();
        // Development opens the gallery of components, which is looked at too.
        server = await WebServer.StartAsync(
            ["--PARINDEX_DB", database.ConnectionString, "--PARINDEX_DATA", data.FullName, "--PARINDEX_SAMPLE", "1", "--environment", "Development", "--Logging:LogLevel:Default", "Warning"],
            QuickServer.Configure);
        (driver, browser) = await Chromium.StartAsync();
        administrator = await SignInAsync();
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        var rounds = await SampleRounds.MakeAsync(Maker);
        var (mirror, mirrored) = await SampleRounds.MirrorAsync(Maker);
        var rehearsal = await connection.ExecuteScalarAsync<Guid>("select id from rounds.round where is_rehearsal");
        var card = await Maker.CardAsync(rehearsal, SampleInstallation.LamDongHomeAffairs);
        var plan = await connection.ExecuteScalarAsync<Guid>("select id from plans.plan where stage = 'Issued'");
        var (drafted, _) = await new PlanMaker(database.Source, TimeProvider.System).DoAsync(desk => desk.Start.RunAsync(new PlanDraft(SampleInstallation.DakNong, PlanKind.Improvement, null, 2024, 2024), PlanStart.ResultAnew));
        var waves = new WaveMaker(database.Source, TimeProvider.System);
        var wave = await waves.OpenAsync(SampleInstallation.DakNong);
        await SurveyFile.ImportAsync(waves, wave, TimeProvider.System);
        Ids = new Dictionary<string, string>
        {
            ["wave"] = wave.ToString(),
            ["answer"] = $"{await connection.ExecuteScalarAsync<Guid>("select id from surveys.import where wave_id = @wave", new { wave })}/1",
            ["questionnaire"] = (await connection.ExecuteScalarAsync<Guid>("select id from surveys.questionnaire")).ToString(),
            ["link"] = (await waves.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links[0].Token,
            ["plan"] = plan.ToString(),
            ["drafted"] = drafted!.Value.ToString(),
            ["task"] = (await connection.ExecuteScalarAsync<Guid>("select task_id from plans.obstacle order by task_id limit 1")).ToString(),
            ["report"] = (await connection.ExecuteScalarAsync<Guid>("select id from plans.report where unit_id = owner_id")).ToString(),
            ["call"] = (await Maker.AskAsync(rehearsal, card, SampleRounds.Tasks, SampleInstallation.LamDongHomeAffairs, [SampleInstallation.LamDongHomeAffairs])).ToString(),
            ["mirror"] = mirror.ToString(),
            ["mirrored"] = mirrored.ToString(),
            ["appraised"] = rounds.Appraised.ToString(),
            ["explained"] = rounds.Explained.ToString(),
            ["disputed"] = rounds.Disputed.ToString(),
            ["me"] = (await connection.ExecuteScalarAsync<Guid>("select id from accounts.account")).ToString(),
            // The making of the administrator.
            ["deed"] = (await connection.ExecuteScalarAsync<Guid>("select id from audit.process where kind = 'accounts.set-up'")).ToString(),
            ["draft"] = (await AddDraftAsync()).ToString(),
            ["import"] = await ImportAsync(),
            ["evidence"] = await EvidenceAsync(),
            ["round"] = rehearsal.ToString(),
            ["card"] = card.ToString(),
            ["drawing"] = (await DrawingAsync(waves)).ToString(),
        };
    }

    /// <summary>A wave not yet open, where a frame waits to be drawn from.</summary>
    private async Task<Guid> DrawingAsync(WaveMaker waves)
    {
        var wave = await waves.DraftAsync(SampleInstallation.DakNong);
        using var frame = WaveMaker.Bytes("Mã,Họ tên,Huyện,Xã,Giới tính,Số hộ\nm1,Nguyễn Văn An,Huyện A,Xã Một,Nam,120\nm2,Trần Thị Bình,Huyện A,Xã Hai,Nữ,80\n");
        var problem = await waves.DoAsync(desk => new KeepFrame(desk.Session, desk.Waves, new SampleDrafts(desk.Session, TimeProvider.System), Services.GetRequiredService<FileFolder>())
            .RunAsync(wave, frame, "khung.csv", new DrawForm { Title = "Khảo sát", Stages = [new StageForm { Unit = "Xã", Count = CountKind.Total }, new StageForm()] }));
        Xunit.Assert.Null(problem);
        return wave;
    }

    /// <summary>A page of its own, without cookies of others. What the browser refuses or a script throws is kept in <see cref="Look.Complaints"/>.</summary>
    public async Task<Look> OpenAsync(int width = 1440, bool scripts = true, ColorScheme theme = ColorScheme.Light, string? address = null, bool asAdministrator = false, string? state = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
            JavaScriptEnabled = scripts,
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = asAdministrator ? administrator : state,
        });
        return new Look(context, await context.NewPageAsync());
    }

    /// <summary>Makes rounds in the database of the server.</summary>
    public RoundMaker Maker => new(database.Source);

    /// <summary>Enters a person with roles.</summary>
    /// <returns>User name; the password is <see cref="AccountFixture.Password"/>.</returns>
    public async Task<string> AddPersonAsync(string? homeUnit, params Assignment[] roles)
    {
        var name = "nguoi." + Guid.CreateVersion7().ToString("N")[^10..];
        await using var session = database.System("test");
        await session.BeginAsync("test.add");
        var accounts = new NewAccounts(session, TimeProvider.System);
        var id = await accounts.AddAsync(new NewAccount("Người " + name, name, UnitId: homeUnit)
        {
            PasswordHash = Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), AccountFixture.Password),
        });
        foreach (var role in roles)
            await accounts.AssignAsync(id, role);

        await session.CommitAsync();
        return name;
    }

    /// <summary>A page of a person who has just signed in.</summary>
    public async Task<Look> OpenAsAsync(string userName, int width = 1440)
    {
        var look = await OpenAsync(width);
        await look.Page.GotoAsync("/tai-khoan/dang-nhap");
        await look.Page.FillAsync("#Input_Name", userName);
        await look.Page.FillAsync("#Input_Password", AccountFixture.Password);
        await look.Page.ClickAsync("main form button");
        await look.Page.ArriveAsync("[0-9]/$");
        return look;
    }

    public async ValueTask DisposeAsync()
    {
        if (driver is null)
            return;

        await browser.DisposeAsync();
        driver.Dispose();
        await server.DisposeAsync();
        await database.DisposeAsync();
        data.Delete(recursive: true);
    }

    /// <summary>Uploads a small table as the administrator; id of the import.</summary>
    private async Task<string> ImportAsync()
    {
        await using var look = await OpenAsync(asAdministrator: true);
        await look.Page.GotoAsync("/nhap");
        await look.Page.SetInputFilesAsync("#tep", new FilePayload { Name = "kết quả.txt", MimeType = "text/plain", Buffer = ImportFiles.Small("tỉnh Đắk Nông năm 2011") });
        await look.Page.ClickAsync("form[enctype] button");
        await look.Page.ArriveAsync("/nhap/.+-");
        return new Uri(look.Page.Url).Segments[^1];
    }

    /// <summary>Uploads a document to the library of the unit the administrator heads; id of the document.</summary>
    private async Task<string> EvidenceAsync()
    {
        await using var look = await OpenAsync(asAdministrator: true);
        await look.Page.GotoAsync("/tai-lieu/them?donVi=" + Uri.EscapeDataString(SampleInstallation.LamDongHomeAffairs));
        await look.Page.SetInputFilesAsync("#tep", new FilePayload { Name = "báo cáo.pdf", MimeType = "application/pdf", Buffer = HostileFiles.Pdf(["Bao cao ket qua", "Phu luc"]) });
        await look.Page.ClickAsync("form[data-upload] button.button-main");
        var link = await look.Page.Locator(".upload-list .is-done a").GetAttributeAsync("href");
        return link!.Split('/')[^2];
    }

    private async Task<Guid> AddDraftAsync()
    {
        await using var session = database.System();
        var drafts = new DraftStore(session, new SetLibrary(session, TimeProvider.System));
        return (await drafts.AddAsync(CriteriaSetFile.Load("commune-example") with { Id = "du-thao" }, null, "Thử")).Id!.Value;
    }

    /// <summary>Signs in as the sample's administrator, with the password told on the console.</summary>
    private async Task<string> SignInAsync()
    {
        await using var look = await OpenAsync();
        await look.Page.GotoAsync("/tai-khoan/dang-nhap");
        await look.Page.FillAsync("#Input_Name", "quan-tri");
        await look.Page.FillAsync("#Input_Password", SignedIn.PasswordOf(server));
        await look.Page.ClickAsync("main form button");
        await look.Page.ArriveAsync("[0-9]/$");
        return await look.Page.Context.StorageStateAsync();
    }
}

/// <summary>One browser page with what went wrong on it.</summary>
public sealed class Look : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public Look(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && Routes.Expected(new Uri(page.Url).AbsolutePath) == 200)
                Complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    /// <summary>How far the page is wider than the window, in pixels.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
