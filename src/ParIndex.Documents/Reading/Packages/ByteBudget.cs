using System.IO.Compression;

namespace ParIndex.Documents.Reading.Packages;

/// <summary>Counts what parts really unpack to; sizes written in the ZIP are not believed.</summary>
internal sealed class ByteBudget(ReadSession session)
{
    private long total;

    public Stream Open(ZipArchiveEntry entry, string part)
    {
        try
        {
            return new CountedStream(entry.Open(), part, Math.Max(entry.CompressedLength, 1), this);
        }
        catch (Exception damaged) when (OfficePackage.IsDamage(damaged))
        {
            throw session.Error(Problems.DamagedZip, inner: damaged);
        }
    }

    private void Count(string part, long partBytes, int read, long compressed)
    {
        var limits = session.Limits;
        total += read;
        if (partBytes > limits.MaxPartBytes || total > limits.MaxTotalBytes)
        {
            throw session.Error(Problems.PartTooLarge(part, Math.Min(limits.MaxPartBytes, limits.MaxTotalBytes)));
        }

        if (partBytes > limits.RatioFreeBytes && partBytes / compressed > limits.MaxCompressionRatio)
        {
            throw session.Error(Problems.Bomb(part));
        }
    }

    private sealed class CountedStream(Stream inner, string part, long compressed, ByteBudget budget) : Stream
    {
        private long bytes;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => bytes; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            bytes += read;
            budget.Count(part, bytes, read, compressed);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
