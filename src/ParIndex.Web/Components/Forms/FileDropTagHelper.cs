using Microsoft.AspNetCore.Razor.TagHelpers;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Components;

/// <summary>
/// A place to drop files on, and a plain file control without scripts.
/// <code>&lt;file-drop name="tep" label="Chọn tài liệu" hint="DOCX, XLSX, CSV hoặc PDF, mỗi tệp đến 50 MB" accept=".docx,.xlsx,.csv,.pdf" multiple /&gt;</code>
/// </summary>
[HtmlTargetElement("file-drop", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileDropTagHelper(Texts texts, FrontEnd bundles) : TagHelper
{
    public string Name { get; set; } = "tep";

    /// <summary>Id of the control where a page has several; null: its name.</summary>
    public string? Id { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string? Accept { get; set; }

    public bool Multiple { get; set; }

    /// <summary>Bytes of the largest file; scripts refuse to send a larger one.</summary>
    public long? Largest { get; set; }

    /// <summary>Bytes of all files together.</summary>
    public long? Most { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("drop-file");
        output.Attributes.SetAttribute("data-file-drop", "");
        if (Largest is { } largest)
        {
            output.Attributes.SetAttribute("data-largest", largest);
            output.Attributes.SetAttribute("data-too-large", texts["Tệp quá lớn: {0}", "{0}"]);
        }

        if (Most is { } most)
        {
            output.Attributes.SetAttribute("data-most", most);
            output.Attributes.SetAttribute("data-too-much", texts["Các tệp cùng lúc lớn hơn {0} MB. Hãy gửi làm nhiều lần.", most >> 20]);
        }

        var id = Id ?? Name;
        var input = Output.Tag("input").With("type", "file").With("id", id).With("name", Name).With("accept", Accept)
            .With("multiple", Multiple ? "multiple" : null).With("aria-describedby", Hint is null ? null : id + "-huong-dan");
        output.Content.AppendHtml(Icons.Svg(bundles, "file-upload"))
            .AppendHtml(Output.Tag("label", null, Label).With("for", id))
            .AppendHtml(Output.Tag("p", "only-script", texts["Kéo tệp thả vào đây, hoặc bấm để chọn."]));
        if (Hint is not null)
            output.Content.AppendHtml(Output.Tag("p", null, Hint).With("id", id + "-huong-dan"));

        output.Content.AppendHtml(input).AppendHtml("<ul aria-live=\"polite\"></ul>");
    }
}
