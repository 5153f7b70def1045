using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Cli.Output;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Commands;

/// <summary><c>survey check FILE --json</c>: whether a questionnaire can be used.</summary>
internal static class SurveyCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.File("FILE", "Phiếu hỏi có sẵn, tệp YAML hoặc XLSForm (.xlsx). / A shipped questionnaire, a YAML file or an XLSForm.");
        var against = new Option<string?>("--against")
        {
            Description = "Phiếu gốc (phiếu chính thức): báo lời, thang đo, thứ tự nào bị đổi. / The official form: tells what was altered.",
        };
        var json = Shared.Json();
        var command = new Command(
            "check", "Kiểm tra phiếu hỏi: câu chữ, thang đo, điều kiện, tính điểm. Ví dụ: parindex survey check phieu.xlsx / Checks a questionnaire.")
        {
            file, against, json,
        };
        command.SetAction(parsed =>
        {
            var reading = QuestionnaireFile.Load(parsed.GetRequiredValue(file));
            IReadOnlyList<QuestionnaireChange> changes = [];
            if (parsed.GetValue(against) is { } official && reading.Draft is { } own)
            {
                var original = QuestionnaireFile.Load(official);
                if (original.Draft is null)
                {
                    Print(terminal, original);
                    return ExitCode.Unusable;
                }

                changes = QuestionnaireChanges.Between(original.Draft, own);
            }

            if (parsed.GetValue(json))
                terminal.Json(writer => Write(terminal, writer, reading, changes));
            else
                Print(terminal, reading, changes);

            var hasFindings = reading.Problems.Any(problem => problem.IsError) || changes.Any(change => change.AltersOfficial);
            return reading.Draft is null ? ExitCode.Unusable : hasFindings ? ExitCode.Findings : ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A problem as one line.</summary>
    internal static Message Line(QuestionnaireProblem problem)
    {
        var (where, english) = problem.Place?.ToMessage() is { } place ? ($" ({place.Vietnamese})", $" ({place.English})") : ("", "");
        return new Message(
            $"{(problem.IsError ? "Sai" : "Lưu ý")}: {problem.Text.Vietnamese}{where}", $"{(problem.IsError ? "Error" : "Note")}: {problem.Text.English}{english}");
    }

    private static void Print(Terminal terminal, QuestionnaireReading reading, IReadOnlyList<QuestionnaireChange>? changes = null)
    {
        foreach (var problem in reading.Problems)
            terminal.Line(terminal.Say(Line(problem)));

        foreach (var change in changes ?? [])
        {
            terminal.Line(terminal.Say(new(
                $"{(change.AltersOfficial ? "Đổi phiếu gốc" : "Bổ sung")}: {change.Part} {Name(change.Kind).Vietnamese}: “{change.Before}” → “{change.After}”",
                $"{(change.AltersOfficial ? "Altered" : "Added")}: {change.Part} {Name(change.Kind).English}: “{change.Before}” → “{change.After}”")));
        }

        if (reading.Draft is not { } form)
            return;

        var fields = Field.Of(form);
        var scored = fields.Count(field => field.Scoring is not null);
        var points = form.Criteria.Sum(criterion => criterion.Points).ToString("0.####", CultureInfo.InvariantCulture);
        var errors = reading.Problems.Count(problem => problem.IsError);
        terminal.Line(terminal.Say(new(
            $"{form.Code} (bản {form.Version}): {form.Sections.Count} mục, {fields.Count} trường trả lời, {scored} trường tính điểm, {form.Criteria.Count} tiêu chí ({points} điểm), ngôn ngữ {string.Join(", ", form.Languages)}, {errors} lỗi.",
            $"{form.Code} (version {form.Version}): {form.Sections.Count} sections, {fields.Count} answer fields, {scored} scored, {form.Criteria.Count} criteria ({points} points), languages {string.Join(", ", form.Languages)}, {errors} errors.")));
    }

    private static void Write(Terminal terminal, Utf8JsonWriter json, QuestionnaireReading reading, IReadOnlyList<QuestionnaireChange> changes)
    {
        var fields = reading.Draft is { } form ? Field.Of(form) : [];
        json.WriteString("questionnaire", reading.Draft?.Code);
        json.WriteString("version", reading.Draft?.Version);
        json.WriteNumber("sections", reading.Draft?.Sections.Count ?? 0);
        json.WriteNumber("fields", fields.Count);
        json.WriteNumber("scored", fields.Count(field => field.Scoring is not null));
        json.Decimal("points", reading.Draft?.Criteria.Sum(criterion => criterion.Points) ?? 0);
        json.Strings("languages", reading.Draft?.Languages ?? []);
        json.Objects("problems", reading.Problems, problem =>
        {
            json.WriteString("code", problem.Code);
            json.WriteString("severity", problem.IsError ? "error" : "warning");
            json.WriteString("part", problem.Part);
            if (problem.Place is { } place)
                json.Place("source", place);
            json.WriteString("message", terminal.Say(problem.Text));
        });
        json.Objects("changes", changes, change =>
        {
            json.WriteString("kind", Name(change.Kind).English);
            json.WriteString("part", change.Part);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteBoolean("alters", change.AltersOfficial);
        });
    }

    private static Message Name(ChangeKind kind) => kind switch
    {
        ChangeKind.Wording => new("lời câu hỏi", "wording"),
        ChangeKind.Scale => new("thang đo, lựa chọn", "scale"),
        ChangeKind.Order => new("thứ tự", "order"),
        ChangeKind.Skip => new("điều kiện hỏi", "skip"),
        ChangeKind.Answering => new("cách trả lời", "answering"),
        ChangeKind.Scoring => new("cách tính điểm", "scoring"),
        ChangeKind.Added => new("thêm", "added"),
        ChangeKind.Removed => new("bỏ", "removed"),
        ChangeKind.Hint => new("lời hướng dẫn", "hint"),
        _ => new("ngôn ngữ", "language"),
    };
}
