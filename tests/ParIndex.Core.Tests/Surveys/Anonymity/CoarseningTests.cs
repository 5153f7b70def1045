using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Surveys.Anonymity;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Anonymity;

public class CoarseningTests
{
    [Fact]
    public void Every_combination_left_is_shared_by_k()
    {
        var cases = from people in Gen.Choose(0, 120) from k in Gen.Choose(2, 8) from seed in Gen.Choose(0, 1_000_000) select (people, k, seed);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var random = new Random(one.seed);
            int[][] traits = [.. Enumerable.Range(0, 3).Select(trait => Enumerable.Range(0, one.people).Select(_ => random.Next(-1, 2 + (2 * trait))).ToArray())];
            var before = traits.Select(trait => (int[])trait.Clone()).ToArray();
            var coarse = Coarsening.Of(traits, one.k, one.seed % 3);

            Assert.Equal(before, traits);
            Assert.True(one.people < one.k || Coarsening.Smallest(coarse.Traits) >= one.k);
            for (var trait = 0; trait < 3; trait++)
            {
                Assert.All(coarse.Traits[trait].Zip(traits[trait]), pair => Assert.True(pair.First == pair.Second || pair.First == Coarsening.Hidden));
                Assert.Equal(coarse.Traits[trait].Count(code => code == Coarsening.Hidden), coarse.HiddenOf[trait]);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Common_combinations_are_left_alone_and_the_first_trait_goes_first()
    {
        int[] job = [0, 0, 0, 1, 2, 3];
        int[] sex = [0, 0, 0, 1, 1, 1];
        var coarse = Coarsening.Of([job, sex], 3);

        Assert.Equal([0, 0, 0, Coarsening.Hidden, Coarsening.Hidden, Coarsening.Hidden], coarse.Traits[0]);
        Assert.Equal(sex, coarse.Traits[1]);
        Assert.Equal((3, 3, 0), (coarse.RareCombinations, coarse.HiddenOf[0], coarse.HiddenOf[1]));
    }

    /// <summary>One lone person hidden whole would be known by that very thing: another combination joins.</summary>
    [Fact]
    public void Nobody_is_hidden_alone()
    {
        var coarse = Coarsening.Of([[0, 0, 0, 1, 1, 1, 1, 2]], 3);
        Assert.Equal(4, coarse.HiddenOf[0]);
        Assert.Equal(4, Coarsening.Smallest(coarse.Traits));
    }

    /// <summary>Where too few of an area are hidden, others of that area join them, and the area stays.</summary>
    [Fact]
    public void An_area_is_hidden_only_when_it_is_small_itself()
    {
        int[] job = [0, 0, 0, 1, 5, 5, 5, 6, 7];
        int[] area = [0, 0, 0, 0, 1, 1, 1, 1, 2];
        var coarse = Coarsening.Of([job, area], 3, areas: 1);
        Assert.True(coarse.HiddenOf[1] >= 1);
        Assert.True(Coarsening.Smallest(coarse.Traits) >= 3);
        Assert.Equal(0, Coarsening.Of([job[..8], area[..8]], 3, areas: 1).HiddenOf[1]);
    }

    [Fact]
    public void A_random_order_holds_each_place_once_and_is_the_same_again()
    {
        var order = RandomOrder.Of(1000, 42);
        Assert.Equal(Enumerable.Range(0, 1000), order.Order());
        Assert.Equal(order, RandomOrder.Of(1000, 42));
        Assert.NotEqual(order, RandomOrder.Of(1000, 43));
    }
}
