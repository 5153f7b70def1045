using ParIndex.Core.Analysis.Drawing;

using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Intervals;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Estimation;

/// <summary>
/// 2,000 samples of a known population: 8 strata of 40 communes of 60 people, whose communes differ; 5 communes are drawn of each
/// stratum and 12 people of each, as a wave of one province does. 95 % intervals must hold the true share in 94 to 96 of 100 samples.
/// </summary>
[Trait("culture", "none")]
public class CoverageTests
{
    private const int Strata = 8;
    private const int Communes = 40;
    private const int People = 60;
    private const int DrawnCommunes = 5;
    private const int DrawnPeople = 12;
    private const int Samples = 2000;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void RecommendedIntervals_CoverWhatTheyPromise(double share)
    {
        var (held, shorter) = Cover(share);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", held.Select(pair => FormattableString.Invariant($"{pair.Key} {100.0 * pair.Value / Samples:0.00} %"))));
        Assert.InRange(held[ShareMethod.Logit], 0.94 * Samples, 0.96 * Samples);
        Assert.True(held[ShareMethod.Beta] >= held[ShareMethod.Logit], "Korn and Graubard's interval is the longer one.");
        Assert.Equal(0, shorter);
    }

    private static (Dictionary<ShareMethod, int> Held, int Outside) Cover(double share)
    {
        var population = Population(share);
        var truth = population.SelectMany(stratum => stratum).SelectMany(commune => commune).Average();
        var held = Enum.GetValues<ShareMethod>().ToDictionary(method => method, _ => 0);
        var outside = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var figure = Draw(population, sample);
            foreach (var method in held.Keys)
            {
                var interval = ShareIntervals.Of(figure, method);
                held[method] += interval.Holds(truth) ? 1 : 0;
                outside += interval.Lower < 0 || interval.Upper > 1 ? 1 : 0;
            }
        }

        return (held, outside);
    }

    /// <summary>By stratum, commune and person: satisfied or not. Strata and communes differ about the share asked for.</summary>
    private static double[][][] Population(double share) => [.. Enumerable.Range(0, Strata).Select(stratum => Enumerable.Range(0, Communes).Select(commune =>
    {
        var key = CounterRandom.Key(3, CounterRandom.Stream("population"), stratum);
        var off = (0.3 * ((stratum / (Strata - 1.0)) - 0.5)) + (0.6 * NormalQuantile.Of(CounterRandom.Uniform(key, commune, 0)));
        var own = 1 / (1 + Math.Exp(-Math.Log(share / (1 - share)) - off));
        return Enumerable.Range(0, People).Select(person => CounterRandom.Uniform(key, commune, person + 1) < own ? 1.0 : 0).ToArray();
    }).ToArray())];

    private static SampleFigure Draw(double[][][] population, int sample)
    {
        var (answers, strata, communes, people, size) = (new List<double>(), new List<int>(), new List<int>(), new List<double>(), new List<double>());
        for (var stratum = 0; stratum < Strata; stratum++)
        {
            var key = CounterRandom.Key(7, CounterRandom.Stream("sample"), (sample * Strata) + stratum);
            foreach (var commune in Some(key, 0, Communes, DrawnCommunes))
            {
                foreach (var person in Some(key, commune + 1, People, DrawnPeople))
                {
                    answers.Add(population[stratum][commune][person]);
                    strata.Add(stratum + 1);
                    communes.Add((stratum * Communes) + commune + 1);
                    size.Add(Communes);
                    people.Add(People);
                }
            }
        }

        CodeColumn Codes(string name, List<int> codes, int most) => new(name, [.. Enumerable.Range(1, most).Select(code => code.ToString(System.Globalization.CultureInfo.InvariantCulture))], [PackedCodes.Of([.. codes])]);
        var ids = Enumerable.Range(1, answers.Count).ToList();
        var data = new Microdata(
            [answers.Count],
            [],
            [Codes("stratum", strata, Strata), Codes("commune", communes, Strata * Communes), Codes("person", ids, ids.Count)],
            [new NumberColumn("size", [[.. size]]), new NumberColumn("people", [[.. people]])]);
        var design = SurveyDesign.Of(data, new DesignSpec { Strata = ["stratum"], Clusters = ["commune", "person"], Population = ["size", "people"] });
        return SampleFigures.Mean(design, new NumberColumn("answer", [[.. answers]]));
    }

    /// <summary>Places drawn without replacement.</summary>
    private static IEnumerable<int> Some(ulong key, int row, int of, int count) =>
        Enumerable.Range(0, of).OrderBy(place => CounterRandom.Uniform(key, row, place)).Take(count);
}
