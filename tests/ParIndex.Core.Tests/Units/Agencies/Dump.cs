using Xunit;
namespace ParIndex.Core.Tests.Units.Agencies;
public sealed class Dump
{
    [Fact]
    public void All()
    {
        var path = Environment.GetEnvironmentVariable("HU_DUMP");
        if (path is null) return;
        var o = new List<string>();
        foreach (var line in File.ReadAllLines(path))
        {
            if (line.Length == 0 || line[0]=='#') { o.Add(line); continue; }
            var p = line.Split('\t');
            var d = p[1] == "2025" ? AgencySetting.Y2025 : AgencySetting.Y2024;
            var r = AgencySetting.Resolver.Resolve(p[2], p[0], d);
            o.Add($"{p[0]}|{p[1]}|{p[2]}|{AgencySetting.Short(r)}|{string.Join(" ; ", r.Parts.Select(x => x.Post + ":" + x.Text))}");
        }
        File.WriteAllLines(path + ".out", o);
    }
}
