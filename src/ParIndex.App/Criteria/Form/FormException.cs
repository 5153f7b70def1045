using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>Reading cannot go on. Caught where reading began and turned into a problem; never leaves the reader.</summary>
internal sealed class FormException(string code, SourcePlace? place, Message text) : Exception(text.English)
{
    public string Code { get; } = code;

    public SourcePlace? Place { get; } = place;

    public Message Text { get; } = text;
}
