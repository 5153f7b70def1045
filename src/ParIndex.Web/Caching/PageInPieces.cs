using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;

namespace ParIndex.Web.Caching;

/// <summary>
/// A page cut where each reader finds their own. What is the same for all is compressed once: each piece begins anew, so that whatever stands
/// between does not touch it. What is a reader's own is sent as it is: beside nothing it is compressed with, its length tells nothing of it.
/// </summary>
internal sealed class PageInPieces
{
    private const int LongestStored = ushort.MaxValue;
    private const int StoredHead = 5;
    private static readonly byte[] GzipHead = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];
    private static readonly byte[] GzipEnd = [1, 0, 0, 0xFF, 0xFF];

    private readonly string? type;
    private readonly List<Piece> pieces = [];

    /// <param name="type">Media type of the page.</param>
    /// <param name="page">Bytes with marks of <see cref="PersonalParts"/>.</param>
    public PageInPieces(string? type, ReadOnlySpan<byte> page)
    {
        this.type = type;
        var start = PersonalParts.MarkStart.Span;
        while (page.IndexOf(start) is >= 0 and var at)
        {
            Add(page[..at], (char)page[at + start.Length]);
            page = page[(at + start.Length + 1)..];
        }

        Add(page, null);
    }

    /// <summary>Bytes held.</summary>
    public int Size => pieces.Sum(piece => piece.Plain.Length + piece.Deflated.Length);

    /// <summary>Sends the page to who makes this request, with what is their own.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var encoder = context.RequestServices.GetRequiredService<HtmlEncoder>();
        var own = new Dictionary<char, byte[]>();
        foreach (var mark in pieces.Select(piece => piece.Mark).OfType<char>().Distinct())
            own[mark] = Encoding.UTF8.GetBytes(encoder.Encode(PersonalParts.Of(mark, context)));

        var response = context.Response;
        var takesGzip = AcceptedEncoding.TakesGzip(context.Request);
        response.ContentType = type;
        response.ContentLength = takesGzip ? GzipLength(own) : pieces.Sum(piece => piece.Plain.Length + (long)Own(piece, own).Length);
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (takesGzip)
        {
            response.Headers.ContentEncoding = "gzip";
            WriteGzip(response.BodyWriter, own);
        }
        else
        {
            foreach (var piece in pieces)
            {
                response.BodyWriter.Write(piece.Plain);
                response.BodyWriter.Write(Own(piece, own));
            }
        }

        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static ReadOnlySpan<byte> Own(Piece piece, Dictionary<char, byte[]> own) => piece.Mark is { } mark ? own[mark] : [];

    private long GzipLength(Dictionary<char, byte[]> own) =>
        GzipHead.Length + GzipEnd.Length + 8 + pieces.Sum(piece => piece.Deflated.Length + (long)StoredLength(Own(piece, own).Length));

    private void WriteGzip(PipeWriter body, Dictionary<char, byte[]> own)
    {
        var (checksum, length) = (0u, 0u);
        body.Write(GzipHead);
        foreach (var piece in pieces)
        {
            var part = Own(piece, own);
            body.Write(piece.Deflated);
            WriteStored(body, part);
            checksum = Crc32.Of(part, Crc32.Join(checksum, piece.Checksum, piece.Shift));
            length += (uint)(piece.Plain.Length + part.Length);
        }

        body.Write(GzipEnd);
        var end = body.GetSpan(8);
        BinaryPrimitives.WriteUInt32LittleEndian(end, checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(end[4..], length);
        body.Advance(8);
    }

    private static int StoredLength(int length) => length + ((length + LongestStored - 1) / LongestStored * StoredHead);

    /// <summary>Blocks that hold their bytes as they are.</summary>
    private static void WriteStored(PipeWriter body, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length > 0; bytes = bytes[Math.Min(bytes.Length, LongestStored)..])
        {
            var block = bytes[..Math.Min(bytes.Length, LongestStored)];
            var head = body.GetSpan(StoredHead);
            head[0] = 0;
            BinaryPrimitives.WriteUInt16LittleEndian(head[1..], (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(head[3..], (ushort)(LongestStored - block.Length));
            body.Advance(StoredHead);
            body.Write(block);
        }
    }

    private void Add(ReadOnlySpan<byte> plain, char? mark) => pieces.Add(new Piece(plain.ToArray(), Deflate(plain), Crc32.Of(plain), Crc32.Shift(plain.Length), mark));

    /// <summary>Whole blocks that end on a byte, none marked as the last.</summary>
    private static byte[] Deflate(ReadOnlySpan<byte> plain)
    {
        using var buffer = new MemoryStream();
        using var deflate = new DeflateStream(buffer, CompressionLevel.Optimal);
        deflate.Write(plain);
        deflate.Flush();
        return buffer.ToArray();
    }

    /// <param name="Mark">What of the reader's comes after it; null: the page ends.</param>
    private sealed record Piece(byte[] Plain, byte[] Deflated, uint Checksum, uint Shift, char? Mark);
}
