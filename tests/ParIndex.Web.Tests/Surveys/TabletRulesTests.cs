using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Tablets;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Web.Pages.Surveys.Tablets;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>The rules of answers are written twice, for the server and for tablets: both are asked about the same sheets.</summary>
public sealed partial class TabletRulesTests
{
    private const int SheetsOfEach = 250;
    private const int Seed = 20261122;

    private static readonly string Web = Path.Combine(Repository.Root, "src", "ParIndex.Web");

    /// <summary>What people and programs write where a number, a code or a text is asked.</summary>
    private static readonly string[] Hostile =
    [
        "", " ", "0", "-0", "+5", "5.", ".5", "-.5", "3", "03", "3,0", "3.50", "1,5.0", " 4 ", "4\u00a0", "1e3", "--1", "٣", "−3", "40.5", "18", "17.999", "110.0001", "1.2.3", "79228162514264337593543950335", "79228162514264337593543950336",
        "0.00000000000000000000000000005", "1.00000000000000000000000000005", "1.00000000000000000000000000015", "7.92281625142643375935439503355", "0.1", "0.30000000000000000000000000001", "a", "b", "co", "A b", "a\u200bb", "\u200b", "Ho\u0300a",
        "Hòa", "dòng\r\nmột\u0085hai\u2028ba ", "\u0007", "\ud800", "\uffff x", "x\u001fy", "none",
    ];

    private static readonly string[] Conditions =
    [
        "${n} = 3", "${n} = '3'", "${n} = '3.0'", "${n} != 3", "${n} < 18", "${n} >= 40.5", "${n} > -.5", "${n} = 79228162514264337593543950335", "${n} < 79228162514264337593543950335", "${t} = 3", "${t} = '3'", "${t} = 0.30000000000000000000000000001",
        "${t} <= ${n}", "${t} = ${n}", "${t} != ${n}", "${n} = ${n}", "${t} = ''", "${s} = ''", "${s} = 'a'", "${s} != 'a'", "${s} > 1", "selected(${m}, 'b')", "selected(${s}, \"a\")", "selected(${t}, 3)", "not(selected(${m}, 'a'))", "count-selected(${m}) = 2",
        "count-selected(${m}) < ${n}", "count-selected(${t}) = 1", "string-length(${t}) > 3", "string-length(${m}) = 3", "string-length(${s}) = count-selected(${s})", "${m} = 'a b'", "${k} = 2", "${k} < 3 and ${n} > 3 or ${s} = 'b'", "${k} < 3 and (${n} > 3 or ${s} = 'b')",
        "not(${n} < 5) and not(${k} = 1 or ${k} = 0)", "'a' = 'a'", "1 < 2", "3 = '3.0'", "${unknown} = ''",
    ];

    [Fact]
    public async Task Tablets_DecideEverySheet_AsTheServerDoes()
    {
        var random = new Random(Seed);
        var forms = QuestionnaireLibrary.Shipped().Codes().Select(code => QuestionnaireFile.Load(code).Questionnaire!).Append(Nasty())
            .Select(questionnaire => new AskedForm(questionnaire, new AnswerChecker(questionnaire))).ToList();
        var asked = forms.Select(form => (Form: form, Sheets: Enumerable.Range(0, SheetsOfEach).Select(_ => Sheet(form, random)).ToList())).ToList();
        var answers = await AskAsync(asked);
        var differences = new List<string>();
        foreach (var ((form, sheets), decided) in asked.Zip(answers))
        {
            foreach (var (sheet, tablet) in sheets.Zip(decided))
            {
                var server = Decide(form, sheet);
                if (server != tablet)
                    differences.Add($"{form.Questionnaire.Code} {JsonSerializer.Serialize(sheet)}\n  server {server}\n  tablet {tablet}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n{string.Join('\n', differences.Take(5))}");
    }

    [Fact]
    public void Scripts_AskForWords_ThatAreThere()
    {
        var code = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Web, "Assets", "ts", "tablet"), "*.ts").Select(File.ReadAllText));
        Assert.Empty(Asked().Matches(code).Select(match => match.Groups[1].Value).Except(TabletWords.All.Keys));
        Assert.DoesNotContain(TabletWords.All.Keys, name => !code.Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    private static string Decide(AskedForm form, Dictionary<string, string[]> sheet)
    {
        var check = form.Checker.Check(AnswerSheet.Of(sheet.Select(pair => new KeyValuePair<string, IReadOnlyList<string>>(pair.Key, pair.Value))));
        return JsonSerializer.Serialize(new
        {
            kept = form.Checker.Fields.Where(field => check.Kept.Has(field.Code)).Select(field => new object[] { field.Code, check.Kept[field.Code] }),
            shown = check.Shown,
            problems = check.Problems.Select(problem => new[] { problem.Field, problem.Kind.ToString() }),
        });
    }

    /// <summary>Every sort of field and limit, and a question for each condition.</summary>
    private static Questionnaire Nasty()
    {
        var marks = new ChoiceList("marks", [.. Enumerable.Range(1, 5).Select(mark => new Choice(mark.ToString(CultureInfo.InvariantCulture), Wording.Of("Mức"))), new Choice("0", Wording.Of("Không biết")) { Kind = ChoiceKind.NoOpinion }]);
        var letters = new ChoiceList("letters", [new("a", Wording.Of("A")), new("b", Wording.Of("B")), new("c", Wording.Of("C")), new("none", Wording.Of("Không")) { Kind = ChoiceKind.Exclusive }]);
        Question Of(string code, QuestionKind kind, string? list = null) => new() { Code = code, Kind = kind, Text = Wording.Of(code), List = list };
        return new Questionnaire
        {
            Code = "nasty",
            Version = "1",
            Title = Wording.Of("Khó"),
            Lists = [marks, letters],
            Sections =
            [
                new Section
                {
                    Code = "first", Title = Wording.Of("Một"), Questions =
                    [
                        Of("n", QuestionKind.Number) with { IsRequired = true, Limits = new AnswerLimits { Min = -3.5m, Max = 110 } },
                        Of("whole", QuestionKind.Number) with { Limits = new AnswerLimits { IsWhole = true, Constraint = ConditionParser.Parse(". != ${n}"), ConstraintText = Wording.Of("Khác") } },
                        Of("t", QuestionKind.Text) with { Limits = new AnswerLimits { MaxLength = 12, Constraint = ConditionParser.Parse("string-length(.) != 2") } },
                        Of("s", QuestionKind.Single, "letters") with { IsRequired = true },
                        Of("m", QuestionKind.Multiple, "letters") with { Limits = new AnswerLimits { MinChoices = 2, MaxChoices = 2 } },
                        Of("k", QuestionKind.Scale, "marks") with { Reason = new Reason(2, Wording.Of("Vì sao?")) { IsRequired = true } },
                        Of("table", QuestionKind.Matrix, "marks") with { Rows = [new("__proto__", Wording.Of("Một")), new("constructor", Wording.Of("Hai"))], Reason = new Reason(1, Wording.Of("Sao?")) },
                    ],
                },
                new Section
                {
                    Code = "second", Title = Wording.Of("Hai"), ShownWhen = ConditionParser.Parse("${s} != 'c'"),
                    Questions = [.. Conditions.Select((condition, place) => Of(string.Create(CultureInfo.InvariantCulture, $"c{place}"), QuestionKind.Text) with { ShownWhen = ConditionParser.Parse(condition) })],
                },
            ],
        };
    }

    private static Dictionary<string, string[]> Sheet(AskedForm form, Random random)
    {
        var sheet = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var field in form.Checker.Fields.Where(_ => random.Next(8) > 0))
        {
            string One() => field.List is { } list && random.Next(10) > 0 ? list.Choices[random.Next(list.Choices.Count)].Code : Hostile[random.Next(Hostile.Length)];
            sheet[field.Code] = [.. Enumerable.Range(0, field.Type == FieldType.Set || random.Next(20) == 0 ? random.Next(4) : 1).Select(_ => One())];
        }

        return sheet;
    }

    /// <summary>Bundles the tablet's own source and asks it.</summary>
    private static async Task<List<List<string>>> AskAsync(List<(AskedForm Form, List<Dictionary<string, string[]>> Sheets)> asked)
    {
        const string Script =
            """
            const { buildSync } = require("esbuild");
            const { outputFiles } = buildSync({ entryPoints: ["Assets/ts/tablet/answers.ts"], bundle: true, write: false, format: "cjs", target: "chrome109" });
            const module_ = { exports: {} };
            new Function("module", "exports", outputFiles[0].text)(module_, module_.exports);
            const decide = (form, sheet) => {
                const { kept, shown, problems } = module_.exports.check(form, new Map(sheet), true);
                return { kept: form.fields.filter(field => kept.has(field.code)).map(field => [field.code, kept.get(field.code)]), shown, problems: problems.map(one => [one.field, one.kind]) };
            };
            let text = "";
            process.stdin.setEncoding("utf8").on("data", part => text += part).on("end", () =>
                console.log(JSON.stringify(JSON.parse(text).map(({ form, sheets }) => sheets.map(sheet => decide(form, sheet))))));
            """;
        var start = new ProcessStartInfo("node", ["--input-type=commonjs", "-e", Script]) { WorkingDirectory = Web, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        await node.StandardInput.BaseStream.WriteAsync(Question(asked));
        node.StandardInput.Close();
        using var answer = await JsonDocument.ParseAsync(node.StandardOutput.BaseStream);
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        // Written again by the same writer, so that texts can be compared.
        return [.. answer.RootElement.EnumerateArray().Select(form => form.EnumerateArray().Select(sheet => JsonSerializer.Serialize(new
        {
            kept = sheet.GetProperty("kept").EnumerateArray().Select(pair => new object[] { pair[0].GetString()!, pair[1].EnumerateArray().Select(value => value.GetString()!) }),
            shown = sheet.GetProperty("shown").EnumerateArray().Select(value => value.GetString()!),
            problems = sheet.GetProperty("problems").EnumerateArray().Select(pair => pair.EnumerateArray().Select(value => value.GetString()!)),
        })).ToList())];
    }

    private static byte[] Question(List<(AskedForm Form, List<Dictionary<string, string[]>> Sheets)> asked)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var (form, sheets) in asked)
            {
                json.WriteStartObject();
                json.WritePropertyName("form");
                FormJson.Write(json, form);
                json.WritePropertyName("sheets");
                // Escaped by hand, so that halves of characters arrive as they are.
                json.WriteRawValue("[" + string.Join(',', sheets.Select(sheet => "[" + string.Join(',', sheet.Select(pair => $"[{Quote(pair.Key)},[{string.Join(',', pair.Value.Select(Quote))}]]")) + "]")) + "]", skipInputValidation: true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return bytes.ToArray();
    }

    private static string Quote(string text) => "\"" + string.Concat(text.Select(letter => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"))) + "\"";

    [GeneratedRegex("""\b(?:say\(|sayIn\([\w.]+, |say: \[)"(\w+)"(?! \?)""")]
    private static partial Regex Asked();
}
