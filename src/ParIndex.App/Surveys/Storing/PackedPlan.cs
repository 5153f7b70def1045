using ParIndex.App.Analysis;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Data.Storing;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading.Columns;

namespace ParIndex.App.Surveys.Storing;

/// <summary>Holds stored columns against what a plan asks for.</summary>
public static class PackedPlan
{
    /// <summary>Places of the columns of a plan.</summary>
    /// <exception cref="DocumentException">One is missing, or of another kind.</exception>
    public static int[] Places(string file, StoredHead head, ColumnPlan plan)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(plan);
        var places = head.Columns.Select((column, place) => (column, place)).ToDictionary(pair => pair.column.Name, pair => pair.place, StringComparer.Ordinal);
        return [.. Places(plan.Scales, StoredKind.Scale), .. Places(plan.Codes, StoredKind.Code), .. Places(plan.Numbers, StoredKind.Number)];

        IEnumerable<int> Places(IEnumerable<string> names, StoredKind kind) => names.Select(name =>
        {
            if (!places.TryGetValue(name, out var place))
            {
                var there = string.Join(", ", head.Columns.Take(60).Select(column => column.Name));
                throw new DocumentException(file, null, new(
                    $"thiếu cột {name}. Tệp có các cột: {there}. Đóng gói lại với thiết kế có cột này.",
                    $"column {name} is missing. The file has: {there}. Pack it again with a design that names it."));
            }

            return head.Columns[place].Kind == kind ? place : throw new DocumentException(file, null, new(
                $"cột {name} được đóng gói là {Word(head.Columns[place].Kind).Vietnamese}, thiết kế cần {Word(kind).Vietnamese}. Đóng gói lại với thiết kế này.",
                $"column {name} was packed as {Word(head.Columns[place].Kind).English}, the design asks for {Word(kind).English}. Pack it again with this design."));
        });
    }

    /// <summary>Whether it is known without reading a column that every mark lies within the scale and none is "no opinion". Columns without marks hold.</summary>
    public static bool IsHeld(StoredColumn column, ColumnPlan plan)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(plan);
        if (column.Kind != StoredKind.Scale)
        {
            return true;
        }

        return column.Marks is { } marks
            && (marks.Least > marks.Most
                || (marks.Least >= plan.Least && marks.Most <= plan.Most && !plan.NoOpinion.Any(mark => mark >= marks.Least && mark <= marks.Most)));
    }

    /// <summary>Takes marks of "no opinion" out, and finds marks outside the scale.</summary>
    /// <exception cref="DocumentException">A mark lies outside the scale; the first is named by the number of its answer.</exception>
    public static Microdata Held(string file, Microdata data, ColumnPlan plan)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan is { Least: 0, Most: 254, NoOpinion.Count: 0 })
        {
            return data;
        }

        var table = new byte[256];
        for (var mark = 0; mark < table.Length; mark++)
        {
            var isMissing = mark == ScaleColumn.Missing || plan.NoOpinion.Contains((byte)mark);
            table[mark] = isMissing ? ScaleColumn.Missing : (byte)mark;
        }

        var columns = plan.Scales.Select(data.Scale).ToList();
        var changed = plan.NoOpinion.Count > 0 ? columns.ConvertAll(_ => new byte[data.Chunks][]) : [];
        var faults = new SortedSet<(int Row, int Column, byte Mark)>();
        AllCores.Run(data.Chunks, chunk =>
        {
            for (var column = 0; column < columns.Count; column++)
            {
                var marks = columns[column].Chunk(chunk);
                if (plan.NoOpinion.Count > 0)
                {
                    var mapped = GC.AllocateUninitializedArray<byte>(marks.Length, pinned: true);
                    for (var row = 0; row < mapped.Length; row++)
                    {
                        mapped[row] = table[marks[row]];
                    }

                    changed[column][chunk] = mapped;
                    marks = mapped;
                }

                if (IsOutside(marks, plan.Least, plan.Most))
                {
                    var row = FirstOutside(marks, plan);
                    lock (faults)
                    {
                        faults.Add((data.FirstRow(chunk) + row + 1, column, marks[row]));
                    }
                }
            }
        });
        if (faults.Count > 0)
        {
            throw new DocumentException(file, null, Outside(plan, faults.Min));
        }

        return plan.NoOpinion.Count == 0 ? data : new Microdata(
            [.. Enumerable.Range(0, data.Chunks).Select(data.RowsOf)],
            [.. columns.Select((column, place) => new ScaleColumn(column.Name, [.. changed[place]]))], [.. data.Codes], [.. data.Numbers]);
    }

    private static bool IsOutside(ReadOnlySpan<byte> marks, byte least, byte most)
    {
        // Two searches by vectors, since no answer (255) is allowed beside the scale.
        var below = least > 0 && marks.IndexOfAnyInRange((byte)0, (byte)(least - 1)) >= 0;
        return below || (most < 254 && marks.IndexOfAnyInRange((byte)(most + 1), (byte)254) >= 0);
    }

    private static int FirstOutside(ReadOnlySpan<byte> marks, ColumnPlan plan)
    {
        var row = 0;
        while (marks[row] == ScaleColumn.Missing || (marks[row] >= plan.Least && marks[row] <= plan.Most))
        {
            row++;
        }

        return row;
    }

    private static Message Outside(ColumnPlan plan, (int Row, int Column, byte Mark) fault) => new(
        $"phiếu thứ {fault.Row}, cột {plan.Scales[fault.Column]}: mức {fault.Mark} ngoài thang {plan.Least}–{plan.Most}. Sửa tệp gốc, hoặc khai no_opinion.",
        $"answer {fault.Row}, column {plan.Scales[fault.Column]}: mark {fault.Mark} is outside {plan.Least}–{plan.Most}. Mend the source, or name it in no_opinion.");

    private static Message Word(StoredKind kind) => kind switch
    {
        StoredKind.Scale => new("mức điểm", "a mark"),
        StoredKind.Code => new("phân loại", "a category"),
        _ => new("số", "a number"),
    };
}
