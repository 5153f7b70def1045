using System.Text;

namespace ParIndex.Documents.Reading.Packages;

/// <summary>
/// The characters of a part on their way to the parser. XmlReader holds one tag or one CDATA section whole in memory, so a part
/// that is one attribute of 60 MB must be stopped before: no stretch without "&lt;" may be longer than a cell may be.
/// Also stops DTDs with their own message. Giving the parser characters makes it ignore the declared encoding; OOXML is UTF-8,
/// or UTF-16 with its mark.
/// </summary>
internal sealed class GuardedText : System.IO.TextReader
{
    private readonly StreamReader inner;
    private readonly string part;
    private readonly ReadSession session;
    private readonly long maxRun;
    private State state;
    private long run;
    private char last;
    private char beforeLast;

    public GuardedText(Stream stream, string part, ReadSession session)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        inner = new StreamReader(stream, utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 16_384);
        this.part = part;
        this.session = session;
        maxRun = session.Limits.MaxCellText + 65_536L;
    }

    private enum State
    {
        /// <summary>In text or inside a tag.</summary>
        Run,

        /// <summary>Just after "&lt;".</summary>
        Opened,

        /// <summary>Just after "&lt;!".</summary>
        Declared,

        CData,
        Comment,
    }

    public override int Peek() => inner.Peek();

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var read = inner.Read(buffer);
        Inspect(buffer[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Inspect(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var used = state switch
            {
                State.Run => UpTo('<', text),
                State.Opened => After(text[0] == '!' ? State.Declared : State.Run),
                State.Declared => Declaration(text[0]),
                _ => UpTo('>', text),
            };
            text = text[used..];
        }
    }

    private int After(State next)
    {
        state = next;
        run = 0;
        return 1;
    }

    private int Declaration(char kind) => kind switch
    {
        '[' => After(State.CData),
        '-' => After(State.Comment),
        _ => throw session.Error(Problems.Dtd(part)),
    };

    private int UpTo(char stop, ReadOnlySpan<char> text)
    {
        var found = text.IndexOf(stop);
        var length = found < 0 ? text.Length : found;
        run += length;
        if (run > maxRun && state != State.Comment)
        {
            throw session.Error(Problems.XmlTokenTooLong(part));
        }

        if (length >= 2)
        {
            (beforeLast, last) = (text[length - 2], text[length - 1]);
        }
        else if (length == 1)
        {
            (beforeLast, last) = (last, text[0]);
        }

        if (found < 0)
        {
            return length;
        }

        var end = state switch
        {
            State.Run => State.Opened,
            State.CData when beforeLast == ']' && last == ']' => State.Run,
            State.Comment when beforeLast == '-' && last == '-' => State.Run,
            _ => state,
        };
        if (end != state)
        {
            return length + After(end);
        }

        (beforeLast, last) = (last, stop);
        run++;
        return length + 1;
    }
}
