namespace ParIndex.Documents.Templates;

/// <summary>What a template may name.</summary>
/// <param name="Fields">Fields with one value.</param>
/// <param name="Lists">Lists, each with the fields of its items.</param>
public sealed record TemplateNames(IReadOnlyCollection<string> Fields, IReadOnlyDictionary<string, IReadOnlyCollection<string>> Lists);

/// <summary>What a template is filled with. Texts are plain; line breaks and tabs in them are kept.</summary>
/// <param name="Fields">Value of each field.</param>
/// <param name="Lists">Items of each list: values by field.</param>
public sealed record TemplateValues(IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists);
