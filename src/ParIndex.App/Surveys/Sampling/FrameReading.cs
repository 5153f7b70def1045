using System.Globalization;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>A frame as read from its file.</summary>
/// <param name="File">Name without folder.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Lines">Line or row of the sheet, for each row, from 1.</param>
/// <param name="Sheets">Where the rows of a sheet or table begin, with its name; "" for text files.</param>
/// <param name="Remarks">What the user should know of the file.</param>
public sealed record FrameReading(string File, FrameRows Rows, IReadOnlyList<int> Lines, IReadOnlyList<(int First, string Name)> Sheets, IReadOnlyList<Message> Remarks)
{
    /// <summary>"dòng 12", "Xã A, hàng 12".</summary>
    public Message Place(int row)
    {
        var sheet = Sheets.Last(part => part.First <= row).Name;
        var line = Lines[row].ToString(CultureInfo.InvariantCulture);
        return sheet.Length == 0 ? new("dòng " + line, "line " + line) : new($"{sheet}, hàng {line}", $"{sheet}, row {line}");
    }
}
