namespace ParIndex.Core.Surveys.Anonymity;

/// <summary>Hides traits of people until every combination of traits that is left is shared by at least k of them.</summary>
public static class Coarsening
{
    /// <summary>Stands for a trait that was hidden; a blank is −1, a category its place from 0.</summary>
    public const int Hidden = -2;

    /// <summary>
    /// Of people whose combination is rare the first trait is hidden; of those still rare the second too, and so on, so that whole combinations move and none
    /// that was common becomes rare. When those with nothing left are themselves fewer than k, the smallest other combination joins them.
    /// </summary>
    /// <param name="traits">By trait and person; the trait to hide first comes first. Left as they are.</param>
    /// <param name="k">Least number of people who share a combination, from 2.</param>
    public static CoarsenedTraits Of(IReadOnlyList<int[]> traits, int k)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        int[][] left = [.. traits.Select(trait => (int[])trait.Clone())];
        var people = left.Length == 0 ? 0 : left[0].Length;
        var rareBefore = -1;
        foreach (var trait in left)
        {
            var (classOf, sizes) = Classes(left, people);
            rareBefore = rareBefore < 0 ? sizes.Count(size => size < k) : rareBefore;
            for (var person = 0; person < people; person++)
            {
                if (sizes[classOf[person]] < k)
                {
                    trait[person] = Hidden;
                }
            }
        }

        JoinRest(left, people, k);
        return new CoarsenedTraits(left, Math.Max(0, rareBefore), [.. left.Select(trait => trait.Count(code => code == Hidden))]);
    }

    /// <summary>Number of people of the smallest combination; 0: nobody is there.</summary>
    public static int Smallest(IReadOnlyList<int[]> traits)
    {
        ArgumentNullException.ThrowIfNull(traits);
        var people = traits.Count == 0 ? 0 : traits[0].Length;
        return people == 0 ? 0 : Classes(traits, people).Sizes.Min();
    }

    private static void JoinRest(int[][] traits, int people, int k)
    {
        while (true)
        {
            var (classOf, sizes) = Classes(traits, people);
            var rest = Enumerable.Range(0, people).FirstOrDefault(person => Array.TrueForAll(traits, trait => trait[person] == Hidden), -1);
            if (rest < 0 || sizes[classOf[rest]] >= k || sizes.Count == 1)
            {
                return;
            }

            var smallest = Enumerable.Range(0, sizes.Count).Where(one => one != classOf[rest]).MinBy(one => sizes[one]);
            for (var person = 0; person < people; person++)
            {
                if (classOf[person] == smallest)
                {
                    Array.ForEach(traits, trait => trait[person] = Hidden);
                }
            }
        }
    }

    /// <summary>Numbers combinations as they come, and counts their people.</summary>
    private static (int[] ClassOf, List<int> Sizes) Classes(IReadOnlyList<int[]> traits, int people)
    {
        var classOf = new int[people];
        var sizes = new List<int>();
        foreach (var trait in traits)
        {
            var numbers = new Dictionary<(int, int), int>();
            sizes.Clear();
            for (var person = 0; person < people; person++)
            {
                var key = (classOf[person], trait[person]);
                if (!numbers.TryGetValue(key, out var number))
                {
                    numbers.Add(key, number = sizes.Count);
                    sizes.Add(0);
                }

                classOf[person] = number;
                sizes[number]++;
            }
        }

        return (classOf, sizes);
    }
}

/// <summary>Traits after rare combinations were hidden.</summary>
/// <param name="Traits">By trait and person.</param>
/// <param name="RareCombinations">Combinations that fewer than k shared before.</param>
/// <param name="HiddenOf">By trait: of how many people it was hidden.</param>
public sealed record CoarsenedTraits(IReadOnlyList<int[]> Traits, int RareCombinations, IReadOnlyList<int> HiddenOf);
