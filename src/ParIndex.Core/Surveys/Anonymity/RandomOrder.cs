using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Surveys.Anonymity;

/// <summary>Orders that tell nothing of the order there was.</summary>
public static class RandomOrder
{
    /// <summary>Numbers from 0 in an order drawn at random; the same seed gives the same.</summary>
    public static int[] Of(int count, ulong seed)
    {
        var stream = CounterRandom.Stream("random order");
        var keys = new ulong[count];
        var order = new int[count];
        for (var place = 0; place < count; place++)
        {
            order[place] = place;
            keys[place] = CounterRandom.Key(seed, stream, place);
        }

        Array.Sort(keys, order);
        return order;
    }
}
