using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Results.Importing;

/// <summary>The assessed unit, from its name in caption, prose and name of the file.</summary>
internal static class UnitGuess
{
    private const int ProseLines = 40;
    private const int ByCaption = 6;
    private const int ByFile = 3;
    private const int ByProse = 2;

    /// <summary>Id of the unit named most clearly; null when none is, or two are alike.</summary>
    public static string? Of(OfficialDocument document, OfficialTable table, UnitRegister register, int year)
    {
        var date = UnitRegister.YearEnd(year);
        var caption = Padded(table.Caption);
        var file = Padded(document.File);
        var prose = Padded(string.Join(' ', document.Prose.Take(ProseLines).Select(text => text.Text)));
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        var named = register.Units.Where(unit => unit.IsValidAt(date) && unit.Kind != UnitKind.Country).Select(unit => (Unit: unit, Weight: WeightOf(unit.Id)))
            .Where(found => found.Weight > 0)
            // A name with the names of what stands above it is surer than the name alone.
            .Select(found => (found.Unit, Weight: found.Weight * 4 + register.Path(found.Unit.Id, date).SkipLast(1).Count(above => WeightOf(above.Id) > 0)))
            .OrderByDescending(found => found.Weight).Take(2).ToList();
        return named.Count == 0 || (named.Count == 2 && named[0].Weight == named[1].Weight) ? null : named[0].Unit.Id;

        int WeightOf(string id)
        {
            if (weights.TryGetValue(id, out var known))
                return known;

            var unit = register[id];
            var name = unit.NameAt(date);
            var (full, shorter) = (Padded(name.Full), Padded(name.Name));
            // The bare name of a place is a common word too often; in a name of a file it must do.
            return weights[id] = (caption.Contains(full, StringComparison.Ordinal) ? ByCaption : 0)
                + (file.Contains(full, StringComparison.Ordinal) || (unit.Kind == UnitKind.Province && file.Contains(shorter, StringComparison.Ordinal)) ? ByFile : 0)
                + (prose.Contains(full, StringComparison.Ordinal) ? ByProse : 0);
        }
    }

    private static string Padded(string text)
    {
        var folded = VietnameseText.Fold(text).ToCharArray();
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsLetterOrDigit(folded[i]))
                folded[i] = ' ';
        }

        return " " + string.Join(' ', new string(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + " ";
    }
}
