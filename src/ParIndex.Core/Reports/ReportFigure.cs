using System.Globalization;
using ParIndex.Core.Numbers;

namespace ParIndex.Core.Reports;

/// <summary>What a figure of a report is: it decides how the figure is printed.</summary>
public enum FigureKind
{
    /// <summary>Points reached or lost: two digits after the comma, more where two would print a loss as nothing.</summary>
    Points,

    /// <summary>Maximum points: the digits it has.</summary>
    Max,

    /// <summary>A percent, 0 to 100: two digits, without the sign.</summary>
    Percent,

    /// <summary>A limit of a group in percent: the digits it has.</summary>
    Limit,

    /// <summary>A number of things; below ten with a zero, as offices write it.</summary>
    Count,

    /// <summary>A rank, 1 for the first.</summary>
    Rank,

    Year,
}

/// <summary>A figure of a report: a value of the model and where it stands there. Texts print it, they never state it anew.</summary>
/// <param name="Path">Place in the report as data: "total.points", "fields[2].percent".</param>
/// <param name="Value">With every digit.</param>
/// <param name="Kind">How it is printed.</param>
public sealed record ReportFigure(string Path, decimal Value, FigureKind Kind)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>As the report prints it: comma decimals, rounded half away from zero.</summary>
    public string Text => Kind switch
    {
        FigureKind.Points when Value != 0 && Rounding.Round(Value, 2) == 0 => Print(4, "0.00##"),
        FigureKind.Points => Print(2, "0.00"),
        FigureKind.Percent => Print(2, "0.00"),
        FigureKind.Max or FigureKind.Limit => Print(4, "0.####"),
        FigureKind.Count => Value.ToString("00", Vietnamese),
        _ => Value.ToString("0", Vietnamese),
    };

    public override string ToString() => Text;

    private string Print(int digits, string format) => Rounding.Round(Value, digits).ToString(format, Vietnamese);
}
