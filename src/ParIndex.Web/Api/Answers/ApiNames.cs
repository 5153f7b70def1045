using System.Text.Json;

namespace ParIndex.Web.Api.Answers;

/// <summary>Names of choices as the API writes them.</summary>
internal static class ApiNames
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>"CentralMinistry" is "central_ministry".</summary>
    public static string Of<T>(T choice) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString());

    /// <summary>The choice of a name as the API writes it; null when there is none.</summary>
    public static T? Read<T>(string name) where T : struct, Enum => Enum.GetValues<T>().Where(choice => Of(choice) == name).Select(choice => (T?)choice).FirstOrDefault();

    /// <summary>The day in Vietnam.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
}
