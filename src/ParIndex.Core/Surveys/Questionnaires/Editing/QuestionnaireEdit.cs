namespace ParIndex.Core.Surveys.Questionnaires.Editing;

/// <summary>
/// A questionnaire changed one step at a time, as a person does it. Each step gives a new questionnaire; whether that is sound, <see cref="QuestionnaireChecker"/>
/// tells. Parts are named by their code; a step on a part that is not there changes nothing.
/// </summary>
public static class QuestionnaireEdit
{
    /// <summary>Adds a section at the end, with one text question: an empty section asks nothing.</summary>
    /// <returns>The questionnaire, and the code of the section.</returns>
    public static (Questionnaire Form, string Code) AddSection(Questionnaire form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var code = NewNames.Code(form, "muc");
        var section = new Section { Code = code, Title = NewNames.In(form, NewNames.Section), Questions = [] };
        var (filled, _) = AddQuestion(form with { Sections = [.. form.Sections, section] }, code, QuestionKind.Text);
        return (filled, code);
    }

    /// <summary>Puts a section in the place of the one with its code.</summary>
    public static Questionnaire PutSection(Questionnaire form, Section section)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(section);
        return form with { Sections = [.. form.Sections.Select(one => one.Code == section.Code ? section : one)] };
    }

    /// <summary>Moves a section among the others.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="code">Of the section.</param>
    /// <param name="by">-1 up, 1 down; beyond the ends it stays.</param>
    public static Questionnaire MoveSection(Questionnaire form, string code, int by)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form with { Sections = Moved(form.Sections, section => section.Code == code, by) };
    }

    /// <summary>Takes a section away with its questions, and the lists nobody uses any more.</summary>
    public static Questionnaire RemoveSection(Questionnaire form, string code)
    {
        ArgumentNullException.ThrowIfNull(form);
        return WithoutUnusedLists(form, form with { Sections = [.. form.Sections.Where(section => section.Code != code)] });
    }

    /// <summary>Adds a question at the end of a section. One that needs choices gets a list of its own.</summary>
    /// <returns>The questionnaire, and the code of the question.</returns>
    public static (Questionnaire Form, string Code) AddQuestion(Questionnaire form, string section, QuestionKind kind)
    {
        ArgumentNullException.ThrowIfNull(form);
        var code = NewNames.Code(form, "cau");
        var question = new Question { Code = code, Kind = kind, Text = NewNames.In(form, kind == QuestionKind.Note ? NewNames.Note : NewNames.Question) };
        var lists = form.Lists;
        if (kind is QuestionKind.Single or QuestionKind.Multiple or QuestionKind.Scale or QuestionKind.Matrix)
        {
            var list = new ChoiceList(NewNames.List(form), NewNames.In(form, kind is QuestionKind.Scale or QuestionKind.Matrix ? NewNames.Marks : NewNames.Choices));
            lists = [.. lists, list];
            question = question with { List = list.Name, Rows = kind == QuestionKind.Matrix ? [new MatrixRow(code + "_1", NewNames.In(form, NewNames.Row))] : [] };
        }

        return (form with
        {
            Lists = lists,
            Sections = [.. form.Sections.Select(one => one.Code == section ? one with { Questions = [.. one.Questions, question] } : one)],
        }, code);
    }

    /// <summary>Puts a question in the place of the one with its code.</summary>
    public static Questionnaire PutQuestion(Questionnaire form, Question question)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(question);
        return WithoutUnusedLists(form, form with
        {
            Sections = [.. form.Sections.Select(section => section with { Questions = [.. section.Questions.Select(one => one.Code == question.Code ? question : one)] })],
        });
    }

    /// <summary>Moves a question; from the edge of its section into the next one.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="code">Of the question.</param>
    /// <param name="by">-1 up, 1 down; beyond the ends it stays.</param>
    public static Questionnaire MoveQuestion(Questionnaire form, string code, int by)
    {
        ArgumentNullException.ThrowIfNull(form);
        var here = IndexOf(form.Sections, section => section.Questions.Any(question => question.Code == code));
        if (here < 0)
            return form;

        var section = form.Sections[here];
        var place = IndexOf(section.Questions, question => question.Code == code);
        if (place + by >= 0 && place + by < section.Questions.Count)
            return PutSection(form, section with { Questions = Moved(section.Questions, question => question.Code == code, by) });

        if (here + by < 0 || here + by >= form.Sections.Count)
            return form;

        var (question, next) = (section.Questions[place], form.Sections[here + by]);
        var left = section with { Questions = [.. section.Questions.Where(one => one.Code != code)] };
        return PutSection(PutSection(form, left), next with { Questions = by > 0 ? [question, .. next.Questions] : [.. next.Questions, question] });
    }

    /// <summary>Takes a question away, and the list nobody uses any more.</summary>
    public static Questionnaire RemoveQuestion(Questionnaire form, string code)
    {
        ArgumentNullException.ThrowIfNull(form);
        return WithoutUnusedLists(form, form with
        {
            Sections = [.. form.Sections.Select(section => section with { Questions = [.. section.Questions.Where(question => question.Code != code)] })],
        });
    }

    /// <summary>Puts a list in the place of the one with its name, or adds it.</summary>
    public static Questionnaire PutList(Questionnaire form, ChoiceList list)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(list);
        return form with { Lists = form.List(list.Name) is null ? [.. form.Lists, list] : [.. form.Lists.Select(one => one.Name == list.Name ? list : one)] };
    }

    /// <summary>Lists that were used before and no longer are go with their last question; one that never was is somebody's, and stays.</summary>
    private static Questionnaire WithoutUnusedLists(Questionnaire before, Questionnaire after)
    {
        var used = after.Questions.Select(question => question.List).ToHashSet(StringComparer.Ordinal);
        var left = before.Questions.Select(question => question.List).Where(list => !used.Contains(list)).ToHashSet(StringComparer.Ordinal);
        return left.Count == 0 ? after : after with { Lists = [.. after.Lists.Where(list => !left.Contains(list.Name))] };
    }

    private static T[] Moved<T>(IReadOnlyList<T> all, Func<T, bool> isIt, int by)
    {
        T[] moved = [.. all];
        var place = IndexOf(all, isIt);
        if (place >= 0 && place + by >= 0 && place + by < moved.Length)
            (moved[place], moved[place + by]) = (moved[place + by], moved[place]);

        return moved;
    }

    private static int IndexOf<T>(IReadOnlyList<T> all, Func<T, bool> isIt)
    {
        for (var place = 0; place < all.Count; place++)
        {
            if (isIt(all[place]))
                return place;
        }

        return -1;
    }
}
