using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>
/// Reads a CSV of any size into typed columns on all cores: comma, semicolon or tab, quotes, UTF-8, columns in any order. The rows
/// keep the order of the file. Either all is read or nothing.
/// </summary>
public static class ColumnFile
{
    /// <summary>Names of the columns of a file, without reading further.</summary>
    /// <exception cref="DocumentException">No line, not UTF-8, a name twice.</exception>
    public static IReadOnlyList<string> Names(string path)
    {
        using var file = BlockFile.Open(path);
        return file.Header.Names;
    }

    /// <summary>Reads the columns of a plan.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plan">Which columns, and as what.</param>
    /// <param name="progress">Told the bytes read, from any thread.</param>
    /// <exception cref="DocumentException">The file as a whole cannot be read: empty, a column missing, a record longer than 2 MB, changed meanwhile.</exception>
    /// <exception cref="ColumnFileException">Cells or records are wrong, each named by line and column.</exception>
    public static Microdata Read(string path, ColumnPlan plan, Action<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var file = BlockFile.Open(path);
        var name = Path.GetFileName(path);
        var layout = ColumnLayout.Of(name, file.Header, plan);
        var labels = plan.Codes.Select(_ => new Labels()).ToArray();
        var faults = new Faults(file.Header.Lines);
        var chunks = new SortedList<int, ColumnChunk>();
        var workers = (int)Math.Clamp((file.Length / BlockFile.BlockBytes) + 1, 1, Environment.ProcessorCount);
        long done = 0;
        RunAll(workers, () =>
        {
            var buffer = GC.AllocateUninitializedArray<byte>(BlockFile.BlockBytes);
            var parser = new BlockParser(layout, plan, Array.ConvertAll(labels, known => new LabelCache(known)), faults);
            while (!faults.IsFull && file.Next(buffer, out var block))
            {
                var chunk = parser.Parse(buffer.AsSpan(0, block.Length), block);
                lock (chunks)
                {
                    chunks.Add(block.Number, chunk);
                    done += block.Length;
                }

                progress?.Invoke(done);
            }
        });
        file.CheckUnchanged();
        return faults.Any ? throw new ColumnFileException(name, faults.All) : Join(plan, labels, [.. chunks.Values]);
    }

    private static Microdata Join(ColumnPlan plan, Labels[] labels, ColumnChunk[] chunks) => new(
        Array.ConvertAll(chunks, chunk => chunk.Rows),
        [.. plan.Scales.Select((name, place) => new ScaleColumn(name, Array.ConvertAll(chunks, chunk => chunk.Scale(place)), Array.Exists(chunks, chunk => chunk.HasMissing[place])))],
        [.. plan.Codes.Select((name, place) => new CodeColumn(name, labels[place].All, Array.ConvertAll(chunks, chunk => chunk.Codes[place])))],
        [.. plan.Numbers.Select((name, place) => new NumberColumn(name, Array.ConvertAll(chunks, chunk => chunk.Numbers[place])))]);

    /// <summary>Runs the same work on several threads; the first exception is thrown as it is.</summary>
    private static void RunAll(int workers, Action work)
    {
        var tasks = Enumerable.Range(1, workers - 1).Select(_ => Task.Run(work)).ToList();
        try
        {
            work();
        }
        finally
        {
            Task.WhenAll(tasks).GetAwaiter().GetResult();
        }
    }
}
