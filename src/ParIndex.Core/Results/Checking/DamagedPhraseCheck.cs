using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Words whose marks or letters were damaged into other possible ones: known words of the field, and three words in a row that the document
/// itself writes otherwise elsewhere ("Công thông tin điện tử" beside many "Cổng thông tin điện tử").
/// </summary>
internal static class DamagedPhraseCheck
{
    private const int Length = 3;

    /// <summary>Two spellings that are both right.</summary>
    private static readonly HashSet<(string, string)> Variants = [("hàng", "hằng"), ("hằng", "hàng"), ("hợp", "hộp"), ("tỷ", "tỉ"), ("của", "cửa"), ("cửa", "của")];

    public static IEnumerable<Finding> Check(DocumentView document)
    {
        var texts = document.Texts().Select(text => new Tokens(text.Source, text.Code, text.Field, text.Text, Token.Of(text.Text))).ToList();
        var told = new HashSet<(Tokens, int)>();
        return Known(texts, told).ToList().Concat(Majority(texts, told));
    }

    private static IEnumerable<Finding> Known(IReadOnlyList<Tokens> texts, HashSet<(Tokens, int)> told)
    {
        foreach (var text in texts)
        {
            for (var i = 0; i + 1 < text.List.Count; i++)
            {
                if (text.List[i + 1].FollowsBlank && FieldPhrases.Repair(text.List[i], text.List[i + 1]) is { } right)
                {
                    told.Add((text, i));
                    told.Add((text, i + 1));
                    yield return Make(FindingSeverity.Warning, text, i, 2, right);
                }
            }
        }
    }

    private static IEnumerable<Finding> Majority(IReadOnlyList<Tokens> texts, HashSet<(Tokens, int)> told)
    {
        var spellings = new Dictionary<string, Dictionary<string, List<(Tokens Text, int At)>>>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            for (var i = 0; i + Length <= text.List.Count; i++)
            {
                if (text.List[i + 1].FollowsBlank && text.List[i + 2].FollowsBlank)
                {
                    var key = $"{text.List[i].Bare} {text.List[i + 1].Bare} {text.List[i + 2].Bare}";
                    var forms = spellings.TryGetValue(key, out var known) ? known : spellings[key] = new(StringComparer.Ordinal);
                    var form = $"{text.List[i].Normal} {text.List[i + 1].Normal} {text.List[i + 2].Normal}";
                    (forms.TryGetValue(form, out var places) ? places : forms[form] = []).Add((text, i));
                }
            }
        }

        foreach (var forms in spellings.Values.Where(forms => forms.Count > 1))
        {
            var right = forms.Values.MaxBy(places => places.Count)!;
            foreach (var (text, at) in forms.Values.Where(places => places != right && places.Count * 2 <= right.Count).SelectMany(places => places))
            {
                if (Odd(text, at, right[0]) is { } word && told.Add((text, at + word)))
                {
                    var source = right[0];
                    yield return Make(
                        right.Count > 2 ? FindingSeverity.Warning : FindingSeverity.Info, text, at, Length,
                        source.Text.Text[source.Text.List[source.At].Start..source.Text.List[source.At + Length - 1].End]);
                }
            }
        }
    }

    /// <summary>The only word in which two spellings differ; null when there are more, or when both are right.</summary>
    private static int? Odd(Tokens text, int at, (Tokens Text, int At) right)
    {
        int? odd = null;
        for (var i = 0; i < Length; i++)
        {
            var (found, wanted) = (text.List[at + i], right.Text.List[right.At + i]);
            if (found.Normal == wanted.Normal)
            {
                continue;
            }

            if (odd is not null || Variants.Contains((found.Text.ToLowerInvariant(), wanted.Text.ToLowerInvariant())))
            {
                return null;
            }

            odd = i;
        }

        return odd;
    }

    private static Finding Make(FindingSeverity severity, Tokens text, int at, int count, string right)
    {
        var printed = text.Text[text.List[at].Start..text.List[at + count - 1].End];
        return Report.Prose(
            FindingKinds.DamagedText, severity, text.Source, text.Code, text.Field, printed, right,
            $"\"{printed}\" có lẽ là \"{right}\". Đối chiếu bản gốc và sửa chữ.",
            $"\"{printed}\" is probably \"{right}\". Compare with the original and correct it.");
    }

    private sealed record Tokens(SourcePlace Source, string Code, string Field, string Text, IReadOnlyList<Token> List)
    {
        public bool Equals(Tokens? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
