using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Output;

/// <summary>Where a command writes: UTF-8 text, one JSON object, messages and progress on the error stream.</summary>
public sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Made when JSON is asked for: the encoder takes longer than many a command.
    private static JsonWriterOptions JsonOptions => new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public Terminal(Stream output, Stream errors)
    {
        Output = output;
        Out = new StreamWriter(output, Utf8, 1 << 16, leaveOpen: true) { NewLine = "\n" };
        ErrorWriter = new StreamWriter(errors, Utf8, 1 << 10, leaveOpen: true) { NewLine = "\n", AutoFlush = true };
    }

    public Stream Output { get; }

    public TextWriter Out { get; }

    public TextWriter ErrorWriter { get; }

    public Language Language { get; set; }

    /// <summary>The sentence in the chosen language.</summary>
    public string Say(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.In(Language);
    }

    public void Line(string text = "") => Out.WriteLine(text);

    public void Error(Message message) => ErrorWriter.WriteLine(Say(message));

    /// <summary>What is wrong in a file, and where.</summary>
    public void Error(string file, SourcePlace? place, Message message) =>
        ErrorWriter.WriteLine(place is null ? $"{file}: {Say(message)}" : $"{file} ({Say(place.ToMessage())}): {Say(message)}");

    /// <summary>Tells where long work stands; only when a person watches.</summary>
    public void Progress(Message message)
    {
        if (!Console.IsErrorRedirected)
        {
            ErrorWriter.Write($"\r\u001b[K{Say(message)}");
        }
    }

    /// <summary>Clears the progress line.</summary>
    public void ProgressDone()
    {
        if (!Console.IsErrorRedirected)
        {
            ErrorWriter.Write("\r\u001b[K");
        }
    }

    /// <summary>Writes one JSON object, Vietnamese letters readable.</summary>
    public void Json(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Out.Flush();
        using (var writer = new Utf8JsonWriter(Output, JsonOptions))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        Output.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        Out.Dispose();
        ErrorWriter.Dispose();
    }
}
