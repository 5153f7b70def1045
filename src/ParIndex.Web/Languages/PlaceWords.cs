using System.Text.Json;
using ParIndex.Core.Text;

namespace ParIndex.Web.Languages;

/// <summary>Places in source files in the language of the request.</summary>
public static class PlaceWords
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Where a text stands in its file: "trang tính PL01, ô B12".</summary>
    public static string Of(Texts texts, SourcePlace place) => place switch
    {
        { Line: { } line, Column: { } column } => texts["dòng {0}, cột {1}", line, column],
        { Line: { } line } => texts["dòng {0}", line],
        { Table: { } table } => texts["bảng {0}, hàng {1}, cột {2}", table, place.Row, place.Column],
        { Sheet: { } sheet } => texts["trang tính {0}, ô {1}", sheet, place.Cell],
        { Paragraph: { } paragraph } => texts["đoạn {0}", paragraph],
        _ => "",
    };

    /// <summary>The place as it is stored with a figure; empty where none was kept.</summary>
    public static string Of(Texts texts, string? stored) => stored is null ? "" : Of(texts, JsonSerializer.Deserialize<SourcePlace>(stored, Form)!);
}
