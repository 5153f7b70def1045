using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

public class SurveyPackTests
{
    private const string Design = "clusters: [xã]\ndomain: [tỉnh]\nquestions: q1..q2\nscale: [1, 5]\nno_opinion: [9]\n";

    private const string Data = "tỉnh,xã,q1,q2\nA,a1,5,4\nA,a2,3,9\nB,b1,4,\nB,b2,2,1\n";

    [Fact]
    public void Estimates_from_a_packed_file_are_those_from_the_CSV()
    {
        using var folder = Folder(Data);
        var packed = folder.File("phieu.pidata");
        Assert.Equal(ExitCode.Ok, Run("survey", "pack", folder.File("phieu.csv"), "--design", folder.File("d.yaml"), "--to", packed).Exit);
        var own = Run("survey", "estimate", folder.File("phieu.csv"), "--design", folder.File("d.yaml"));
        var again = Run("survey", "estimate", packed, "--design", folder.File("d.yaml"));
        Assert.Equal((ExitCode.Ok, own.Output), (again.Exit, again.Output));
        Assert.Contains("plain_share", own.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_outside_the_scale_and_a_damaged_file_are_refused()
    {
        using var folder = Folder(Data.Replace("A,a1,5", "A,a1,7", StringComparison.Ordinal));
        var packed = folder.File("phieu.pidata");
        var refused = Run("survey", "pack", folder.File("phieu.csv"), "--design", folder.File("d.yaml"), "--to", packed);
        Assert.Equal(ExitCode.Unusable, refused.Exit);
        Assert.Contains("q1", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(packed));

        File.WriteAllBytes(packed, [(byte)'P', (byte)'I', (byte)'D', (byte)'A', 0xD4, 0x0D, 0x0A, 0x1A, 1, 0, 0, 0]);
        Assert.Equal(ExitCode.Unusable, Run("survey", "estimate", packed, "--design", folder.File("d.yaml")).Exit);
    }

    private static TestKit.Cli Run(params string[] arguments) => TestKit.Cli.Run(arguments);

    private static TempFolder Folder(string data)
    {
        var folder = new TempFolder();
        folder.Write("phieu.csv", data);
        folder.Write("d.yaml", Design);
        return folder;
    }
}
