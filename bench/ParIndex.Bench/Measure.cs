using System.Diagnostics;

namespace ParIndex.Bench;

/// <summary>Times a piece of work: one warm-up, then several runs, the median counts.</summary>
internal static class Measure
{
    private const int Runs = 5;

    /// <summary>Median seconds.</summary>
    public static double Seconds(Action work, int runs = Runs)
    {
        work();
        var times = new double[runs];
        for (var i = 0; i < times.Length; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            times[i] = watch.Elapsed.TotalSeconds;
        }

        Array.Sort(times);
        return times[times.Length / 2];
    }

    /// <summary>Median seconds of a whole process; null when the program is not installed.</summary>
    public static double? Process(string program, params string[] arguments)
    {
        try
        {
            return Seconds(() => Start(program, arguments), runs: 3);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine($"  ({program} is not installed: not compared)");
            return null;
        }
    }

    public static void Row(string name, double seconds, string rate, double? against = null)
    {
        var ratio = against is { } peer ? $"   {peer / seconds,8:F1} × as fast as the peer" : "";
        Console.WriteLine($"  {name,-52} {seconds * 1000,10:F1} ms   {rate}{ratio}");
    }

    private static void Start(string program, string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
