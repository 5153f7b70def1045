using ParIndex.App.Surveys.Sampling;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Importing;

/// <summary>Which column of a file holds which field, and what is wrong with that.</summary>
/// <param name="Columns">All columns of the file, in its order.</param>
/// <param name="Problems">Why nothing can be taken so; empty: it can.</param>
/// <param name="Unfilled">Fields no column holds.</param>
public sealed record ImportMapping(IReadOnlyList<ImportColumn> Columns, IReadOnlyList<Message> Problems, IReadOnlyList<Field> Unfilled)
{
    /// <summary>Finds the field of each column: by what is told, by code, by the path of groups Kobo and ODK write, by wording, by what field systems call their own columns.</summary>
    /// <param name="headers">First line of the file.</param>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="told">Header → target, in place of what would be found: a field, "field/choice", "@label:xa", "@number:weight", "@key", "@started", "@received", or "" to pass over.</param>
    public static ImportMapping Of(IReadOnlyList<string> headers, Questionnaire questionnaire, IReadOnlyDictionary<string, string>? told = null)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(questionnaire);
        var finder = new HeaderFinder(questionnaire);
        var problems = new List<Message>();
        foreach (var header in told?.Keys.Where(header => !headers.Contains(header, StringComparer.Ordinal)) ?? [])
            problems.Add(new($"Tệp không có cột “{header}” như đã khai.", $"The file has no column “{header}” as was told."));

        var columns = new List<ImportColumn>();
        for (var index = 0; index < headers.Count; index++)
        {
            var isTold = told is not null && told.TryGetValue(headers[index], out _);
            var column = isTold ? finder.Told(index, headers[index], told![headers[index]]) : finder.Found(index, headers[index]);
            if (column is null)
            {
                problems.Add(new($"Cột “{headers[index]}”: không có đích “{told![headers[index]]}”.", $"Column “{headers[index]}”: there is no target “{told[headers[index]]}”."));
                column = HeaderFinder.Ignored(index, headers[index]);
            }

            columns.Add(column);
        }

        DropSpareColumns(columns);
        foreach (var twice in columns.Where(column => column.Target != ImportTarget.Ignored).GroupBy(column => (column.Target, column.Name, column.Choice)).Where(group => group.Count() > 1))
        {
            var names = string.Join("”, “", twice.Select(column => column.Header));
            problems.Add(new($"Các cột “{names}” cùng là {twice.Key.Name}: giữ một cột, bỏ qua các cột kia.", $"Columns “{names}” are all taken as {twice.Key.Name}: keep one and pass over the others."));
        }

        problems.AddRange(columns.Where(column => IsMisnamed(column, questionnaire)).Select(column => new Message(
            $"Cột “{column.Header}”: không đặt được nhãn tên “{column.Name}” (trùng câu hỏi, hoặc tên dành riêng).", $"Column “{column.Header}”: no label can be called “{column.Name}” (it is a question, or a reserved name).")));

        var filled = columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var fields = Field.Of(questionnaire);
        if (!fields.Any(field => filled.Contains(field.Code)))
            problems.Add(new("Không cột nào ứng với câu hỏi của phiếu: kiểm tra đúng tệp, đúng phiếu hỏi.", "No column belongs to a question: check the file and the questionnaire."));

        return new ImportMapping(columns, problems, [.. fields.Where(field => !filled.Contains(field.Code))]);
    }

    /// <summary>Names of questions, and those the program gives a meaning, are not free for labels of any kind.</summary>
    private static bool IsMisnamed(ImportColumn column, Questionnaire questionnaire) => column.Target switch
    {
        ImportTarget.Label => DesignLabels.IsNumber(column.Name) || IsTaken(column.Name, questionnaire) || (column.Name[0] == '_' && column.Name is not (Collected.WaveAnswers.Area or Collected.WaveAnswers.Interviewer)),
        ImportTarget.Number => DesignLabels.IsCategory(column.Name) || IsTaken(column.Name, questionnaire) || column.Name[0] == '_',
        _ => false,
    };

    private static bool IsTaken(string name, Questionnaire questionnaire) => FieldColumn.Of(questionnaire).Any(column => column.Name == name || column.Field.Code == name);

    /// <summary>Kobo writes the whole answer of a multiple choice beside its 0/1 columns; several columns may tell the time. One is enough.</summary>
    private static void DropSpareColumns(List<ImportColumn> columns)
    {
        var whole = columns.Where(column => column.Target == ImportTarget.Field).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<ImportTarget>();
        for (var place = 0; place < columns.Count; place++)
        {
            var column = columns[place];
            var isSpare = column.Target == ImportTarget.Choice ? whole.Contains(column.Name)
                : column.Target is ImportTarget.Key or ImportTarget.Started or ImportTarget.Received && !seen.Add(column.Target);
            if (isSpare)
            {
                columns[place] = column with
                {
                    Target = ImportTarget.Ignored,
                    Name = "",
                    Choice = null,
                    Why = new("một cột khác đã nói điều này", "another column tells this"),
                };
            }
        }
    }
}
