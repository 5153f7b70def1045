using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ParIndex.Web.Tests.Evidence;

/// <summary>Speaks as the ClamAV daemon does on a port of loopback, and knows one virus.</summary>
internal sealed class ScannerDouble : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public ScannerDouble()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Hangs up on everybody.</summary>
    public bool IsAway { get; set; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            if (IsAway)
                return;

            var stream = client.GetStream();
            var command = new List<byte>();
            for (var one = stream.ReadByte(); one > 0; one = stream.ReadByte())
                command.Add((byte)one);

            var asked = Encoding.ASCII.GetString([.. command]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(asked == "zPING" ? "PONG\0" : await ScanAsync(stream) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0"));
        }
    }

    private static async Task<bool> ScanAsync(NetworkStream stream)
    {
        using var content = new MemoryStream();
        var length = new byte[sizeof(int)];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (chunk.Length == 0)
                return content.ToArray().AsSpan().IndexOf("EICAR-STANDARD"u8) >= 0;

            await stream.ReadExactlyAsync(chunk);
            content.Write(chunk);
        }
    }
}
