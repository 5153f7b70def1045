using ParIndex.Core.Surveys.Points.Losing;

namespace ParIndex.Core.Surveys.Results;

/// <summary>
/// Which groups of one question to hide. What is hidden is known together with who is in no group, as the rest of all people: so it is never one group alone, and never fewer
/// people than a figure may be of. No sum over questions is shown of a group unless all its parts are, so that each question is safe by itself.
/// </summary>
internal static class GroupCover
{
    /// <summary>Decides by the number of people in each group.</summary>
    /// <param name="people">People who answered, by group.</param>
    /// <param name="all">People who answered, those in no group among them.</param>
    /// <param name="least">Fewest people of a figure that is shown.</param>
    public static Showing[] Of(IReadOnlyList<int> people, int all, int least)
    {
        var inNone = all - people.Sum();
        var showings = people.Select(count => count == 0 ? Showing.Nobody : count < least ? Showing.TooFew : Showing.Shown).ToArray();
        while (true)
        {
            var hidden = Enumerable.Range(0, people.Count).Where(group => showings[group] is Showing.TooFew or Showing.Cover).ToList();
            var (parts, rest) = (hidden.Count + (inNone > 0 ? 1 : 0), hidden.Sum(group => people[group]) + inNone);
            if (rest == 0 || ((hidden.Count == 0 || parts > 1) && rest >= Math.Max(least, parts == 1 ? 1 : parts + 1)))
            {
                return showings;
            }

            var shown = Enumerable.Range(0, people.Count).Where(group => showings[group] == Showing.Shown).ToList();
            if (shown.Count == 0)
            {
                return showings;
            }

            showings[shown.MinBy(group => people[group])] = Showing.Cover;
        }
    }

    /// <summary>An index is shown of a group when all its items are; items nobody of the group answered are in none.</summary>
    public static Showing OfIndex(IReadOnlyCollection<Showing> items) =>
        items.Contains(Showing.TooFew) ? Showing.TooFew : items.Contains(Showing.Cover) ? Showing.Cover : items.Contains(Showing.Shown) ? Showing.Shown : Showing.Nobody;
}
