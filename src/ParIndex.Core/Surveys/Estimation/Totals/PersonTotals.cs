using System.Buffers;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>Sums over the people of a cell, of an index that every one of them answered whole.</summary>
internal struct PersonTotals
{
    /// <summary>From where squares are taken, so that their sum loses no digits.</summary>
    public const double Middle = 50;

    /// <summary>Number of people.</summary>
    public long People;

    /// <summary>Σ weight.</summary>
    public double Weight;

    /// <summary>Σ weight × index.</summary>
    public double Sum;

    /// <summary>Σ weight × (index − <see cref="Middle"/>)².</summary>
    public double Square;

    /// <summary>By cell; the last is for rows without domain.</summary>
    public static PersonTotals[] Of(DomainCells cells, IndexSpec index, PieceRunner runner)
    {
        var data = cells.Design.Data;
        var questions = index.Questions.Select(data.Scale).ToArray();
        var halves = RowHalves.Sum(data, runner, (from, to) => SumOf(cells, index, questions, from, to));
        for (var cell = 0; cell < halves[0].Length; cell++)
        {
            halves[0][cell].Add(halves[1][cell]);
        }

        return halves[0];
    }

    /// <summary>Adds a person.</summary>
    public void Add(double weight, double index)
    {
        var fromMiddle = index - Middle;
        People = unchecked(People + 1);
        Weight += weight;
        Sum += weight * index;
        Square += weight * fromMiddle * fromMiddle;
    }

    /// <summary>Adds other people.</summary>
    public void Add(in PersonTotals other)
    {
        People += other.People;
        Weight += other.Weight;
        Sum += other.Sum;
        Square += other.Square;
    }

    private static PersonTotals[] SumOf(DomainCells cells, IndexSpec index, ScaleColumn[] questions, int from, int to)
    {
        var totals = new PersonTotals[cells.Count + 1];
        for (var chunk = from; chunk < to; chunk++)
        {
            var rented = ArrayPool<double>.Shared.Rent(cells.Design.Data.RowsOf(chunk));
            var persons = rented.AsSpan(0, cells.Design.Data.RowsOf(chunk));
            PersonIndex.Read(questions, index, chunk, persons);
            var weights = cells.Design.WeightsOf(chunk);
            var cell = cells.CellsOf(chunk);
            for (var row = 0; row < persons.Length; row++)
            {
                totals[cell[row]].Add(weights[row], persons[row]);
            }

            ArrayPool<double>.Shared.Return(rented);
        }

        return totals;
    }
}
