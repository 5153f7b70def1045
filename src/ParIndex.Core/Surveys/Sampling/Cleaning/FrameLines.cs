using System.Globalization;
using ParIndex.Core.Surveys.Sampling.Frames;

namespace ParIndex.Core.Surveys.Sampling.Cleaning;

/// <summary>Columns of the cleaned frame.</summary>
internal sealed class FrameLines(FrameRows rows, CleaningPlan plan, int[] keeper)
{
    public List<FrameColumn> Of(int[] kept, string[] phones)
    {
        List<FrameColumn> columns =
        [
            FrameColumn.Of(CleanedFrame.NameColumn, Array.ConvertAll(kept, row => rows.Names[row])),
            FrameColumn.Of(CleanedFrame.PhoneColumn, Array.ConvertAll(kept, row => phones[row])),
            .. rows.Columns.Where(column => column.Name != plan.Service).Select(column => column.Rows(kept)),
        ];
        if (!plan.IsDossiers)
            return plan.Service is { } attribute ? [.. columns, rows.Columns.First(column => column.Name == attribute).Rows(kept)] : columns;

        var (counts, services) = Dossiers();
        columns.Add(FrameColumn.Of(CleanedFrame.DossiersColumn, Array.ConvertAll(kept, row => counts[row].ToString(CultureInfo.InvariantCulture))));
        if (services is not null)
            columns.Add(FrameColumn.Of(CleanedFrame.ServicesColumn, Array.ConvertAll(kept, row => string.Join("; ", services[row]!))));

        return columns;
    }

    private (int[] Counts, SortedSet<string>?[]? Services) Dossiers()
    {
        var service = plan.Service is { } name ? rows.Columns.First(column => column.Name == name) : null;
        var counts = new int[rows.Count];
        var services = service is null ? null : new SortedSet<string>?[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            if (keeper[row] < 0)
                continue;

            // A row merged into one that was itself merged later counts for the last.
            var line = row;
            while (keeper[line] != line)
                line = keeper[line];

            counts[line]++;
            if (service is not null && service[row].Length > 0)
                (services![line] ??= new SortedSet<string>(StringComparer.Ordinal)).Add(service[row]);
            else if (services is not null)
                services[line] ??= new SortedSet<string>(StringComparer.Ordinal);
        }

        return (counts, services);
    }
}
