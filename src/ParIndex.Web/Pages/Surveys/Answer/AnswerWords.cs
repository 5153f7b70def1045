using System.Globalization;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Surveys.Answer;

/// <summary>A question with what was answered so far.</summary>
/// <param name="List">Its choices; null: none.</param>
/// <param name="Tongue">Tag of the language.</param>
/// <param name="Problems">By field.</param>
public sealed record AskedQuestion(Question Question, ChoiceList? List, string Tongue, AnswerSheet Sheet, IReadOnlyDictionary<string, Message> Problems);

/// <summary>Words of the form.</summary>
public static class AnswerWords
{
    /// <summary>Name of a language in that language; the tag where the machine knows none.</summary>
    public static string Tongue(string tag)
    {
        try
        {
            var name = CultureInfo.GetCultureInfo(tag, predefinedOnly: true).NativeName;
            return char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
