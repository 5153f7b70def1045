using System.Buffers;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Estimation.Design;

/// <summary>Numbers strata and units of each stage as the rows show them.</summary>
internal sealed class DesignReader(Microdata data, DesignSpec spec, PieceRunner runner)
{
    /// <summary>By row: the unit of the stage read last.</summary>
    private readonly RowNumbers units = new(data);

    public SurveyDesign Read()
    {
        // With an endless population the variance comes from the first stage alone, whatever was drawn within (ultimate clusters).
        var used = spec.Population.Count == 0 ? 1 : spec.Stages;
        var stages = new List<DesignStage>();
        var weights = new DesignWeights(data, spec);
        for (var stage = 0; stage < used; stage++)
        {
            stages.Add(ReadStage(stage, stage == 0 ? 1 : stages[^1].Units));
            if (stage < spec.Population.Count && spec.Population[stage] is { } population)
            {
                PopulationReader.Read(data.Number(population), units, stages[^1]);
                weights.Divide(units, stages[^1]);
            }
        }

        return new SurveyDesign(data, spec, stages, units, weights.Checked(runner));
    }

    private DesignStage ReadStage(int stage, int parents)
    {
        var strata = stage < spec.Strata.Count && spec.Strata[stage] is { } name ? data.Code(name) : null;
        var clusters = stage < spec.Clusters.Count ? data.Code(spec.Clusters[stage]) : null;
        var parentOf = stage == 0 ? null : units;
        var keys = new StageKeys(data, strata, clusters, spec.Nested, parentOf, parents);
        var runs = new RowRuns(data, keys.RunEnd);
        var strataFound = new KeySet(keys.StratumRange);
        var unitsFound = new KeySet(clusters is null ? 0 : keys.UnitRange);
        EachChunk(keys, runs, (_, _, stratumKeys, unitKeys) =>
        {
            strataFound.Mark(stratumKeys);
            unitsFound.Mark(clusters is null ? [] : unitKeys);
        });
        strataFound.Seal();
        unitsFound.Seal();

        var parent = new int[clusters is null ? data.Rows : unitsFound.Count];
        var stratum = new int[parent.Length];
        Array.Fill(stratum, -1);
        EachChunk(keys, runs, (chunk, ends, stratumKeys, unitKeys) =>
        {
            var own = units[chunk];
            var row = 0;
            for (var run = 0; run < ends.Length; run++)
            {
                var drawnFrom = strataFound.NumberOf(stratumKeys[run]);
                if (clusters is not null)
                {
                    var unit = unitsFound.NumberOf(unitKeys[run]);
                    Place(unit, parentOf is null ? 0 : own[row], drawnFrom);
                    while (row < ends[run])
                    {
                        own[row++] = unit;
                    }
                }

                // Without clusters each row is a unit of its own.
                for (; row < ends[run]; row++)
                {
                    Place(data.FirstRow(chunk) + row, parentOf is null ? 0 : own[row], drawnFrom);
                    own[row] = data.FirstRow(chunk) + row;
                }
            }
        });

        var drawn = new int[strataFound.Count];
        foreach (var one in stratum)
        {
            drawn[one]++;
        }

        var endless = new double[drawn.Length];
        Array.Fill(endless, double.PositiveInfinity);
        var above = new int[drawn.Length];
        for (var one = 0; one < above.Length; one++)
        {
            above[one] = keys.ParentOf(strataFound[one]);
        }

        return new DesignStage(parent, stratum, above, drawn, endless);

        void Place(int unit, int above, int drawnFrom)
        {
            // Nearly every row only looks: a write takes the line of memory away from the other threads.
            var seen = Volatile.Read(ref stratum[unit]);
            if (seen == -1)
            {
                seen = Interlocked.CompareExchange(ref stratum[unit], drawnFrom, -1);
                parent[unit] = above;
            }

            if (seen != -1 && seen != drawnFrom)
            {
                throw InTwoStrata(keys.UnitName(unitsFound[unit]), keys.StratumName(strataFound[seen]), keys.StratumName(strataFound[drawnFrom]));
            }
        }
    }

    private void EachChunk(StageKeys keys, RowRuns runs, ChunkKeys run) => runner(data.Chunks, chunk =>
    {
        var rows = data.RowsOf(chunk);
        var (room, stratumKeys, unitKeys) = (ArrayPool<int>.Shared.Rent(rows), ArrayPool<long>.Shared.Rent(rows), ArrayPool<long>.Shared.Rent(rows));
        var ends = runs.All(chunk, room);
        keys.Read(chunk, ends, stratumKeys.AsSpan(0, ends.Length), unitKeys.AsSpan(0, ends.Length));
        run(chunk, ends, stratumKeys.AsSpan(0, ends.Length), unitKeys.AsSpan(0, ends.Length));
        ArrayPool<long>.Shared.Return(unitKeys);
        ArrayPool<long>.Shared.Return(stratumKeys);
        ArrayPool<int>.Shared.Return(room);
    });

    private static DesignException InTwoStrata(string cluster, string one, string other) => new(new Message(
        $"Cụm {cluster} nằm trong hai tầng: {one} và {other}. Sửa mã cụm, hoặc ghi nested: true nếu mỗi tầng đánh số cụm lại từ đầu.",
        $"Cluster {cluster} lies in two strata: {one} and {other}. Mend its code, or write nested: true if each stratum numbers its clusters anew."));

    private delegate void ChunkKeys(int chunk, ReadOnlySpan<int> ends, ReadOnlySpan<long> stratumKeys, ReadOnlySpan<long> unitKeys);
}
