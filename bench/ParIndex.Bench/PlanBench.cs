using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.Core.Plans.Optimising;

namespace ParIndex.Bench;

/// <summary>120 criteria × 3 steps with 20 side conditions to proved optimality, beside GLPK and CBC on the same problems.</summary>
internal static partial class PlanBench
{
    private const int Seeds = 5;
    private const int MostSeconds = 120;

    public static void Run()
    {
        Console.WriteLine($"Plans: 120 criteria × 3 steps, 20 side conditions, least cost; one run each, at most {MostSeconds} s; peers as whole processes");
        PlanOptimiser.Solve(PlanInstances.Of(99, false));
        var folder = Directory.CreateTempSubdirectory("parindex-plans-").FullName;
        var ratios = new Dictionary<string, List<double>> { ["glpsol"] = [], ["cbc"] = [] };
        foreach (var isPriced in new[] { false, true })
        {
            for (var seed = 1; seed <= Seeds; seed++) Instance(seed, isPriced, folder, ratios);
        }

        foreach (var (peer, values) in ratios.Where(pair => pair.Value.Count > 0))
        {
            values.Sort();
            Console.WriteLine($"  {peer}: median {values[values.Count / 2]:F1} × our time ({values[0]:F1} to {values[^1]:F1}; a peer stopped at the limit counts with the limit)");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void Instance(int seed, bool isPriced, string folder, Dictionary<string, List<double>> ratios)
    {
        var problem = PlanInstances.Of(seed, isPriced);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(MostSeconds));
        var watch = Stopwatch.StartNew();
        var answer = PlanOptimiser.Solve(problem, new PlanSearch(long.MaxValue), limit.Token);
        var own = watch.Elapsed.TotalSeconds;
        var file = Path.Combine(folder, "plan.lp");
        File.WriteAllText(file, PlanInstances.ToLp(problem));
        Console.Write($"  {(isPriced ? "priced" : "free"),-6} seed {seed}: ours {own * 1000,8:F0} ms {answer.Status} {answer.Plan?.Cost} ({answer.Nodes} nodes)");
        var output = Path.Combine(folder, "out.txt");
        string[] seconds = [MostSeconds.ToString(CultureInfo.InvariantCulture)];
        Peer("glpsol", ["--lp", file, "--tmlim", .. seconds, "-o", output], "INTEGER OPTIMAL");
        Peer("cbc", [file, "-ratioGap", "0", "-allowableGap", "0", "-seconds", .. seconds, "-solve", "-solution", output], "Optimal - ");
        Console.WriteLine();

        void Peer(string program, string[] arguments, string proof)
        {
            File.Delete(output);
            if (Time(program, arguments) is not { } time)
            {
                Console.Write($" | {program} not installed (apt-get install {(program == "cbc" ? "coinor-cbc" : "glpk-utils")})");
                return;
            }

            var text = File.Exists(output) ? File.ReadAllText(output) : "";
            var isProved = text.Contains(proof, StringComparison.Ordinal);
            var objective = Objective().Match(text) is { Success: true } found ? decimal.Parse(found.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture) : (decimal?)null;
            var verdict = !isProved ? $"not proved, {objective}" : objective == answer.Plan?.Cost ? "equal" : $"DIFFERENT: {objective}";
            ratios[program].Add(time / own);
            Console.Write($" | {program} {time * 1000:F0} ms {verdict}");
            if (isProved && answer.Status == PlanStatus.Optimal && objective != answer.Plan?.Cost) throw new InvalidOperationException($"{program} proved another optimum: {objective}.");
        }
    }

    [GeneratedRegex(@"(?:objective value|Objective:\s+cost =)\s+([-0-9.e+]+)")]
    private static partial Regex Objective();

    private static double? Time(string program, string[] arguments)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardOutput.BaseStream.CopyTo(Stream.Null);
            process.WaitForExit();
            return watch.Elapsed.TotalSeconds;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
