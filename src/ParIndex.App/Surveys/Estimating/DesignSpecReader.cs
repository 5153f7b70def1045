using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.App.Surveys.Estimating;

/// <summary>Members of a design file.</summary>
internal sealed partial class DesignSpecReader(FormReport report)
{
    private const int MostQuestions = 1000;

    private static readonly WordList<LoneCluster> LonePolicies = new(
        (LoneCluster.Fail, "fail", "Báo lỗi"), (LoneCluster.Remove, "remove", "Bỏ tầng"), (LoneCluster.Adjust, "adjust", "So với trung bình chung"),
        (LoneCluster.Average, "average", "Lấy trung bình các tầng"), (LoneCluster.Certainty, "certainty", "Chắc chắn được chọn"));

    private static readonly WordList<IndexFormula> Formulas = new(
        (IndexFormula.ShareSatisfied, "share", "Tỷ lệ hài lòng"), (IndexFormula.MeanOfHighest, "mean", "Điểm trung bình trên mức cao nhất"),
        (IndexFormula.MeanRescaled, "mean-rescaled", "Điểm trung bình quy về 0–100"));

    private static readonly WordList<MissingAnswers> MissingPolicies = new(
        (MissingAnswers.Omit, "omit-per-question", "Bỏ khỏi câu hỏi đó"), (MissingAnswers.Fail, "fail", "Báo lỗi"));

    private enum MissingAnswers
    {
        Omit,
        Fail,
    }

    public EstimationSpec? Read(SetMap map)
    {
        var reader = new MapReader(map, report);
        var questions = Questions(reader);
        var clusters = Stages(reader, "clusters");
        var design = new DesignSpec
        {
            Strata = Stages(reader, "strata"),
            Clusters = [.. clusters.OfType<string>()],
            Weight = reader.Text("weight"),
            Population = Stages(reader, "fpc"),
            Nested = reader.Flag("nested"),
            Lone = reader.Word("lone_cluster", LonePolicies) ?? LoneCluster.Fail,
        };
        var spec = new EstimationSpec
        {
            Design = design,
            Questions = questions,
            Domain = reader.Texts("domain"),
            Crosstab = reader.Texts("crosstab"),
            Satisfied = Satisfied(reader),
            Scale = Scale(reader),
            NoOpinion = [.. reader.Integers("no_opinion").Where(mark => IsMark(mark, reader, "no_opinion")).Select(mark => (byte)mark)],
            FailOnMissing = reader.Word("missing", MissingPolicies) == MissingAnswers.Fail,
            Formula = reader.Word("index", Formulas) ?? IndexFormula.ShareSatisfied,
            Confidence = (double)(reader.Number("confidence") ?? 0.95m),
        };
        reader.Finish(this, new SetPlaces());
        Require(!clusters.Contains(null), reader, "clusters", "clusters: mỗi bậc một cột; chỉ strata và fpc ghi được “-”.", "clusters: a column each stage; only strata and fpc may be “-”.");
        Require(questions.Count > 0, reader, "questions", "Thiếu questions: ghi các cột câu hỏi, như q1..q40.", "questions is missing: name the columns, like q1..q40.");
        Require(spec.Confidence is > 0.5 and < 1, reader, "confidence", "confidence từ trên 0.5 đến dưới 1, như 0.95.", "confidence lies between 0.5 and 1, like 0.95.");
        Require(design.Strata.Count <= design.Stages && design.Population.Count <= design.Stages, reader, "clusters",
            "strata và fpc không có nhiều bậc hơn clusters.", "strata and fpc tell no more stages than clusters.");
        CheckKinds(spec, reader);
        return spec;
    }

    /// <summary>A column is read as a mark, a category or a number: one of them.</summary>
    private void CheckKinds(EstimationSpec spec, MapReader reader)
    {
        var codes = spec.Design.Strata.Concat(spec.Design.Clusters).Concat(spec.Domain).Concat(spec.Crosstab).OfType<string>();
        var numbers = spec.Design.Population.Append(spec.Design.Weight).OfType<string>();
        var twice = spec.Questions.Intersect(codes, StringComparer.Ordinal).Concat(numbers.Intersect(codes.Concat(spec.Questions), StringComparer.Ordinal)).FirstOrDefault();
        Require(twice is null, reader, "questions",
            $"Cột {twice} vừa là câu hỏi hoặc số vừa là cột phân loại (strata, clusters, domain). Chép cột đó dưới tên khác.",
            $"Column {twice} is both a question or number and a category (strata, clusters, domain). Copy it under another name.");
    }

    /// <summary>One name, or a list by stage; "-" stands for none at that stage.</summary>
    private static List<string?> Stages(MapReader reader, string name) => [.. reader.Texts(name).Select(text => text == "-" ? null : text)];

    private List<string> Questions(MapReader reader)
    {
        var names = new List<string>();
        foreach (var text in reader.Texts("questions"))
        {
            if (Range().Match(text) is not { Success: true } range)
            {
                names.Add(text);
                continue;
            }

            var (from, to) = (int.Parse(range.Groups[2].ValueSpan, CultureInfo.InvariantCulture), int.Parse(range.Groups[4].ValueSpan, CultureInfo.InvariantCulture));
            var isRange = range.Groups[1].Value == range.Groups[3].Value && from <= to && to - from < MostQuestions;
            Require(isRange, reader, "questions", $"“{text}” không phải một dãy cột như q1..q40.", $"“{text}” is no range of columns like q1..q40.");
            for (var number = from; isRange && number <= to; number++)
            {
                names.Add(range.Groups[1].Value + number.ToString(CultureInfo.InvariantCulture));
            }
        }

        Require(names.Distinct(StringComparer.Ordinal).Count() == names.Count && names.Count <= MostQuestions, reader, "questions",
            $"Mỗi câu hỏi ghi một lần, không quá {MostQuestions} câu.", $"Each question once, at most {MostQuestions}.");
        return names;
    }

    /// <summary>“&gt;= 4”, “4..5” or “4”.</summary>
    private MarkRange Satisfied(MapReader reader)
    {
        if (reader.Text("satisfied") is not { } text)
        {
            return MarkRange.FourAndFive;
        }

        var match = Comparison().Match(text);
        var (mark, most) = (Mark("mark"), Mark("most"));
        if (!match.Success || mark is 0 or > 253 || most > 254 || (match.Groups["most"].Success && most < mark))
        {
            Require(false, reader, "satisfied", $"satisfied là “{text}”: ghi như \">= 4\" hoặc \"4..5\".", $"satisfied is “{text}”: write it like \">= 4\" or \"4..5\".");
            return MarkRange.FourAndFive;
        }

        return match.Groups["sign"].Value switch
        {
            ">=" => new MarkRange((byte)mark, 254),
            ">" => new MarkRange((byte)(mark + 1), 254),
            "<=" => new MarkRange(0, (byte)mark),
            "<" => new MarkRange(0, (byte)(mark - 1)),
            _ => new MarkRange((byte)mark, (byte)(match.Groups["most"].Success ? most : mark)),
        };

        int Mark(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    private MarkRange? Scale(MapReader reader)
    {
        var ends = reader.Integers("scale");
        if (ends.Count == 0)
        {
            return null;
        }

        var isScale = ends is [var low, var high] && low < high && IsMark(low, reader, "scale") && IsMark(high, reader, "scale");
        Require(isScale, reader, "scale", "scale là mức thấp nhất và cao nhất, như [1, 5].", "scale is the lowest and highest mark, like [1, 5].");
        return isScale ? new MarkRange((byte)ends[0], (byte)ends[1]) : null;
    }

    private bool IsMark(int mark, MapReader reader, string name)
    {
        Require(mark is >= 0 and <= 254, reader, name, $"{name}: mức điểm là số nguyên từ 0 đến 254.", $"{name}: a mark is a whole number from 0 to 254.");
        return mark is >= 0 and <= 254;
    }

    private void Require(bool holds, MapReader reader, string name, string vietnamese, string english)
    {
        if (!holds)
        {
            report.Error("field-value", reader.PlaceOf(name) ?? reader.Place, vietnamese, english);
        }
    }

    [GeneratedRegex(@"^([^0-9.][^.]*?)([0-9]{1,6})\.\.([^0-9.][^.]*?)([0-9]{1,6})$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^((?<sign>>=|>|<=|<|=|==)?\s*(?<mark>[0-9]{1,3})|(?<mark>[0-9]{1,3})\s*\.\.\s*(?<most>[0-9]{1,3}))$")]
    private static partial Regex Comparison();
}
