using System.Buffers.Text;

namespace ParIndex.Bench;

/// <summary>
/// Makes answers of a made-up survey, the same bytes each time: 63 provinces, 700 strata (districts) of 16 clusters (communes), at least
/// two of them answered in each, weights of four decimals, 40 questions with marks 1 to 5 that differ by province and commune.
/// </summary>
internal static class SurveyAnswers
{
    private const int Provinces = 63;
    private const int Districts = 700;
    private const int CommunesEach = 16;
    private const int Questions = 40;
    private const int Levels = 16;

    /// <summary>Writes a file of so many rows.</summary>
    public static void Write(string path, int rows)
    {
        var random = new Random(Provinces * Districts);
        var marks = MarksByLevel();
        var (draws, line) = (new byte[Questions + 12], new byte[256]);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write("id,province,district,commune,sex,age,edu,occ,urban,w"u8);
        for (var question = 1; question <= Questions; question++)
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes($",q{question}"));
        }

        for (var row = 0; row < rows; row++)
        {
            random.NextBytes(draws);

            // The first rows reach two communes of every district.
            var district = row < 2 * Districts ? row % Districts : ((draws[0] << 8) | draws[1]) * Districts >> 16;
            var commune = (district * CommunesEach) + (row < 2 * Districts ? row / Districts : draws[2] % CommunesEach);
            var province = district * Provinces / Districts;
            var urban = commune * 7 % 10 < 4 ? 1 : 0;
            var weight = ((district * 7919 % 18) + 2) * (5000 + (draws[3] * 40) + draws[4]);
            var level = (province * 31 % 5) + (commune * 13 % 5) + urban + (draws[5] % 3);
            line[0] = (byte)'\n';
            var at = 1;
            Number(row + 1);
            Number(province + 1);
            Number(district + 1);
            Number(commune + 1);
            Number((draws[6] % 2) + 1);
            Number((draws[7] % 6) + 1);
            Number((draws[8] % 7) + 1);
            Number((draws[9] % 9) + 1);
            Number(urban);
            Number(weight / 10_000);
            line[at - 1] = (byte)'.';
            Utf8Formatter.TryFormat(weight % 10_000, line.AsSpan(at), out _, new('D', 4));
            at += 4;
            for (var question = 0; question < Questions; question++)
            {
                line[at++] = (byte)',';
                line[at++] = marks[level + (question * 5 % 4)][draws[12 + question]];
            }

            file.Write(line, 0, at);

            void Number(int number)
            {
                Utf8Formatter.TryFormat(number, line.AsSpan(at), out var length);
                at += length;
                line[at++] = (byte)',';
            }
        }

        file.WriteByte((byte)'\n');
    }

    /// <summary>For each level of content, the digit that each of 256 equally likely draws gives: few low marks at the top, few high ones below.</summary>
    private static byte[][] MarksByLevel() => [.. Enumerable.Range(0, Levels).Select(level => Enumerable.Range(0, 256).Select(draw =>
        (byte)('1' + Enumerable.Range(1, 4).Count(step => draw >= (step * 56) - (level * step * 3)))).ToArray())];
}
