using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Surveys.Sampling.Frames;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Sampling;

public class CleaningTests
{
    private const string An = "034095001234";

    [Theory]
    [InlineData("34095001234", An, true)]
    [InlineData("034 095.001234", An, false)]
    [InlineData("'034095001234", An, false)]
    [InlineData("123456789", "123456789", false)]
    [InlineData("99999999999", "99999999999", false)]
    public void CitizenNumbers_GetTheirZerosBack(string typed, string expected, bool repaired)
    {
        var number = PersonKeys.Citizen(typed, out var was);

        Assert.Equal((expected, repaired), (number, was));
    }

    [Theory]
    [InlineData("+84 912 345 678", "0912345678")]
    [InlineData("912345678", "0912345678")]
    [InlineData("0912.345.678", "0912345678")]
    [InlineData("113", "")]
    public void Phones_HaveOneSpelling(string typed, string expected) => Assert.Equal(expected, PersonKeys.Phone(typed));

    [Fact]
    public void Duplicates_AreDroppedWithTheRowThatStays_AndTheRestIsOnlyShown()
    {
        var cleaned = Clean(
            (An, "Nguyễn Văn An", "", "Thôn 1"),
            ("34095001234", "Nguyễn Văn An", "0912345678", "Thôn 1"), // fuller: stays
            ("", "Nguyen Van An", "+84912345678", "Thôn 1"),          // same phone and name
            ("001190000001", "Trần Thị Bình", "0900000001", "Thôn 2"),
            ("", "Trần Thị Bính", "", "Thôn 2"),                      // alike without tone marks
            ("", "Trần Thị Bình", "", "Thôn 3"),                      // another village
            ("001200000001", "Trần Thị Bình", "", "Thôn 2"),          // another year of birth, but alike to the one without number
            ("12", "Lê Cường", "0900000002", ""),
            ("", "", "", "Thôn 1"));

        Assert.Equal(
            [
                (FrameFindingKind.SameId, 0, 1), (FrameFindingKind.IdRepaired, 1, -1), (FrameFindingKind.SamePhoneAndName, 2, 1), (FrameFindingKind.IdMissing, 4, -1), (FrameFindingKind.NearName, 4, 3),
                (FrameFindingKind.IdMissing, 5, -1), (FrameFindingKind.NearName, 6, 4), (FrameFindingKind.BlankColumn, 7, -1), (FrameFindingKind.Nobody, 8, -1),
            ],
            cleaned.Findings.Select(finding => (finding.Kind, finding.Row, finding.Other)));
        Assert.Equal((9, 5), (cleaned.Read, cleaned.Frame.Count));
        Assert.Equal(9 - cleaned.Findings.Count(finding => finding.IsDropped), cleaned.Frame.Count);
    }

    [Fact]
    public void SharedPhone_OfDifferentBirths_StaysAndIsShown()
    {
        var cleaned = Clean(("034065001234", "Nguyễn Văn An", "0912345678", "Thôn 1"), (An, "Nguyễn Văn An", "0912345678", "Thôn 1"));

        Assert.Equal(2, cleaned.Frame.Count);
        Assert.Equal(FrameFindingKind.SharedPhone, Assert.Single(cleaned.Findings).Kind);
    }

    [Fact]
    public void Dossiers_BecomeOneLineWithTheirNumberAndServices()
    {
        var rows = new FrameRows([An, An, "001190000001", An], ["An", "An", "Bình", "An"], ["", "", "", ""], [FrameColumn.Of("thủ tục", ["Khai sinh", "Đất đai", "Hộ tịch", "Khai sinh"])]);
        var cleaned = FrameCleaning.Clean(rows, new CleaningPlan { IsDossiers = true, Service = "thủ tục" });
        var line = cleaned.Frame.Ids.ToList().IndexOf(An);

        Assert.Equal((2, 2), (cleaned.Frame.Count, cleaned.Merged));
        Assert.Empty(cleaned.Findings);
        Assert.Equal(("3", "Khai sinh; Đất đai"), (cleaned.Frame.Column("dossiers")![line], cleaned.Frame.Column("services")![line]));
    }

    [Fact]
    public void RowOrder_ChangesNeitherLinesNorHash()
    {
        (string, string, string, string)[] people =
        [
            (An, "Nguyễn Văn An", "", "Thôn 1"), (An, "Nguyễn Văn Ân", "0912345678", "Thôn 2"), (An, "Nguyễn Văn Ấn", "0912345679", "Thôn 2"), ("", "Lê Hà", "", "Thôn 1"), ("", "Lê Hà", "", "Thôn 1"),
        ];
        var hash = Clean(people).Frame.Hash;

        Assert.Equal(hash, Clean([.. people.Reverse()]).Frame.Hash);
        Assert.Equal(hash, Clean([people[2], people[4], people[0], people[3], people[1]]).Frame.Hash);
        Assert.NotEqual(hash, Clean(people[..4]).Frame.Hash);
    }

    [Theory]
    [InlineData("nguyen van an", "nguyen van anh", true)]
    [InlineData("nguyen van an", "nguyen van na", true)]
    [InlineData("nguyen van an", "nguyen van em", false)]
    [InlineData("nguyen van an", "nguyen van an", false)]
    [InlineData("a", "", true)]
    public void OneApart(string one, string other, bool expected)
    {
        Assert.Equal(expected, NearNames.IsOneApart(one, other));
        Assert.Equal(expected, NearNames.IsOneApart(other, one));
    }

    private static CleanedFrame Clean(params (string Id, string Name, string Phone, string Village)[] people) => FrameCleaning.Clean(
        new FrameRows([.. people.Select(p => p.Id)], [.. people.Select(p => p.Name)], [.. people.Select(p => p.Phone)], [FrameColumn.Of("thôn", [.. people.Select(p => p.Village)])]),
        new CleaningPlan { Village = ["thôn"], Required = ["thôn"] });
}
