using System.Net;
using System.Security.Cryptography;
using System.Text;
using ParIndex.Web.Tests.Import;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>Signed in once; imports, stores and publishes one document after another in a year of its own, whatever is killed meanwhile.</summary>
internal sealed class CrashPerson(int number, CookieContainer cookies, Acknowledged acknowledged)
{
    /// <summary>Unit everybody writes about.</summary>
    public const string Unit = "vn-67";

    private const int FirstYear = 2011;
    private const int ScanEach = 4;

    private int documents;

    public static int YearOf(int person) => FirstYear + person;

    public static string SourceOf(int person, int document) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Báo cáo {person}-{document}/BC-UBND");

    /// <summary>Works until told to stop or until the server is away.</summary>
    public async Task WorkAsync(Uri address, CancellationToken stop)
    {
        var redirects = new Redirects(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false });
        using var desk = new Importer(new HttpClient(redirects) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) });
        try
        {
            while (!stop.IsCancellationRequested)
                await ImportAsync(desk, redirects, documents++);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TaskCanceledException)
        {
            // The server, or its database, is away: what was under way may be done or not.
        }
        catch (InvalidOperationException problem)
        {
            throw new InvalidOperationException(string.Join('\n', redirects.Trail.TakeLast(8)) + "\n" + problem.Message, problem);
        }
    }

    private async Task ImportAsync(Importer desk, Redirects redirects, int document)
    {
        if (document % ScanEach == 0)
        {
            var scan = EmptyPage($"{number}-{document}");
            redirects.Next = to => acknowledged.Scans[IdIn(to)] = Hash(scan);
            await desk.UploadAsync(($"quét {number}-{document}.pdf", scan));
        }

        var file = ImportFiles.Small($"tỉnh Đắk Nông năm {YearOf(number)}, bản {number}-{document}");
        var id = Guid.Empty;
        redirects.Next = to => acknowledged.Uploads[id = IdIn(to)] = Hash(file);
        var describe = await desk.UploadAsync(($"{number}-{document}.txt", file));

        redirects.Next = _ => acknowledged.Descriptions[id] = SourceOf(number, document);
        var table = await desk.SendAsync(
            describe, "form.form.card", ("Input.UnitId", Unit), ("Input.Year", YearOf(number).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Input.Number", SourceOf(number, document)));
        var path = table.Location.PathName;
        if (document % 2 == 0)
        {
            var open = await desk.GetAsync(path + "?hang=3");
            redirects.Next = _ => acknowledged.Corrections[id] = true;
            await desk.SendAsync(open, "#hang-3 form.import-form", ("score", "5"), ("reason", "đọc nhầm"));
        }

        var preview = await desk.GetAsync(path.Replace("/bang", "/luu", StringComparison.Ordinal));
        redirects.Next = _ => acknowledged.Stores[id] = true;
        var stored = await desk.SendAsync(preview, "form.card[action$='/luu']", ("Input.AcceptErrors", "true"), ("Input.Reason", $"Bản {number}-{document}"));

        redirects.Next = _ => acknowledged.Publications[id] = true;
        await desk.SendAsync(stored, "form[action*='handler=Publish']");
    }

    private static Guid IdIn(Uri address) => Guid.Parse(address.AbsolutePath.Split('/')[2]);

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A page without text: it is read as a picture, which takes long enough to be killed in.</summary>
    private static byte[] EmptyPage(string name) => Encoding.UTF8.GetBytes(
        $"%PDF-1.4\n% {name}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
        + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\ntrailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n");

    /// <summary>Follows redirects; the answer to a form, before it is followed, is what the server acknowledges.</summary>
    private sealed class Redirects(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public Action<Uri>? Next { get; set; }

        /// <summary>What was asked and answered, for tests that fail.</summary>
        public List<string> Trail { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await AskAsync(request, cancellationToken);
            while (answer.StatusCode is HttpStatusCode.Redirect)
            {
                var to = new Uri(request.RequestUri!, answer.Headers.Location!);
                if (to.AbsolutePath.StartsWith("/tai-khoan", StringComparison.Ordinal))
                    throw new InvalidOperationException("Signed out: " + request.RequestUri + " led to " + to);

                if (request.Method == HttpMethod.Post)
                    Next?.Invoke(to);

                answer.Dispose();
                request = new HttpRequestMessage(HttpMethod.Get, to);
                answer = await AskAsync(request, cancellationToken);
            }

            return answer;
        }

        private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var answer = await base.SendAsync(request, cancel);
            Trail.Add($"{request.Method} {request.RequestUri!.PathAndQuery}: {(int)answer.StatusCode}");
            return answer;
        }
    }
}
