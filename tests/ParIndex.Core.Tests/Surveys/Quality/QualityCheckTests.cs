using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Surveys.Quality;
using ParIndex.Core.Surveys.Quality.Copies;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Quality;

public class QualityCheckTests
{
    /// <summary>Of 3,000 honest answers at most one in a hundred is flagged by anything; this is the share docs/method/survey-quality.md states.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void HonestAnswers_AreLeftInPeace(int seed)
    {
        var result = QualityChecks.Of(new MadeAnswers(3000, seed).Data());

        Assert.InRange(result.Flagged, 0, 30);
        Assert.True(result.IsComplete);
        Assert.DoesNotContain(result.Flags, flag => flag.Kind is "same-answers" or "same-person" or "near-copy");
    }

    [Fact]
    public void PlantedFaults_AreAllFound()
    {
        var made = new MadeAnswers(600, 3);
        made.Person[100] = made.Person[40];
        made.Marks[101] = [.. Enumerable.Range(0, MadeAnswers.Items).Select(item => (byte)((item * 3 % 5) + 1))];
        made.Marks[131] = [.. made.Marks[101]]; // row 131 and 101 have one interviewer
        made.Marks[102] = [.. Enumerable.Range(0, MadeAnswers.Items).Select(item => (byte)((item * 7 % 5) + 1))];
        made.Marks[162] = [.. made.Marks[102]];
        Change(made.Marks[162], 3, 17, 30);
        Array.Fill(made.Marks[103], (byte)4);
        made.Seconds[104] = 50;
        made.DeviceArea[105] = "xã 99";
        made.Started[106] = made.Started[106]!.Value.AddHours(15);
        made.Received[106] = made.Started[106]!.Value.AddHours(1);
        made.Received[107] = made.Started[107]!.Value.AddHours(-2);
        Array.Fill(made.Marks[108], byte.MaxValue, 0, 20);
        made.Started[139] = made.Started[109]!.Value.AddMinutes(1);
        var flags = QualityChecks.Of(made.Data()).Flags.ToLookup(flag => (flag.Row, flag.Kind));

        Assert.Equal(40, Assert.Single(flags[(100, "same-person")]).Other);
        var same = Assert.IsType<SameAnswersFlag>(Assert.Single(flags[(131, "same-answers")]));
        Assert.Equal((101, true), (same.First, same.SameInterviewer));
        Assert.DoesNotContain("điều tra viên", (same with { SameInterviewer = false }).Reason.Vietnamese, StringComparison.Ordinal);
        var copy = Assert.IsType<NearCopyFlag>(Assert.Single(flags[(162, "near-copy")]));
        Assert.Equal((102, 36, 39, true), (copy.First, copy.Equal, copy.Compared, copy.SameInterviewer));
        Assert.Contains("trùng 36/39 câu (92 %)", copy.Reason.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(2, flags[(103, "straight-line")].Count());
        Assert.Single(flags[(104, "too-fast")]);
        Assert.Single(flags[(105, "outside-area")]);
        Assert.Equal(TimeFault.Night, Assert.IsType<OutsideHoursFlag>(Assert.Single(flags[(106, "outside-hours")])).Fault);
        Assert.Equal(TimeFault.ReceivedBeforeStart, Assert.IsType<OutsideHoursFlag>(Assert.Single(flags[(107, "outside-hours")])).Fault);
        Assert.Single(flags[(108, "many-missing")]);
        Assert.Single(flags[(139, "overlap")]);
        Assert.All(flags.SelectMany(group => group), flag => Assert.False(string.IsNullOrWhiteSpace(flag.Reason.Vietnamese) || string.IsNullOrWhiteSpace(flag.Reason.English)));
    }

    /// <summary>Of 100 answers copied with three changes at least 85 are found; the others have too few unusual marks to be told from the crowd.</summary>
    [Fact]
    public void ChangedCopies_AreMostlyFound()
    {
        var made = new MadeAnswers(3000, 9);
        var random = new Random(10);
        for (var copy = 0; copy < 100; copy++)
        {
            made.Marks[2000 + copy] = [.. made.Marks[980 + copy]]; // 1,020 rows on: the same interviewer
            Change(made.Marks[2000 + copy], random.Next(13), 13 + random.Next(13), 26 + random.Next(13));
        }

        var flags = CopySearch.Find(made.Data(), new CopyRule()).Flags;
        Assert.All(flags, flag => Assert.Equal(1020, flag.Row - flag.First));
        Assert.InRange(flags.Count, 85, 100);
    }

    /// <summary>Everybody in one large group, so that the search goes by parts: the same pairs as by comparing all with all.</summary>
    [Fact]
    [Trait("culture", "none")]
    public void SearchByParts_MissesNoPair()
    {
        var made = new MadeAnswers(5000, 4);
        var random = new Random(5);
        for (var copy = 0; copy < 40; copy++)
        {
            var (from, to) = (random.Next(2500), 2500 + (copy * 60));
            made.Marks[to] = [.. made.Marks[from]];
            Change(made.Marks[to], [.. Enumerable.Range(0, copy % 6).Select(_ => random.Next(MadeAnswers.Items))]);
        }

        var rule = new CopyRule();
        var data = made.Data() with { Interviewer = null, Area = null };
        var result = CopySearch.Find(data, rule);

        Assert.True(result.IsComplete);
        Assert.True(result.Comparisons < 5000L * 4999 / 4, $"{result.Comparisons} comparisons");
        Assert.Equal(Pairs(data, rule), result.Flags.Select(flag => (flag.First, flag.Row, flag.Equal, flag.Unusual)).Order());
        Assert.InRange(result.Flags.Count, 30, 60);
    }

    [Fact]
    public void Copies_AreThoseOfTheDefinition() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var items = random.Next(10, 90);
        var rows = Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, items).Select(_ => random.Next(8) == 0 ? byte.MaxValue : (byte)random.Next(0, 12)).ToArray()).ToList();
        for (var row = 20; row < 40; row++)
        {
            rows[row] = [.. rows[row - 20]];
            Change(rows[row], [.. Enumerable.Range(0, random.Next(items / 5)).Select(_ => random.Next(items))]);
        }

        var rule = new CopyRule { LeastMatch = 0.8 + (random.NextDouble() / 5), LeastUnusual = random.Next(0, 8) };
        var data = new QualityData { Marks = AnswerMarks.Of([.. Enumerable.Range(0, items).Select(item => $"q{item}")], rows) };
        return Pairs(data, rule).SequenceEqual(CopySearch.Find(data, rule).Flags.Select(flag => (flag.First, flag.Row, flag.Equal, flag.Unusual)).Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Search_StopsAtTheMostComparisons_AndSaysSo()
    {
        var made = new MadeAnswers(5000, 6);
        var result = CopySearch.Find(made.Data() with { Interviewer = null, Area = null }, new CopyRule { MostComparisons = 1000 });

        Assert.False(result.IsComplete);
        Assert.Equal(1000, result.Comparisons);
    }

    [Fact]
    public void NegativeStatements_GivenTheSameMark_WeighMore()
    {
        var made = new MadeAnswers(30, 7);
        Array.Fill(made.Marks[0], (byte)5);
        made.Marks[0][1] = made.Marks[0][2] = 4;
        var data = made.Data() with { Matrices = [new MarkMatrix("Q9.I", [.. Enumerable.Range(0, 23)], [5, 9])] };
        var flag = Assert.IsType<StraightLineFlag>(Assert.Single(QualityChecks.Of(data).Flags, flag => flag is { Row: 0, Kind: "straight-line" }));

        Assert.Equal((21, 23, 20, 2), (flag.Times, flag.Answered, flag.Run, flag.Reversed));
        Assert.DoesNotContain(QualityChecks.Of(made.Data()).Flags, flag => flag is StraightLineFlag { Row: 0, Matrix: "Q9.I" });
    }

    [Fact]
    public void ColumnsThatAreNotThere_AreNotChecked_AndThoseTooShortRefused()
    {
        var made = new MadeAnswers(50, 8).Data();
        Assert.Empty(QualityChecks.Of(new QualityData { Marks = made.Marks }).Flags);
        Assert.Throws<ArgumentException>(() => QualityChecks.Of(made with { Seconds = [1, 2] }));
        Assert.Empty(QualityChecks.Of(new QualityData { Marks = AnswerMarks.Of(["a"], []) }).Flags);
    }

    private static void Change(byte[] marks, params int[] items)
    {
        foreach (var item in items)
        {
            marks[item] = (byte)(marks[item] == 5 ? 4 : 5);
        }
    }

    /// <summary>The definition, pair by pair.</summary>
    private static List<(int First, int Row, int Equal, int Unusual)> Pairs(QualityData data, CopyRule rule)
    {
        var common = data.Marks.CommonMarks();
        var usual = Enumerable.Range(0, data.Rows).Select(row => AnswerMarks.Usual(data.Marks[row]).Mark).ToArray();
        var pairs = new List<(int, int, int, int)>();
        for (var one = 0; one < data.Rows; one++)
        {
            for (var other = one + 1; other < data.Rows; other++)
            {
                var a = data.Marks[one];
                var b = data.Marks[other];
                var (compared, equal, unusual) = (0, 0, 0);
                for (var item = 0; item < a.Length; item++)
                {
                    if (a[item] == byte.MaxValue && b[item] == byte.MaxValue) continue;
                    compared++;
                    if (a[item] != b[item]) continue;
                    equal++;
                    if (a[item] != common[item] && a[item] != usual[one] && a[item] != usual[other]) unusual++;
                }

                if (compared >= rule.LeastItems && unusual >= rule.LeastUnusual && compared - equal <= ((1 - rule.LeastMatch) * compared) + 1e-9)
                {
                    pairs.Add((one, other, equal, unusual));
                }
            }
        }

        return pairs;
    }
}
