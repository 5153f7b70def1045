using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace ParIndex.App.Evidence.Checking;

/// <summary>Asks the ClamAV daemon about files, if one is configured.</summary>
/// <param name="address">Path of its socket, or host:port; null: files are not scanned.</param>
public sealed class VirusScanner(string? address)
{
    private const int ChunkSize = 1 << 17;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public bool IsOn => !string.IsNullOrWhiteSpace(address);

    /// <summary>Whether the daemon answers; null: there is none to ask.</summary>
    public async Task<bool?> PingAsync(CancellationToken cancel = default)
    {
        if (!IsOn)
            return null;

        try
        {
            return await AskAsync("PING", null, TimeSpan.FromSeconds(3), cancel) == "PONG";
        }
        catch (Exception problem) when (IsAway(problem, cancel))
        {
            return false;
        }
    }

    /// <summary>Scans a file from its beginning.</summary>
    /// <exception cref="FileRefusedException">It holds malware, or could not be scanned although it must be.</exception>
    public async Task ScanAsync(Stream content, string name, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!IsOn)
            return;

        string answer;
        try
        {
            content.Position = 0;
            answer = await AskAsync("INSTREAM", content, Patience, cancel);
        }
        catch (Exception problem) when (IsAway(problem, cancel))
        {
            throw Refusals.Unscanned(name);
        }

        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
            throw Refusals.Virus(name, answer[(answer.IndexOf(':', StringComparison.Ordinal) + 1)..^" FOUND".Length].Trim());

        if (!answer.EndsWith("OK", StringComparison.Ordinal))
            throw Refusals.Unscanned(name);
    }

    private static bool IsAway(Exception problem, CancellationToken cancel) => problem is SocketException or IOException or OperationCanceledException && !cancel.IsCancellationRequested;

    private async Task<string> AskAsync(string command, Stream? content, TimeSpan longest, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        using var socket = await ConnectAsync(limit.Token);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"z{command}\0"), limit.Token);
        if (content is not null)
            await SendAsync(content, stream, limit.Token);

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (await reader.ReadToEndAsync(limit.Token)).Trim('\0', '\n', ' ');
    }

    /// <summary>Chunks, each after its length; an empty one ends.</summary>
    private static async Task SendAsync(Stream content, Stream daemon, CancellationToken cancel)
    {
        var chunk = new byte[sizeof(int) + ChunkSize];
        int read;
        do
        {
            read = await content.ReadAsync(chunk.AsMemory(sizeof(int)), cancel);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await daemon.WriteAsync(chunk.AsMemory(0, sizeof(int) + read), cancel);
        }
        while (read > 0);
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancel)
    {
        var isPath = address!.StartsWith('/');
        var socket = isPath ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isPath)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancel);
            else if (address.LastIndexOf(':') is > 0 and var colon && int.TryParse(address.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port))
                await socket.ConnectAsync(address[..colon], port, cancel);
            else
                throw new IOException($"“{address}” is neither a path nor host:port.");

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
