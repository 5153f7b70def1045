using YamlDotNet.Core;

namespace ParIndex.App.Criteria.Yaml;

/// <summary>The library that takes YAML apart.</summary>
public static class YamlLibrary
{
    /// <summary>
    /// Reads a text of one word, so that the library is ready when it is asked for: it compiles a pattern at first, which takes longer than
    /// reading a file.
    /// </summary>
    public static void Prepare()
    {
        var parser = new Parser(new StringReader("x"));
        while (parser.MoveNext())
        {
        }
    }
}
