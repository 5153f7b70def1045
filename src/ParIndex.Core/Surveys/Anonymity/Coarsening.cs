namespace ParIndex.Core.Surveys.Anonymity;

/// <summary>Hides traits of people until every combination of traits that is left is shared by at least k of them.</summary>
public static class Coarsening
{
    /// <summary>Stands for a trait that was hidden; a blank is −1, a category its place from 0.</summary>
    public const int Hidden = -2;

    /// <summary>
    /// Of people whose combination is rare the first trait is hidden; of those still rare the second too, and so on, so that whole combinations move and none
    /// that was common becomes rare. When the people of an area with every trait hidden are themselves fewer than k, the smallest other combination of that area
    /// joins them. The area is hidden only where it has fewer than k people in all.
    /// </summary>
    /// <param name="traits">By trait and person; the trait to hide first comes first, areas last. Left as they are.</param>
    /// <param name="k">Least number of people who share a combination, from 2.</param>
    /// <param name="areas">How many of the traits, the last ones, are areas.</param>
    public static CoarsenedTraits Of(IReadOnlyList<int[]> traits, int k, int areas = 0)
    {
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        int[][] left = [.. traits.Select(trait => (int[])trait.Clone())];
        var people = left.Length == 0 ? 0 : left[0].Length;
        var rare = Classes(left, people).Sizes.Count(size => size < k);
        var own = left.Length - areas;
        HideRare(left, left[..own], people, k);
        JoinRest(left, own, people, k);
        HideRare(left, left[own..], people, k);
        JoinRest(left, left.Length, people, k);
        return new CoarsenedTraits(left, rare, [.. left.Select(trait => trait.Count(code => code == Hidden))]);
    }

    /// <summary>Number of people of the smallest combination; 0: nobody is there.</summary>
    public static int Smallest(IReadOnlyList<int[]> traits)
    {
        ArgumentNullException.ThrowIfNull(traits);
        var people = traits.Count == 0 ? 0 : traits[0].Length;
        return people == 0 ? 0 : Classes(traits, people).Sizes.Min();
    }

    private static void HideRare(int[][] all, int[][] some, int people, int k)
    {
        foreach (var trait in some)
        {
            var (classOf, sizes) = Classes(all, people);
            for (var person = 0; person < people; person++)
            {
                if (sizes[classOf[person]] < k)
                {
                    trait[person] = Hidden;
                }
            }
        }
    }

    /// <summary>Where fewer than k people have the first traits hidden, the smallest other combination beside them loses these too.</summary>
    private static void JoinRest(int[][] traits, int own, int people, int k)
    {
        while (true)
        {
            var (classOf, sizes) = Classes(traits, people);
            var (areaOf, areaSizes) = Classes(traits[own..], people);
            var hideable = traits[..own];
            var rest = new int[areaSizes.Count];
            var smallest = Enumerable.Repeat(-1, areaSizes.Count).ToArray();
            for (var person = 0; person < people; person++)
            {
                var (area, size) = (areaOf[person], sizes[classOf[person]]);
                if (Array.TrueForAll(hideable, trait => trait[person] == Hidden))
                {
                    rest[area] = size;
                }
                else if (smallest[area] < 0 || size < sizes[smallest[area]])
                {
                    smallest[area] = classOf[person];
                }
            }

            var joins = new bool[sizes.Count];
            for (var area = 0; area < rest.Length; area++)
            {
                if (rest[area] > 0 && rest[area] < k && smallest[area] >= 0)
                {
                    joins[smallest[area]] = true;
                }
            }

            if (!joins.Contains(true))
            {
                return;
            }

            for (var person = 0; person < people; person++)
            {
                if (joins[classOf[person]])
                {
                    Array.ForEach(hideable, trait => trait[person] = Hidden);
                }
            }
        }
    }

    /// <summary>Numbers combinations as they come, and counts their people.</summary>
    private static (int[] ClassOf, List<int> Sizes) Classes(IReadOnlyList<int[]> traits, int people)
    {
        var classOf = new int[people];
        var sizes = people == 0 ? new List<int>() : [people];
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
