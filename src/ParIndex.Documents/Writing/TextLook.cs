namespace ParIndex.Documents.Writing;

/// <summary>How a paragraph looks. Sizes in points, after Decree 30/2020/NĐ-CP, Appendix I.</summary>
public sealed record TextLook
{
    /// <summary>Body: size 14, justified, first line indented 1.27 cm.</summary>
    public static readonly TextLook Body = new() { Size = 14, Alignment = TextAlignment.Justified, FirstLineIndent = true, SpaceBefore = 6 };

    public static readonly TextLook TableText = new() { Size = 11 };

    public static readonly TextLook TableHeader = new() { Size = 11, Bold = true, Alignment = TextAlignment.Center };

    /// <summary>"Phụ lục I", and the summary under a document's type: size 14, bold, centred.</summary>
    public static readonly TextLook Title = new() { Size = 14, Bold = true, Alignment = TextAlignment.Center, KeepWithNext = true };

    /// <summary>"(Kèm theo …)": size 14, italic, centred.</summary>
    public static readonly TextLook Enclosed = new() { Size = 14, Italic = true, Alignment = TextAlignment.Center, KeepWithNext = true };

    public int Size { get; init; } = 14;

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    /// <summary>Shown in capitals; the text itself stays as it is.</summary>
    public bool Capitals { get; init; }

    public TextAlignment Alignment { get; init; }

    public bool FirstLineIndent { get; init; }

    /// <summary>Space above, in points.</summary>
    public int SpaceBefore { get; init; }

    /// <summary>Never the last line of a page.</summary>
    public bool KeepWithNext { get; init; }
}

public enum TextAlignment
{
    Left,
    Center,
    Right,
    Justified,
}
