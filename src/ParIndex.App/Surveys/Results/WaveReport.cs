using System.Text.Json;
using System.Text.Json.Serialization;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Results;

/// <summary>Results of a wave with what was asked of whom: all that pages and the report show. It is issued as it stands.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Response">Who answered.</param>
/// <param name="Source">Where the design comes from.</param>
/// <param name="Results">The figures; null: too few answers count, or <paramref name="Problem"/>.</param>
/// <param name="Problem">Why nothing could be estimated; null: it could.</param>
/// <param name="Themes">Themes people put on open answers.</param>
/// <param name="At">When it was computed: of answers that had come by then.</param>
public sealed record WaveReport(WaveHead Wave, ResponseTable Response, DesignSource Source, WaveResults? Results, Message? Problem, IReadOnlyList<ThemeCount> Themes, DateTimeOffset At)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>As stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what was stored.</summary>
    public static WaveReport FromJson(string json) => JsonSerializer.Deserialize<WaveReport>(json, Options) ?? throw new InvalidOperationException("Stored results are empty.");
}

/// <summary>What a reader must know of a wave.</summary>
/// <param name="QuestionnaireCode">Code of the questionnaire, the same over its versions.</param>
public sealed record WaveHead(
    Guid Id, string UnitId, int Year, string Name, WaveKind Kind, AskedGroup Asked, WaveState State, DateOnly OpensOn, DateOnly ClosesOn, Guid QuestionnaireId, string QuestionnaireCode, int SmallestCell)
{
    /// <summary>What is told of a wave.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="code">Code of its questionnaire.</param>
    public static WaveHead Of(Wave wave, string code)
    {
        ArgumentNullException.ThrowIfNull(wave);
        return new WaveHead(
            wave.Id, wave.UnitId, wave.Year, wave.Name, wave.Kind, wave.Asked, wave.State, wave.OpensOn, wave.ClosesOn, wave.QuestionnaireId, code, wave.SmallestCell);
    }
}

/// <summary>Who answered.</summary>
/// <param name="Areas">By area; empty: the wave has no list of people.</param>
/// <param name="Received">Answers received one by one, and imported.</param>
/// <param name="Imported">Of these, imported.</param>
/// <param name="Excluded">Of these, those that do not count.</param>
public sealed record ResponseTable(IReadOnlyList<AreaProgress> Areas, int Received, int Imported, int Excluded)
{
    [JsonIgnore]
    public AreaProgress Total => new(
        "", Areas.Sum(area => area.Drawn), Areas.Sum(area => area.Answered), Areas.Sum(area => area.Refused), Areas.Sum(area => area.Unreachable), Areas.Sum(area => area.Replaced));

    /// <summary>Per cent of everybody asked, those replaced among them; null: nobody was.</summary>
    [JsonIgnore]
    public decimal? RateOfAsked => Total is { } total && total.Drawn + total.Replaced > 0 ? 100m * total.Answered / (total.Drawn + total.Replaced) : null;
}

/// <summary>How many open answers have a theme.</summary>
/// <param name="Count">Null: fewer than may be told.</param>
public sealed record ThemeCount(string Name, int? Count);
