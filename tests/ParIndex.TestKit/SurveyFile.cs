using System.Globalization;
using System.Text;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Surveys.Results;
using ParIndex.App.Surveys.Collected;
using ParIndex.Core.Text;

namespace ParIndex.TestKit;

/// <summary>Answers to <see cref="WaveMaker.Questionnaire"/> with strata, clusters and weights, as a file: two strata of three communes, and one more in which three people answered.</summary>
public static class SurveyFile
{
    /// <summary>The commune of too few.</summary>
    public const string SmallArea = "Xã Nhỏ";

    /// <summary>Answers of the small commune.</summary>
    public const int FewPeople = 3;

    /// <summary>All answers.</summary>
    public const int Answers = 183;

    private static readonly string[] Areas = ["Xã An", "Xã Bình", "Xã Chung", "Xã Dương", "Xã Giang", "Xã Hòa"];
    private static readonly string[] Remarks = ["Chờ lâu quá", "Cán bộ nhiệt tình", "Gọi tôi 0901 234 567", "Thiếu chỗ để xe", ""];

    /// <summary>The file.</summary>
    /// <param name="harsher">Every so-maniest answer is a mark lower; 0: none.</param>
    /// <param name="answers">Answers; those of the small commune come last.</param>
    public static string Csv(int harsher = 0, int answers = Answers)
    {
        var text = new StringBuilder("dung,kenh,tuoi,chung,b1,b2,gop-y,xa,stratum_1,cluster_1,weight\n");
        for (var row = 0; row < answers; row++)
        {
            var isSmall = row >= answers - FewPeople;
            var area = isSmall ? SmallArea : Areas[row % Areas.Length];
            var stratum = isSmall || row % Areas.Length >= 3 ? "núi" : "đồng bằng";
            // Opinions of a commune are alike, and so are those of one person.
            var mood = ((row * 37) % 11) - 5 + (row % Areas.Length);
            int Mark(int item) => Math.Clamp(4 + ((mood + ((row * (item + 3)) % 5)) / 3) - 1 - (harsher > 0 && row % harsher == 0 ? 1 : 0), 1, 5);
            text.Append(CultureInfo.InvariantCulture, $"co,{(row % 3 == 0 ? "web" : "gap")},{20 + (row % 50)},{Mark(0)},{Mark(1)},{(row % 10 == 4 ? "" : Mark(2))},{Remarks[row % Remarks.Length]},{area},{stratum},{area},{(stratum == "núi" ? "12.5" : "40")}\n");
        }

        return text.ToString();
    }

    /// <summary>Takes the file into an open wave.</summary>
    public static async Task ImportAsync(WaveMaker maker, Guid wave, TimeProvider clock, int harsher = 0, int answers = Answers)
    {
        ArgumentNullException.ThrowIfNull(maker);
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Csv(harsher, answers));
            var taken = await maker.DoAsync(desk => new TakeAnswers(desk.Session, desk.Waves, desk.Questionnaires, new ImportStore(desk.Session, clock))
                .RunAsync(wave, path, "phieu.csv", new Dictionary<string, string> { ["xa"] = "@label:" + WaveAnswers.Area }));
            if (taken.Answers != answers)
                throw new InvalidOperationException(taken.Refusal?.English ?? string.Join("; ", taken.Reading?.Faults.Select(fault => $"{fault.Place} {fault.Text.English}") ?? []));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The use case of computing on the session of a desk.</summary>
    public static ComputeResults Compute(WaveDesk desk, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var imports = new ImportStore(desk.Session, clock);
        var answers = new WaveAnswers(desk.Session, imports);
        return new ComputeResults(desk.Questionnaires, answers, new WaveSample(desk.Session, answers), desk.Monitor, new OpenTexts(desk.Session, imports), clock);
    }

    /// <summary>The use case of results as they stand on the session of a desk.</summary>
    /// <param name="desk">The session.</param>
    /// <param name="clock">Time.</param>
    /// <param name="recent">What was computed before; null: nothing.</param>
    public static CurrentResults Current(WaveDesk desk, TimeProvider clock, RecentFigures<Guid, WaveReport>? recent = null)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return new CurrentResults(new WaveStamp(desk.Session), Compute(desk, clock), new KeptResults(desk.Session, clock), recent ?? new RecentFigures<Guid, WaveReport>(20), clock);
    }

    /// <summary>Issues the results of a wave.</summary>
    public static Task<Message?> IssueAsync(WaveMaker maker, Guid wave, TimeProvider clock, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(maker);
        return maker.DoAsync(desk => new IssueResults(desk.Session, desk.Waves, Current(desk, clock), clock).RunAsync(wave, reason));
    }
}
