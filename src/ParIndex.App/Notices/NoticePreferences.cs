using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Notices;

/// <summary>How somebody wants to be told.</summary>
/// <param name="Language">Of mails and of the calendar.</param>
public sealed record NoticePreference(Language Language, IReadOnlyDictionary<NoticeTopic, NoticeWay> Ways)
{
    public static NoticePreference Usual { get; } = new(Language.Vietnamese, new Dictionary<NoticeTopic, NoticeWay>());

    public NoticeWay Of(NoticeTopic topic) => Ways.GetValueOrDefault(topic, NoticeWay.Daily);
}

/// <summary>Keeps how people want to be told.</summary>
public sealed class NoticePreferences(Session session)
{
    public async Task<NoticePreference> OfAsync(Guid account, CancellationToken cancel = default)
    {
        var row = await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<(string Language, string Ways)?>(
            "select language, ways::text from notices.preference where account_id = @account", new { account }, session.Transaction);
        return row is { } kept ? Read(kept.Language, kept.Ways) : NoticePreference.Usual;
    }

    /// <summary>Keeps a person's choice in a process of its own.</summary>
    public async Task SaveAsync(Guid account, NoticePreference preference, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(preference);
        var ways = preference.Ways.Where(pair => pair.Value != NoticeWay.Daily).ToDictionary(pair => pair.Key.Key(), pair => pair.Value.Key(), StringComparer.Ordinal);
        await session.BeginAsync("notices.choose", cancel: cancel);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into notices.preference (account_id, language, ways) values (@account, @language, @ways::jsonb)
            on conflict (account_id) do update set language = excluded.language, ways = excluded.ways
            """,
            new { account, language = preference.Language == Language.English ? "en" : "vi", ways = JsonSerializer.Serialize(ways) },
            session.Transaction);
        await session.CommitAsync(cancel);
    }

    internal static NoticePreference Read(string language, string ways)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(ways)!;
        return new NoticePreference(
            language == "en" ? Language.English : Language.Vietnamese,
            NoticeKinds.Topics.Where(topic => kept.ContainsKey(topic.Key())).ToDictionary(
                topic => topic, topic => Enum.GetValues<NoticeWay>().FirstOrDefault(way => way.Key() == kept[topic.Key()])));
    }
}
