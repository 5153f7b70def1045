using System.Security.Cryptography;
using System.Text;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Quality.Copies;

/// <summary>Answers given twice: by the same person, or the same in every mark and text under one interviewer.</summary>
public static class SameAnswers
{
    /// <summary>The later of each pair is flagged, against the first.</summary>
    public static IEnumerable<QualityFlag> Find(QualityData data, CopyRule rule)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rule);
        return SamePerson(data).Concat(SameMarks(data, rule));
    }

    private static IEnumerable<QualityFlag> SamePerson(QualityData data)
    {
        if (data.Person is not { } people) yield break;
        var first = new Dictionary<int, int>();
        for (var row = 0; row < data.Rows; row++)
        {
            if (people.Codes[row] >= 0 && !first.TryAdd(people.Codes[row], row))
            {
                yield return new SamePersonFlag(row, first[people.Codes[row]]);
            }
        }
    }

    private static IEnumerable<QualityFlag> SameMarks(QualityData data, CopyRule rule)
    {
        var common = data.Marks.CommonMarks();
        var first = new Dictionary<(ulong, ulong), int>();
        for (var row = 0; row < data.Rows; row++)
        {
            var answered = data.Marks.Answered(row);
            var (unusual, texts) = (Unusual(data.Marks[row], common), data.Texts.Count(text => !string.IsNullOrWhiteSpace(text[row])));

            // Content with everything and nothing written: that is no copy of everybody else who is.
            if (answered >= rule.LeastItems && (unusual >= rule.LeastUnusual || texts > 0) && !first.TryAdd(KeyOf(data, row), row))
            {
                yield return new SameAnswersFlag(row, first[KeyOf(data, row)], answered, unusual, texts, RowLabels.CodeOf(data.Interviewer, row) >= 0);
            }
        }
    }

    private static int Unusual(ReadOnlySpan<byte> marks, byte[] common)
    {
        var usual = AnswerMarks.Usual(marks).Mark;
        var count = 0;
        for (var item = 0; item < marks.Length; item++)
        {
            count += marks[item] != ScaleColumn.Missing && marks[item] != common[item] && marks[item] != usual ? 1 : 0;
        }

        return count;
    }

    private static (ulong, ulong) KeyOf(QualityData data, int row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(data.Marks[row]);
        hash.AppendData(BitConverter.GetBytes(RowLabels.CodeOf(data.Interviewer, row)));
        foreach (var text in data.Texts)
        {
            var bytes = Encoding.UTF8.GetBytes((text[row] ?? "").Trim().Normalize());
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        var digest = hash.GetHashAndReset();
        return (BitConverter.ToUInt64(digest), BitConverter.ToUInt64(digest, 8));
    }
}
