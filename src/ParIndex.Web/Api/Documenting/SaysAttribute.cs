namespace ParIndex.Web.Api.Documenting;

/// <summary>What an endpoint, parameter, record or property of the API means, in both languages: the document is made from it.</summary>
/// <param name="vietnamese">Meaning, unit, range.</param>
/// <param name="english">The same in English.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class SaysAttribute(string vietnamese, string english) : Attribute
{
    /// <summary>The sentence in the language of the request.</summary>
    public string Text => Texts.IsEnglish ? english : vietnamese;
}

/// <summary>A value a parameter or property may have, shown in the document and tried by a test.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class ExampleAttribute(object value) : Attribute
{
    public object Value => value;
}
