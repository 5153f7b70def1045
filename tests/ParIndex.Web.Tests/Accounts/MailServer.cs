using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>A mail server on loopback that takes every mail; it refuses addresses that begin with "khong.co", and has no time the first time for those with "ban.".</summary>
public sealed partial class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;
    private readonly HashSet<string> putOff = new(StringComparer.Ordinal);

    public MailServer()
    {
        listener.Start();
        loop = Task.Run(ListenAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Mails taken: to whom, and the text.</summary>
    public BlockingCollection<(string To, string Subject, string Text)> Mails { get; } = [];

    /// <summary>Waits for the next mail.</summary>
    public (string To, string Subject, string Text) Take() =>
        Mails.TryTake(out var mail, TimeSpan.FromSeconds(30)) ? mail : throw new TimeoutException("No mail came.");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await loop;
        stop.Dispose();
        Mails.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 loopback");
        var to = "";
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO" or "HELO" or "MAIL" or "RSET" or "NOOP":
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    to = Address().Match(line).Groups[1].Value;
                    await writer.WriteLineAsync(to.StartsWith("khong.co", StringComparison.Ordinal) ? "550 no such mailbox"
                        : to.StartsWith("ban.", StringComparison.Ordinal) && putOff.Add(to) ? "452 too busy" : "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Mails.Add(Read(to, await BodyAsync(reader)));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("502 not here");
                    break;
            }
        }
    }

    private async Task<string> BodyAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');

        return text.ToString();
    }

    private static (string, string, string) Read(string to, string mail)
    {
        var (head, body) = mail.Split("\n\n", 2) is [var first, var rest] ? (first.Replace("\n ", " ", StringComparison.Ordinal), rest) : (mail, "");
        var subject = Subject().Match(head).Groups[1].Value;
        var decoded = string.Concat(Encoded().Matches(subject).Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value))));
        return (to, decoded.Length > 0 ? decoded : subject, head.Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body);
    }

    [GeneratedRegex("<([^>]*)>")]
    private static partial Regex Address();

    [GeneratedRegex("^Subject: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Subject();

    [GeneratedRegex("=\\?utf-8\\?B\\?([^?]*)\\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Encoded();
}
