using System.Globalization;
using ParIndex.Core.Units.Country;

namespace ParIndex.Core.Units.Templates;

/// <summary>
/// What a typical authority consists of: stands in where a register has no own data. General knowledge of the ordinary structure
/// and of the reorganisations of 2025, not a list of any one authority ("mẫu, cần đối chiếu").
/// </summary>
public static class AuthorityTemplate
{
    /// <summary>Remark every unit of a template carries.</summary>
    public const string Remark = "mẫu, cần đối chiếu";

    private static readonly Dictionary<UnitKind, Lazy<IReadOnlyList<Row>>> Rows = new()
    {
        [UnitKind.Country] = new(() => Read("country")),
        [UnitKind.Province] = new(() => Read("province")),
        [UnitKind.District] = new(() => Read("district")),
        [UnitKind.Commune] = new(() => Read("commune")),
    };

    /// <summary>Events that give the authority its typical offices over its own validity; none for a unit without territory.</summary>
    public static IReadOnlyList<UnitEvent> Events(Unit authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        if (!Rows.TryGetValue(authority.Kind, out var table))
            return [];

        var end = authority.Kind == UnitKind.District ? Earlier(authority.To, VietNam.TwoLevels) : authority.To;
        var rows = table.Value.Where(row => Later(row.From, authority.From) < (Earlier(row.To, end) ?? DateOnly.MaxValue)).ToArray();
        var events = rows.Select(row => Found(row, authority)).ToList();
        foreach (var merger in rows.Where(row => row.To is { } to && (end is null || to < end)).GroupBy(row => (row.Into, row.To)))
        {
            // An office that keeps its name goes on and takes the others in; a new name is a new office.
            var target = rows.Single(row => row.Key == merger.Key.Into);
            var sources = merger.Select(row => Id(authority, row.Key));
            var date = merger.Key.To!.Value;
            events.Add(UnitEvent.Merge([.. target.From == date ? sources : sources.Append(Id(authority, target.Key))], Id(authority, target.Key), date)
                with
            { Note = Remark });
        }

        if (end is { } last)
            events.AddRange(rows.Where(row => row.To is not { } to || to >= last).Select(row => UnitEvent.Abolish(Id(authority, row.Key), last)));

        return events;
    }

    /// <summary>Id a template unit gets under an authority.</summary>
    public static string Id(Unit authority, string key) => $"{authority.Id}/{key}";

    private static UnitEvent Found(Row row, Unit authority)
    {
        var place = authority.Name;
        var rank = place.Designation ?? "";
        string Fill(string text) => text.Replace("{place}", place.Name, StringComparison.Ordinal).Replace("{rank}", rank, StringComparison.Ordinal).Trim();
        var name = new UnitName(Fill(row.Name), null, [.. row.Short.Select(Fill)], row.English);
        return UnitEvent.Found(Id(authority, row.Key), row.Kind, name, Later(row.From, authority.From), authority.Id) with
        {
            Standing = row.Optional ? UnitStanding.TemplateOptional : UnitStanding.Template,
            Note = Remark,
        };
    }

    private static DateOnly Later(DateOnly? left, DateOnly right) => left > right ? left.Value : right;

    private static DateOnly? Earlier(DateOnly? left, DateOnly? right) => left is null || right < left ? right : left;

    private static IReadOnlyList<Row> Read(string name) =>
    [
        .. EmbeddedTable.Read($"ParIndex.Core.Units.Templates.{name}.tsv").Select(row => new Row(
            row["key"],
            Enum.Parse<UnitKind>(row["kind"]),
            row["name"],
            row["short"].Split(';', StringSplitOptions.RemoveEmptyEntries),
            row["english"].Length == 0 ? null : row["english"],
            row["optional"].Length > 0,
            Date(row["from"]),
            Date(row["to"]),
            row["into"])),
    ];

    private static DateOnly? Date(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Row(
        string Key, UnitKind Kind, string Name, string[] Short, string? English, bool Optional, DateOnly? From, DateOnly? To, string Into);
}
