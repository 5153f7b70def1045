using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ParIndex.App.Storage.Files;

namespace ParIndex.TestKit;

/// <summary>What goes wrong with a request.</summary>
public enum StorageFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Answered by 500.</summary>
    Error,

    /// <summary>Cut before the answer.</summary>
    Cut,

    /// <summary>Cut in the middle of the answer's bytes.</summary>
    CutBody,

    /// <summary>Told it is done, but nothing was kept.</summary>
    Forgotten,
}

/// <summary>
/// An S3 service on the loopback with one bucket, in memory. As a real one it refuses what is not signed right (version 4, recomputed here from what came)
/// or whose bytes are not those signed. What goes wrong is told to it.
/// </summary>
public sealed class ObjectStorage : IDisposable
{
    private const string Bucket = "par-index", KeyId = "AKIDTEST", Secret = "bí-mật/+=", Region = "vn-1";

    private readonly string prefix;
    private HttpListener listener = new();

    /// <summary>Starts it.</summary>
    public ObjectStorage()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        prefix = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        Start();
    }

    /// <summary>Objects by their names.</summary>
    public ConcurrentDictionary<string, (byte[] Bytes, DateTimeOffset At)> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests as they came, such as "PUT ab/abc…".</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Decides what goes wrong with a request, told its method and object; may do something meanwhile.</summary>
    public Func<string, string, Task<StorageFault>> Fault { get; set; } = (_, _) => Task.FromResult(StorageFault.None);

    /// <summary>Objects of one page of a list.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Settings that lead here.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["PARINDEX_S3"] = prefix + Bucket + "/kho", ["PARINDEX_S3_KEY"] = KeyId, ["PARINDEX_S3_SECRET"] = Secret, ["PARINDEX_S3_REGION"] = Region,
    };

    /// <summary>A client of it.</summary>
    public Bucket Open() => new(BucketSettings.Of(Settings.GetValueOrDefault)!);

    /// <summary>Object of a file.</summary>
    public static string KeyOf(string sha256) => $"kho/{sha256[..2]}/{sha256}";

    public void Start()
    {
        listener = new HttpListener { Prefixes = { prefix } };
        listener.Start();
        _ = ServeAsync(listener);
    }

    /// <summary>Goes away: connections are refused.</summary>
    public void Stop() => listener.Close();

    public void Dispose() => Stop();

    private async Task ServeAsync(HttpListener own)
    {
        while (own.IsListening)
        {
            try
            {
                var context = await own.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var (request, response) = (context.Request, context.Response);
            using var body = new MemoryStream();
            await request.InputStream.CopyToAsync(body);
            var path = request.Url!.AbsolutePath.TrimStart('/');
            var key = path.StartsWith(Bucket + "/", StringComparison.Ordinal) ? path[(Bucket.Length + 1)..] : "";
            Requests.Enqueue($"{request.HttpMethod} {key}");
            var fault = await Fault(request.HttpMethod, key);
            if (fault == StorageFault.Cut)
            {
                response.Abort();
                return;
            }

            var (status, text) = fault == StorageFault.Error ? (500, Error("InternalError")) : Refusal(request, body.ToArray(), path) ?? Handle(request, response, key, body.ToArray(), fault);
            response.StatusCode = status;
            if (response.ContentType is null)
                response.ContentType = "application/xml";

            response.ContentLength64 = text.Length;
            if (request.HttpMethod == "HEAD")
            {
                response.Close();
                return;
            }

            await response.OutputStream.WriteAsync(text.AsMemory(0, fault == StorageFault.CutBody ? text.Length / 2 : text.Length));
            if (fault == StorageFault.CutBody)
            {
                await response.OutputStream.FlushAsync();
                response.Abort();
            }
            else
            {
                response.Close();
            }
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            context.Response.Abort();
        }
    }

    private (int Status, byte[] Body) Handle(HttpListenerRequest request, HttpListenerResponse response, string key, byte[] body, StorageFault fault)
    {
        switch (request.HttpMethod)
        {
            case "PUT":
                if (fault != StorageFault.Forgotten)
                    Objects[key] = (body, TimeProvider.System.GetUtcNow());

                response.Headers["ETag"] = "\"" + Convert.ToHexStringLower(SHA256.HashData(body))[..32] + "\"";
                return (200, []);
            case "GET" when key.Length == 0:
                return (200, List(request));
            case "GET" or "HEAD":
                if (!Objects.TryGetValue(key, out var found))
                    return (404, Error("NoSuchKey"));

                response.ContentType = "application/octet-stream";
                response.Headers["Last-Modified"] = found.At.ToString("R", CultureInfo.InvariantCulture);
                return (200, found.Bytes);
            case "DELETE":
                Objects.TryRemove(key, out _);
                return (204, []);
            default:
                return (405, Error("MethodNotAllowed"));
        }
    }

    private byte[] List(HttpListenerRequest request)
    {
        var (from, begin) = (request.QueryString["continuation-token"], request.QueryString["prefix"] ?? "");
        var most = Math.Min(PageSize, int.Parse(request.QueryString["max-keys"] ?? "1000", CultureInfo.InvariantCulture));
        var all = Objects.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Where(one => one.Key.StartsWith(begin, StringComparison.Ordinal) && (from is null || string.CompareOrdinal(one.Key, from) > 0)).ToList();
        var page = all.Take(most).ToList();
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        text.Append(CultureInfo.InvariantCulture, $"<IsTruncated>{(all.Count > page.Count ? "true" : "false")}</IsTruncated>");
        if (all.Count > page.Count)
            text.Append("<NextContinuationToken>").Append(page[^1].Key).Append("</NextContinuationToken>");

        foreach (var (key, one) in page)
            text.Append(CultureInfo.InvariantCulture, $"<Contents><Key>{key}</Key><LastModified>{one.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}</LastModified><Size>{one.Bytes.Length}</Size></Contents>");

        return Encoding.UTF8.GetBytes(text.Append("</ListBucketResult>").ToString());
    }

    /// <summary>Why the request is refused; null: it is in order.</summary>
    private static (int Status, byte[] Body)? Refusal(HttpListenerRequest request, byte[] body, string path)
    {
        if (path.Split('/')[0] != Bucket)
            return (404, Error("NoSuchBucket"));

        var hash = request.Headers["x-amz-content-sha256"] ?? "";
        if (hash != Convert.ToHexStringLower(SHA256.HashData(body)))
            return (400, Error("XAmzContentSHA256Mismatch"));

        var said = (request.Headers["Authorization"] ?? "").Replace("AWS4-HMAC-SHA256 ", "", StringComparison.Ordinal).Split(',')
            .Select(part => part.Trim().Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1]);
        if (said.GetValueOrDefault("Credential")?.Split('/') is not [KeyId, var day, Region, "s3", "aws4_request"])
            return (403, Error("InvalidAccessKeyId"));

        var names = said["SignedHeaders"].Split(';');
        var query = string.Join('&', (request.RawUrl!.Split('?', 2) is [_, var given] ? given.Split('&') : []).Order(StringComparer.Ordinal));
        var canonical = string.Join('\n', [
            request.HttpMethod, request.RawUrl.Split('?')[0], query,
            .. names.Select(name => $"{name}:{request.Headers[name]?.Trim()}"), "", said["SignedHeaders"], hash,
        ]);
        var toSign = $"AWS4-HMAC-SHA256\n{request.Headers["x-amz-date"]}\n{day}/{Region}/s3/aws4_request\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = new[] { day, Region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + Secret), (current, part) => HMACSHA256.HashData(current, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign))) == said["Signature"] && names.Contains("host") && names.Contains("x-amz-content-sha256")
            ? null
            : (403, Error("SignatureDoesNotMatch"));
    }

    private static byte[] Error(string code) => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>");
}
