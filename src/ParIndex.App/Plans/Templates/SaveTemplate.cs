using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Templates;

namespace ParIndex.App.Plans.Templates;

/// <summary>Takes a template of a unit when nothing is wrong with it. Rights are the page's matter.</summary>
public sealed class SaveTemplate(Session session, TemplateStore templates, FileStore files)
{
    /// <summary>Media type of DOCX.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int LongestName = 200;
    private const int MostProblems = 100;

    private static readonly Message NoFields = new(
        "Mẫu không có trường nào nên văn bản nào cũng giống nhau. Hãy viết trường vào mẫu, ví dụ {{ten_ke_hoach}}, hoặc bắt đầu từ mẫu có sẵn.",
        "The template has no fields, so every document would be the same. Write fields in it, {{ten_ke_hoach}} say, or start from the ready template.");

    /// <summary>Checks and keeps a template.</summary>
    /// <param name="unit">Whose documents take it: its own and those of units below without one.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="content">Seekable.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Everything that is wrong; empty: it is kept.</returns>
    public async Task<IReadOnlyList<Message>> RunAsync(string unit, TemplateKind kind, string name, Stream content, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var shown = VietnameseText.Clean(name ?? "") is { Length: > 0 } cleaned ? cleaned[..Math.Min(cleaned.Length, LongestName)] : "mau.docx";
        try
        {
            var template = DocxTemplate.Open(content, shown);
            var names = TemplateForm.Of(kind).Names;
            var problems = template.Check(names);
            if (problems.Count > 0)
                return [.. problems.Distinct().Take(MostProblems)];

            if (template.CountTags(names) == 0)
                return [NoFields];
        }
        catch (DocumentException refused)
        {
            return [refused.Problem];
        }

        await session.BeginAsync("plans.template", null, cancel);
        try
        {
            content.Position = 0;
            await templates.SetAsync(unit, kind, shown, await files.AddAsync(content, MediaType, cancel), cancel);
            await session.CommitAsync(cancel);
            return [];
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Takes a template away; documents have the official layout again.</summary>
    public async Task RemoveAsync(string unit, TemplateKind kind, CancellationToken cancel = default)
    {
        await session.BeginAsync("plans.template", null, cancel);
        try
        {
            await templates.RemoveAsync(unit, kind, cancel);
            await session.CommitAsync(cancel);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
