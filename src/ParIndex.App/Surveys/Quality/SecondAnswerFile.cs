using System.Globalization;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Importing;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Quality;

/// <summary>Second answers in a CSV or workbook: "phieu" holds the number on the list to call back, the other columns fields of the questionnaire.</summary>
internal static class SecondAnswerFile
{
    private const string Number = "phieu";
    private const int MostProblems = 50;

    /// <summary>The answers, or all that is wrong.</summary>
    public static (IReadOnlyList<(AnswerKey Answer, string Sheet)> Read, IReadOnlyList<Message> Problems) Read(string path, Questionnaire questionnaire, IReadOnlyList<CallBack> list)
    {
        using var source = ImportSource.Open(path);
        var at = source.Header.ToList().FindIndex(header => VietnameseText.Fold(header) is Number or "so");
        if (at < 0)
            return ([], [new($"Tệp thiếu cột “{Number}” (số thứ tự trong danh sách gọi lại).", $"The file lacks the column “{Number}” (the number on the list to call back).")]);

        var fields = ImportMapping.Of(source.Header, questionnaire).Columns.Where(column => column.Index != at && column.Target == ImportTarget.Field).ToList();
        var (checker, byNumber) = (new AnswerChecker(questionnaire), list.ToDictionary(one => one.Place.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal));
        var readers = checker.Fields.ToDictionary(field => field.Code, field => new CellReader(field), StringComparer.Ordinal);
        var (read, problems) = (new Dictionary<AnswerKey, string>(), new List<Message>());
        while (problems.Count < MostProblems && source.Read())
        {
            if (source.Surplus != 0 || !byNumber.TryGetValue(source.Text(at), out var first))
            {
                problems.Add(source.Place().Before(new Message("số phiếu không có trong danh sách gọi lại, hoặc dòng thừa thiếu ô.", "the number is not on the list to call back, or the row has too many or too few cells.")));
                continue;
            }

            var check = checker.Check(AnswerSheet.Of(fields.Select(column => new KeyValuePair<string, IReadOnlyList<string>>(column.Name, readers[column.Name].Read(source.Text(column.Index))))), isFinal: false);
            problems.AddRange(check.Problems.Select(problem => source.Place().Before(new Message($"câu {problem.Field}: {problem.Text.Vietnamese}", $"{problem.Field}: {problem.Text.English}"))));
            read[first.Answer] = SheetJson.Write(check.Kept, checker.Fields);
        }

        return ([.. read.Select(pair => (pair.Key, pair.Value))], problems);
    }
}
