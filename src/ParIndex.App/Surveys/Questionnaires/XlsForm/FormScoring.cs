using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>Scoring in the columns "parindex::…" of a row.</summary>
internal static class FormScoring
{
    public static IEnumerable<(string Column, string Value)> Write(AnswerScoring? scoring, string? factor)
    {
        if (factor is not null)
            yield return (FormColumns.Factor, factor);
        if (scoring is null)
            yield break;

        yield return (FormColumns.Criterion, scoring.Criterion ?? "");
        yield return (FormColumns.Method, QuestionnaireWords.Methods.Word(scoring.Method));
        yield return (FormColumns.Satisfied, scoring.Satisfied is { } mark ? SetText.Number(mark) : "");
        yield return (FormColumns.Reversed, scoring.IsReversed ? "yes" : "");
        yield return (FormColumns.Weight, scoring.Weight == 1 ? "" : SetText.Number(scoring.Weight));
        yield return (FormColumns.Groups, string.Join("; ", scoring.Groups));
    }

    public static string? Factor(FormRow row) => row[FormColumns.Factor] is { Length: > 0 } factor ? factor : null;

    public static AnswerScoring? Read(FormRow row, FormReport report)
    {
        var given = FormColumns.Scoring.FirstOrDefault(column => column != FormColumns.Factor && row[column].Length > 0);
        if (given is null)
            return null;

        if (!QuestionnaireWords.Methods.TryRead(row[FormColumns.Method], out var method))
            report.Error("field-word", row.PlaceOf(FormColumns.Method), $"Cột {FormColumns.Method}: ghi share (tỷ lệ hài lòng) hoặc mean (bình quân trọng số).", $"Column {FormColumns.Method}: write share or mean.");

        return new AnswerScoring
        {
            Criterion = row[FormColumns.Criterion] is { Length: > 0 } criterion ? criterion : null,
            Method = method,
            Satisfied = (int?)Number(row, FormColumns.Satisfied, isWhole: true, report),
            IsReversed = FormReader.Flag(row, FormColumns.Reversed, report),
            Weight = Number(row, FormColumns.Weight, isWhole: false, report) ?? 1,
            Groups = row[FormColumns.Groups].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    /// <summary>A number in a cell; null when blank or told.</summary>
    public static decimal? Number(FormRow row, string column, bool isWhole, FormReport report)
    {
        var text = row[column];
        if (text.Length == 0)
            return null;

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && (!isWhole || (number == decimal.Truncate(number) && Math.Abs(number) < 1_000_000)))
            return number;

        report.Error("field-number", row.PlaceOf(column), $"Cột {column}: “{text}” không phải số{(isWhole ? " nguyên" : "")}.", $"Column {column}: “{text}” is no {(isWhole ? "whole " : "")}number.");
        return null;
    }
}
