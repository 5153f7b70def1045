using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ParIndex.Bench.Storm;

/// <summary>An officer signed in with a browser that runs scripts: saves one entry after the other and uploads evidence.</summary>
internal sealed partial class StormOfficer(HttpClient client, string name, Guid card, IReadOnlyList<StormLeaf> leaves)
{
    private readonly Dictionary<string, string> cookies = [];
    private readonly Dictionary<string, (int Seen, int Saves, string Remark)> saved = [];
    private Task<string?> last = Task.FromResult<string?>(null);
    private string token = "";
    private int turn;

    public Guid Card => card;

    /// <summary>Version, number of saves and last remark the server acknowledged, by leaf.</summary>
    public IReadOnlyDictionary<string, (int Seen, int Saves, string Remark)> Saved => saved;

    /// <summary>Uploads the server acknowledged.</summary>
    public int Uploads { get; private set; }

    public async Task SignInAsync()
    {
        token = Token(await GetAsync("/tai-khoan/dang-nhap"));
        using var form = new FormUrlEncodedContent(Form(("Input.Name", name), ("Input.Password", StormRound.Password)));
        using var answer = await SendAsync(HttpMethod.Post, "/tai-khoan/dang-nhap", form);
        if ((int)answer.StatusCode != 302)
            throw new InvalidOperationException($"{name} is not signed in: {(int)answer.StatusCode}");

        token = Token(await GetAsync("/tai-khoan"));
    }

    /// <summary>Saves the next of this officer's entries, once the one before is answered.</summary>
    /// <returns>What went wrong; null: saved.</returns>
    public Task<string?> SaveAsync()
    {
        lock (saved)
            return last = SaveAfterAsync(last);
    }

    private async Task<string?> SaveAfterAsync(Task before)
    {
        await Task.WhenAny(before);
        var leaf = leaves[turn % leaves.Count];
        var stands = saved.GetValueOrDefault(leaf.Code);
        var remark = "lần " + (++turn).ToString(CultureInfo.InvariantCulture);
        using var form = new FormUrlEncodedContent(Form(
            [("code", leaf.Code), ("seen", stands.Seen.ToString(CultureInfo.InvariantCulture)), ("remark", remark), .. leaf.Figures.Select(figure => ("s." + figure.Key, figure.Value))]));
        using var answer = await SendAsync(HttpMethod.Post, $"/phieu/{card}/{leaf.Field}?handler=Save", form);
        if (!answer.IsSuccessStatusCode || !answer.Headers.Contains("HX-Trigger"))
            return $"save: {(int)answer.StatusCode}";

        var seen = int.Parse(Seen().Match(await answer.Content.ReadAsStringAsync()).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        saved[leaf.Code] = (seen, stands.Saves + 1, remark);
        return null;
    }

    /// <summary>Uploads 200 KB of text to one of this officer's entries.</summary>
    public async Task<string?> UploadAsync(int number)
    {
        var code = leaves[number % leaves.Count].Code;
        var content = new byte[200 << 10];
        var line = Encoding.UTF8.GetBytes($"Báo cáo kết quả thực hiện nhiệm vụ {name} {number}\n");
        for (var at = 0; at < content.Length; at += line.Length)
            line.AsSpan(0, Math.Min(line.Length, content.Length - at)).CopyTo(content.AsSpan(at));

        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(content), "tep", $"bao-cao-{number}.txt" } };
        using var answer = await SendAsync(HttpMethod.Post, $"/phieu/{card}/tai-lieu/{code}?handler=Upload", form);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || text.Contains("alert-bad", StringComparison.Ordinal))
            return $"upload: {(int)answer.StatusCode}";

        lock (saved)
            Uploads++;

        return null;
    }

    private IEnumerable<KeyValuePair<string, string>> Form(params IEnumerable<(string Name, string Value)> values) =>
        values.Append(("__RequestVerificationToken", token)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));

    private async Task<string> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => cookie.Key + "=" + cookie.Value)));
        if (method == HttpMethod.Post)
            request.Headers.Add("HX-Request", "true");

        var answer = await client.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
                cookies[cookie[..cookie.IndexOf('=', StringComparison.Ordinal)]] = cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0];
        }

        return answer;
    }

    private static string Token(string page) => TokenField().Match(page).Groups[1].Value;

    [GeneratedRegex("__RequestVerificationToken[^>]*value=\"([^\"]*)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"seen\" value=\"([0-9]+)\"")]
    private static partial Regex Seen();
}
