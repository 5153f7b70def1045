using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Plans.Comparing;

/// <summary>Compares a kept plan with a document of it that was edited outside. Nothing is changed by looking.</summary>
public static class ComparePlan
{
    private static readonly ColumnKind[] Compared =
    [
        ColumnKind.Max, ColumnKind.Score, ColumnKind.Target, ColumnKind.Tasks, ColumnKind.Cause, ColumnKind.Lead, ColumnKind.Coordinators, ColumnKind.Monitor, ColumnKind.Time, ColumnKind.Note,
    ];

    /// <summary>Finds the differences.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="content">As kept.</param>
    /// <param name="read">The document, recognised.</param>
    public static PlanComparison Run(Plan plan, PlanContent content, OfficialDocument read)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(read);
        var kept = PlanPaper.Tables(plan, content).Tables.Select(table => new ComparedTable(table)).ToList();
        var printed = Printed(plan, content);
        var free = read.Tables.Select(table => new ComparedTable(table)).ToList();
        var differences = new List<PlanDifference>();
        var missing = new List<string>();
        var columns = new List<(int, string)>();
        var compared = 0;
        foreach (var (table, part) in kept.Zip(content.Parts))
        {
            if (Nearest(table, free) is not { } own)
            {
                missing.Add(part.Caption);
                continue;
            }

            free.Remove(own);
            var again = Nearest(table, printed);
            var absent = Compared.Where(kind => IsPrinted(table, kind) && !own.Has(kind)).ToHashSet();
            columns.AddRange(absent.Select(kind => (part.Part, table.Table.Columns.FirstOrDefault(column => column.Kind == kind)?.Header ?? kind.ToString())));
            foreach (var (code, row) in table.Rows)
            {
                var keptRow = content.Rows.FirstOrDefault(one => one.Part == part.Part && one.Code == code);
                if (own.Find(code) is not { } found)
                {
                    differences.Add(new PlanDifference(DifferenceKind.RowRemoved, part.Part, code, row.Title, ColumnKind.Code, row.Title, "", null, MayTake: false));
                    continue;
                }

                compared++;
                var tasks = keptRow is null ? [] : content.TasksOf(keptRow).Where(task => !task.IsDropped).ToList();
                differences.AddRange(new RowComparison(part.Part, keptRow, code, row, again?.Find(code), found, kind => !absent.Contains(kind) && (kind == ColumnKind.Title || own.Has(kind) || IsPrinted(table, kind))).Run(tasks));
            }

            differences.AddRange(own.Rows.Where(row => table.Find(row.Key) is null && again?.Find(row.Key) is null)
                .Select(row => new PlanDifference(DifferenceKind.RowAdded, part.Part, row.Value.Code, row.Value.Title, ColumnKind.Code, "", row.Value.Title, row.Value.Source, MayTake: false)));
        }

        return new PlanComparison(differences, compared, missing, columns);
    }

    /// <summary>The plan printed in the official layout and read again.</summary>
    private static List<ComparedTable> Printed(Plan plan, PlanContent content)
    {
        using var bytes = new MemoryStream();
        AppendixDocx.Write(PlanPaper.Tables(plan, content), bytes);
        bytes.Position = 0;
        return [.. OfficialDocumentReader.Read(DocumentFile.Read(bytes, "ke-hoach.docx")).Tables.Select(table => new ComparedTable(table))];
    }

    private static bool IsPrinted(ComparedTable table, ColumnKind kind) => kind == ColumnKind.Tasks ? table.Table.Rows.Any(row => row.Tasks.Count > 0) : table.Table.Rows.Any(row => RowComparison.Text(row, kind).Length > 0);

    /// <summary>The table with most of the rows; at least one in five must be there.</summary>
    private static ComparedTable? Nearest(ComparedTable table, List<ComparedTable> among) => among.Select(one => (one, alike: table.Alike(one))).Where(pair => pair.alike > 0 && pair.alike * 5 >= table.Rows.Count())
        .OrderByDescending(pair => pair.alike).Select(pair => pair.one).FirstOrDefault();
}
