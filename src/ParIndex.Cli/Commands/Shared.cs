using System.CommandLine;

namespace ParIndex.Cli.Commands;

/// <summary>Options that several commands take.</summary>
internal static class Shared
{
    public static readonly Option<string> Lang = MakeLang();

    public static Option<bool> Json() => new("--json")
    {
        Description = "In một đối tượng JSON. / Print one JSON object.",
    };

    public static Argument<string> File(string name, string description) => new(name) { Description = description };

    private static Option<string> MakeLang()
    {
        var option = new Option<string>("--lang")
        {
            Description = "Ngôn ngữ thông báo: vi (mặc định) hoặc en. / Language of messages.",
            DefaultValueFactory = _ => "vi",
            Recursive = true,
        };
        option.AcceptOnlyFromAmong("vi", "en");
        return option;
    }
}
