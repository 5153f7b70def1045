using ParIndex.App.Surveys.Questionnaires;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Questionnaires;

public class QuestionnaireYamlTests
{
    private const string Sound = """
        code: nho
        version: "1"
        title: Phiếu nhỏ
        lists:
          - name: muc
            choices:
              - { code: "1", label: Kém }
              - { code: "2", label: Tốt }
        sections:
          - code: a
            title: Mục
            questions:
              - { code: q1, kind: scale, text: Mức nào?, list: muc, required: true }
              - { code: q2, kind: text, text: Vì sao?, when: "${q1} = '1'" }
        """;

    [Fact]
    public void Read_Sound_HasNoProblem() => Assert.Empty(QuestionnaireYaml.Read(Sound).Problems);

    [Theory]
    [InlineData("kind: scale", "kind: skale", 13, "scale")]
    [InlineData("required: true", "requierd: true", 13, "required")]
    [InlineData("required: true", "required: có", 13, "true")]
    [InlineData("list: muc", "list: muk", 13, "muc")]
    [InlineData("${q1} = '1'", "${q1} = 1'", 14, "ký tự")]
    [InlineData("${q1} = '1'", "${q3} = '1'", 14, "q3")]
    [InlineData("${q1} = '1'", "${q1} = '3'", 14, "1, 2")]
    [InlineData("code: nho", "kode: nho", 1, "code")]
    [InlineData("title: Phiếu nhỏ", "title: [a, b]", 3, "vi:")]
    [InlineData("code: q2", "code: q1", 14, "q1")]
    [InlineData("title: Phiếu nhỏ", "title: *neo", 3, "ngoặc")]
    public void Read_Fault_NamesLineAndRemedy(string from, string to, int line, string told)
    {
        var problems = QuestionnaireYaml.Read(Sound.Replace(from, to, StringComparison.Ordinal)).Problems;

        Assert.Contains(problems, problem => problem.IsError && problem.Place?.Line == line && problem.Text.Vietnamese.Contains(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("a: [")]
    [InlineData("chỉ là chữ")]
    public void Read_NoQuestionnaire_IsRefused(string text)
    {
        var reading = QuestionnaireYaml.Read(text);

        Assert.Null(reading.Questionnaire);
        Assert.NotEmpty(reading.Problems);
    }

    /// <summary>Cut and damaged files are told, never thrown over.</summary>
    [Fact]
    public void Read_DamagedShippedFile_NeverThrows()
    {
        var text = File.ReadAllText(QuestionnaireLibrary.Shipped().PathOf("dossier-handling")!);
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var at = random.Next(text.Length);
            var damaged = (i % 3) switch { 0 => text[..at], 1 => text.Remove(at, Math.Min(30, text.Length - at)), _ => text.Insert(at, "{[:&\t'"[random.Next(6)].ToString()) };
            _ = QuestionnaireYaml.Read(damaged);
        }
    }
}
