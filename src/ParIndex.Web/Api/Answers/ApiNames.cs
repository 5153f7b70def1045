using System.Text.Json;

namespace ParIndex.Web.Api.Answers;

/// <summary>Names of choices as the API writes them.</summary>
internal static class ApiNames
{
    /// <summary>"CentralMinistry" is "central_ministry".</summary>
    public static string Of<T>(T choice) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString());

    /// <summary>The choice of a name as the API writes it; null when there is none.</summary>
    public static T? Read<T>(string name) where T : struct, Enum => Enum.GetValues<T>().Where(choice => Of(choice) == name).Select(choice => (T?)choice).FirstOrDefault();
}
