using System.Web;
using Microsoft.Playwright;
using ParIndex.App.Accounts;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Browser;
using Xunit;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>People of a round, each in a browser window of their own.</summary>
internal sealed class RoundPeople(AccountFixture server, IBrowser browser) : IAsyncDisposable
{
    private readonly List<Look> windows = [];

    /// <summary>Enters a person with roles and signs them in through the page.</summary>
    public async Task<IPage> SignInAsync(string? home, params Assignment[] roles)
    {
        var (_, name) = await server.AddAsync(home, roles);
        return await SignInAsync(name);
    }

    public async Task<IPage> SignInAsync(string userName)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = server.Address, ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var window = new Look(context, await context.NewPageAsync());
        windows.Add(window);
        await window.Page.GotoAsync("/tai-khoan/dang-nhap");
        await window.Page.FillAsync("#Input_Name", userName);
        await window.Page.FillAsync("#Input_Password", AccountFixture.Password);
        await window.Page.ClickAsync("main form button");
        await window.Page.ArriveAsync("[0-9]/$");
        return window.Page;
    }

    /// <summary>What browsers refused or scripts threw.</summary>
    public IEnumerable<string> Complaints => windows.SelectMany(window => window.Complaints);

    /// <summary>Answers entries of a field by hand: types, leaves the field, and waits until the page says that it is saved.</summary>
    public static async Task TypeAsync(IPage page, string field, IReadOnlyDictionary<string, Dictionary<string, string>> answers)
    {
        await page.GotoAsync(field);
        foreach (var (code, values) in answers)
        {
            var entry = page.Locator($"[id='muc-{code}']");
            // Each change is sent after a moment: what was saved first may be told while the last is still on its way, and whoever leaves then leaves it behind.
            var typed = new Dictionary<string, string>();
            await page.RunAndWaitForResponseAsync(
                async () =>
                {
                    foreach (var (name, value) in values)
                    {
                        var input = entry.Locator($"[name='{name}']");
                        if (await input.EvaluateAsync<bool>("one => one.tagName === 'SELECT'"))
                            typed[name] = (await input.SelectOptionAsync(new SelectOptionValue { Label = value }))[0];
                        else
                            await input.FillAsync(typed[name] = value.Replace('.', ','));
                    }

                    await page.Keyboard.PressAsync("Tab");
                },
                response => response.Request.PostData is { } sent && HttpUtility.ParseQueryString(sent) is var form && typed.Count == values.Count && typed.All(one => form[one.Key] == one.Value));
            await Assertions.Expect(entry.Locator(".entry-points")).ToContainTextAsync("Đã lưu lúc");
        }
    }

    /// <summary>Answers entries of a field by sending the page's own forms one after the other, as quickly as the server answers.</summary>
    public static async Task SendAsync(IPage page, string field, IReadOnlyDictionary<string, Dictionary<string, string>> answers)
    {
        await page.GotoAsync(field);
        var problem = await page.EvaluateAsync<string?>(
            """
            async answers => {
                for (const [code, values] of Object.entries(answers)) {
                    const form = document.querySelector(`#muc-${CSS.escape(code)} form`);
                    const data = new URLSearchParams(new FormData(form));
                    for (const [name, value] of Object.entries(values)) {
                        if (!form.elements[name]) return code + ': no ' + name;
                        data.set(name, value);
                    }
                    const answer = await fetch(form.action.split('#')[0], { method: 'POST', body: data });
                    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                    if (!page.querySelector('.alert-good')) return code + ': ' + (page.querySelector('.alert-bad')?.textContent ?? answer.status);
                }
                return null;
            }
            """,
            answers.ToDictionary(pair => pair.Key, pair => (object)pair.Value));
        Assert.Null(problem);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows)
            await window.DisposeAsync();
    }
}
