using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>
/// Walks the survey sheet: groups of the first level become sections, groups that look like a table become matrices, deeper groups
/// hand their heading and condition to their questions, questions outside groups stand in a section without heading.
/// </summary>
internal sealed class FormWalk(IReadOnlyList<FormRow> rows, FormQuestions questions, FormReport report, SetPlaces places)
{
    private const int Deepest = 20;

    private readonly List<Section> sections = [];
    private readonly List<string> metadata = [];
    private List<Question> loose = [];
    private int next;

    public IReadOnlyList<Section> Sections => sections;

    public IReadOnlyList<string> Metadata => metadata;

    public Wording Intro { get; private set; } = Wording.Empty;

    public Wording Consent { get; private set; } = Wording.Empty;

    public void Read()
    {
        while (next < rows.Count)
        {
            var row = rows[next];
            if (FormTypes.Of(row) is not FormTypes.BeginGroup)
            {
                Take(row, loose, null);
            }
            else if (FormMatrix.Take(rows, next, questions, report) is { } matrix)
            {
                loose.Add(matrix.Question);
                next = matrix.Next;
            }
            else
            {
                CloseLoose();
                sections.Add(ReadSection(row));
            }
        }

        CloseLoose();
    }

    private Section ReadSection(FormRow head)
    {
        var intro = Wording.Empty;
        next++;
        if (next < rows.Count && rows[next][FormColumns.Role] == FormColumns.IntroRole)
            intro = rows[next++].Wording("label");

        var inner = new List<Question>();
        ReadGroup(head, inner, null, 1);
        var section = new Section
        {
            Code = head["name"], Title = head.Wording("label"), Intro = intro, ShownWhen = FormReader.Condition(head, "relevant", report), Questions = inner,
        };
        places.Add(section, "", head.Place);
        questions.TellUnused(head, ["label", "relevant", "appearance"]);
        return section;
    }

    /// <summary>Reads on to the end of the group whose head stands before.</summary>
    private void ReadGroup(FormRow head, List<Question> into, Condition? when, int depth)
    {
        while (next < rows.Count)
        {
            var row = rows[next];
            switch (FormTypes.Of(row))
            {
                case FormTypes.EndGroup:
                    next++;
                    return;
                case FormTypes.BeginGroup when depth >= Deepest:
                    report.Error("group-depth", row.Place, "Nhóm lồng quá sâu: bớt tầng nhóm.", "Groups are nested too deep: use fewer levels.");
                    next = rows.Count;
                    return;
                case FormTypes.BeginGroup when FormMatrix.Take(rows, next, questions, report) is { } matrix:
                    into.Add(FormQuestions.Under(when, matrix.Question));
                    next = matrix.Next;
                    break;
                case FormTypes.BeginGroup:
                    next++;
                    ReadInner(row, into, when, depth);
                    break;
                default:
                    Take(row, into, when);
                    break;
            }
        }

        report.Error("group-open", head.Place, $"Nhóm “{head["name"]}” chưa đóng: thêm dòng end_group.", $"Group “{head["name"]}” is not closed: add a row end_group.");
    }

    private void ReadInner(FormRow head, List<Question> into, Condition? when, int depth)
    {
        report.Warning(
            "group-flattened", head.Place, $"Nhóm “{head["name"]}” nằm trong mục khác: tiêu đề thành đoạn để đọc, điều kiện chuyển cho từng câu bên trong.",
            $"Group “{head["name"]}” lies in another: its heading becomes a note, its condition goes to each question inside.");
        var own = FormReader.Condition(head, "relevant", report);
        var both = when is null ? own : own is null ? when : new AllOf(when, own);
        if (head.Wording("label") is { IsEmpty: false } label && head["name"].Length > 0)
            into.Add(new Question { Code = head["name"], Kind = QuestionKind.Note, Text = label, ShownWhen = both });
        questions.TellUnused(head, ["label", "relevant", "appearance"]);
        ReadGroup(head, into, both, depth + 1);
    }

    /// <summary>A row that is no group.</summary>
    private void Take(FormRow row, List<Question> into, Condition? when)
    {
        next++;
        var type = FormTypes.Of(row);
        if (type == FormTypes.EndGroup)
        {
            report.Error("group-end", row.Place, "Dòng end_group không có begin_group tương ứng: xóa dòng.", "This end_group has no begin_group: delete it.");
        }
        else if (QuestionnaireWords.Metadata.Contains(type))
        {
            metadata.Add(type);
        }
        else if (row[FormColumns.Role] == FormColumns.IntroRole)
        {
            Intro = row.Wording("label");
        }
        else if (type == "acknowledge")
        {
            if (!Consent.IsEmpty || row[FormColumns.Role] != FormColumns.ConsentRole)
                report.Warning("acknowledge", row.Place, $"Câu xác nhận “{row["name"]}” được dùng làm lời đồng ý trả lời của phiếu.", $"Acknowledgement “{row["name"]}” is taken as the consent of the questionnaire.");
            Consent = row.Wording("label");
        }
        else if (row[FormColumns.Role] == FormColumns.ReasonRole && into.Count > 0)
        {
            into[^1] = questions.WithReason(into[^1], row);
        }
        else if (type is "begin_kobomatrix" or "begin_score")
        {
            next = new FormKobo(rows, questions, report).Read(next - 1, into, when);
        }
        else
        {
            into.AddRange(questions.Read(row).Select(question => FormQuestions.Under(when, question)));
        }
    }

    private void CloseLoose()
    {
        if (loose.Count == 0)
            return;

        var taken = rows.Select(row => row["name"]).Concat(sections.Select(section => section.Code)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var number = sections.Count + 1;
        string code;
        do
        {
            code = "section_" + number++.ToString(CultureInfo.InvariantCulture);
        }
        while (taken.Contains(code));
        sections.Add(new Section { Code = code, Title = Wording.Empty, Questions = loose });
        loose = [];
    }
}
