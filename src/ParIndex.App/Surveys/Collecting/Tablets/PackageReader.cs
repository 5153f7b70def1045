using System.Text.Json;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>Packages of one sending.</summary>
/// <param name="Pack">They belong to.</param>
public sealed record PackageBatch(Guid Pack, IReadOnlyList<TabletPackage> Packages);

/// <summary>Reads what a tablet sends: <c>{"pack": id, "packages": [{"id", "line", "sheet": {field: text or [texts]}, "language", "started", "ended"} or {"id", "line", "mark", "note"}]}</c>.</summary>
public static class PackageReader
{
    /// <summary>Bytes of the longest sending.</summary>
    public const int LargestBatch = 2 << 20;

    /// <summary>Most packages of one sending.</summary>
    public const int MostPackages = 100;

    private const int Deepest = 8;

    private static readonly Message Damaged = new("Gói gửi bị hỏng trên đường truyền: phiếu vẫn ở trên máy, hãy gửi lại.", "The sending is damaged: everything is still on the tablet, send it again.");
    private static readonly Message TooMany = new($"Mỗi lần gửi nhiều nhất {MostPackages} phiếu: cập nhật ứng dụng trên máy rồi gửi lại.", $"At most {MostPackages} are sent at a time: update the app of the tablet and send again.");
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a sending.</summary>
    /// <returns>The packages, or why there are none. A single damaged package stands among the others without answers.</returns>
    public static (PackageBatch? Batch, Message? Problem) Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = Deepest });
            var packages = json.RootElement.GetProperty("packages");
            return packages.GetArrayLength() > MostPackages
                ? (null, TooMany)
                : (new PackageBatch(json.RootElement.GetProperty("pack").GetGuid(), [.. packages.EnumerateArray().Select(Package)]), null);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return (null, Damaged);
        }
    }

    private static TabletPackage Package(JsonElement json)
    {
        // Without a number nothing could be told of it.
        var package = new TabletPackage(json.GetProperty("id").GetGuid().ToString(), json.TryGetProperty("line", out var line) && line.ValueKind == JsonValueKind.Number && line.TryGetInt32(out var number) ? number : 0);
        try
        {
            if (json.TryGetProperty("mark", out var mark))
            {
                PersonState? state = mark.GetString() switch { "refused" => PersonState.Refused, "unreachable" => PersonState.Unreachable, _ => null };
                return package with { Mark = state, Note = Printable(json.TryGetProperty("note", out var note) ? note.GetString() : null) };
            }

            return package with
            {
                Sheet = Sheet(json.GetProperty("sheet")),
                Language = json.TryGetProperty("language", out var language) ? language.GetString() ?? "" : "",
                Started = Instant(json, "started"),
                Ended = Instant(json, "ended"),
            };
        }
        catch (Exception problem) when (problem is InvalidOperationException or KeyNotFoundException)
        {
            return package;
        }
    }

    private static AnswerSheet Sheet(JsonElement json) => AnswerSheet.Of(json.EnumerateObject().Select(field => new KeyValuePair<string, IReadOnlyList<string>>(
        field.Name, field.Value.ValueKind == JsonValueKind.Array ? [.. field.Value.EnumerateArray().Select(value => value.GetString() ?? "")] : [field.Value.GetString() ?? ""])));

    private static DateTimeOffset? Instant(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var at) && at >= Earliest.ToUnixTimeMilliseconds() && at < Latest.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    private static string Printable(string? text) => new([.. (text ?? "").Select(character => char.IsControl(character) ? ' ' : character)]);
}
