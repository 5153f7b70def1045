using ParIndex.Core.Surveys.Quality;

namespace ParIndex.Core.Tests.Surveys.Quality;

/// <summary>
/// Honest answers of a made-up survey: 39 questions in 9 blocks, marks 1 to 5, each person with a bent of mind, each block with its own, each
/// answer with its own chance; times that depend on people; 30 interviewers in 10 communes.
/// </summary>
internal sealed class MadeAnswers
{
    public const int Items = 39;

    private static readonly DateTimeOffset Begin = new(2026, 9, 1, 1, 0, 0, TimeSpan.Zero); // 8:00 in Hà Nội

    public MadeAnswers(int people, int seed, int interviewers = 30)
    {
        var random = new Random(seed);
        Marks = [.. Enumerable.Range(0, people).Select(_ => Answers(random))];
        Interviewer = [.. Enumerable.Range(0, people).Select(row => $"dtv{row % interviewers:00}")];
        Area = [.. Enumerable.Range(0, people).Select(row => $"xã {row % 10}")];
        DeviceArea = [.. Area];
        Seconds = [.. Enumerable.Range(0, people).Select(_ => Items * 9 * Math.Exp(Normal(random) * 0.3))];
        Started = [.. Enumerable.Range(0, people).Select(row => (DateTimeOffset?)Begin.AddDays(row / interviewers / 8).AddHours(row / interviewers % 8))];
        Received = [.. Started.Zip(Seconds, (start, seconds) => start?.AddSeconds(seconds + 30))];
        Person = [.. Enumerable.Range(0, people).Select(row => $"p{row}")];
        Texts = new string?[people];
    }

    public List<byte[]> Marks { get; }

    public string?[] Interviewer { get; }

    public string?[] Area { get; }

    public string?[] DeviceArea { get; }

    public string?[] Person { get; }

    public double[] Seconds { get; }

    public DateTimeOffset?[] Started { get; }

    public DateTimeOffset?[] Received { get; }

    public string?[] Texts { get; }

    public QualityData Data() => new()
    {
        Marks = AnswerMarks.Of([.. Enumerable.Range(1, Items).Select(item => $"q9_{item}")], Marks),
        Matrices = [new MarkMatrix("Q9.I", [.. Enumerable.Range(0, 23)]), new MarkMatrix("Q9.II", [.. Enumerable.Range(23, 16)])],
        Person = RowLabels.Of(Person), Interviewer = RowLabels.Of(Interviewer), Area = RowLabels.Of(Area), DeviceArea = RowLabels.Of(DeviceArea),
        Started = Started, Received = Received, Seconds = Seconds, Texts = [Texts],
    };

    public static byte[] Answers(Random random)
    {
        var bent = 3.8 + (Normal(random) * 0.6);
        var marks = new byte[Items];
        for (var block = 0; block < 9; block++)
        {
            var own = bent + (Normal(random) * 0.4);
            for (var item = block * Items / 9; item < (block + 1) * Items / 9; item++)
            {
                marks[item] = (byte)Math.Clamp((int)Math.Round(own + (Normal(random) * 0.7)), 1, 5);
            }
        }

        return marks;
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
