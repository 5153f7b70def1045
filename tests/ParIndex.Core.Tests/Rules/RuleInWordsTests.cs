using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

public sealed class RuleInWordsTests
{
    private static readonly RuleInput[] Inputs =
    [
        new() { Name = "done", Label = "Số nhiệm vụ đã hoàn thành", LabelEnglish = "Tasks done", Type = InputType.Count },
        new() { Name = "planned", Label = "Số nhiệm vụ trong kế hoạch", LabelEnglish = "Tasks planned", Type = InputType.Count },
        new() { Name = "timing", Label = "Thời điểm", Type = InputType.Choice, Options = ["Đúng hạn", "Chậm"] },
        new() { Name = "issued", Label = "TTHC đã công bố", Type = InputType.YesNo },
    ];

    [Fact]
    public void Steps_AreLimitsBelowTheirFigure()
    {
        var lines = RuleInWords.Of("when planned = 0: not applicable\nsteps done / planned:\n  >= 100%: full\n  >= 80%: pro rata \"Chưa hoàn thành hết\"\n  otherwise: 0", Inputs)!;
        Assert.Equal(
            [
                (0, "Nếu số nhiệm vụ trong kế hoạch bằng 0: không áp dụng"),
                (0, "Theo bậc của số nhiệm vụ đã hoàn thành ÷ số nhiệm vụ trong kế hoạch:"),
                (1, "từ 100% trở lên: điểm tối đa"),
                (1, "từ 80% trở lên: theo tỷ lệ đạt được"),
                (1, "Còn lại: 0 điểm"),
            ],
            lines.Select(line => (line.Level, line.Text.Vietnamese)));
        Assert.Equal("Chưa hoàn thành hết", lines[3].Label);
        Assert.Equal("By steps of tasks done ÷ tasks planned:", lines[1].Text.English);
    }

    [Theory]
    [InlineData("choose timing:\n  \"Đúng hạn\": full\n  \"Chậm\": 50% * full", "Theo lựa chọn ở thời điểm:|“Đúng hạn”: điểm tối đa|“Chậm”: 50% × điểm tối đa")]
    [InlineData("sum:\n  0.25 if issued\n  0.5 * share(done, planned)", "Cộng các phần:|0,25 điểm, nếu TTHC đã công bố|0,5 × tỷ lệ số nhiệm vụ đã hoàn thành trên số nhiệm vụ trong kế hoạch (không quá 100%)")]
    [InlineData("full * (done - 1) / planned", "Điểm là điểm tối đa × (số nhiệm vụ đã hoàn thành − 1) ÷ số nhiệm vụ trong kế hoạch")]
    [InlineData("credit = done / planned\nfull * min(1, credit)", "“credit” là số nhiệm vụ đã hoàn thành ÷ số nhiệm vụ trong kế hoạch|Điểm là điểm tối đa × số nhỏ nhất trong (1; “credit”)")]
    public void Rule_IsSaidWithTheLabelsOfItsInputs(string rule, string said) =>
        Assert.Equal(said.Split('|'), RuleInWords.Of(rule, Inputs)!.Select(line => line.Text.Vietnamese));

    [Fact]
    public void TextThatCannotBeRead_IsNotSaid() => Assert.Null(RuleInWords.Of("steps ((", Inputs));
}
