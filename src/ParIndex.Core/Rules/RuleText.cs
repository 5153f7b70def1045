using ParIndex.Core.Rules.Syntax;
using ParIndex.Core.Text;

[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("ParIndex.Core.Tests")]

namespace ParIndex.Core.Rules;

/// <summary>Rule text as people read it.</summary>
public static class RuleText
{
    /// <summary>
    /// Writes a rule in one layout with the words of one language ("when" or "khi"), remarks kept. Names and numbers do not
    /// change: the result compiles to the same rule.
    /// </summary>
    /// <returns>Null when the text cannot be read.</returns>
    public static string? Format(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = new ProblemList();
        var syntax = Parser.Parse(text, problems);
        return syntax is null || problems.HasErrors ? null : RulePrinter.Print(syntax, vietnamese: language == Language.Vietnamese);
    }
}
