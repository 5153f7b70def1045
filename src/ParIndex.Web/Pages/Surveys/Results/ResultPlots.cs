using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Results;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Units.Country;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>Plots of results, built from the figures of a report.</summary>
internal static class ResultPlots
{
    private const int LongestLabel = 90;

    /// <summary>Indices of factors with their intervals.</summary>
    public static Plot Indices(Texts texts, ResultWords words, IReadOnlyList<IndexResult> indices) => new(PlotKind.Range, texts["Chỉ số theo nhân tố"])
    {
        Note = texts["Thanh là khoảng tin cậy 95%, vạch là ước lượng; thang 0–100"],
        Labels = [.. indices.Select(index => words.Index(index.Part, index.Code))],
        LabelName = texts["Nhân tố"],
        Digits = ResultWords.Digits,
        Series = Ends(texts, [.. indices.Select(index => index.Value)]),
    };

    /// <summary>An index by groups that may be shown; plain bars where the sample tells no interval of any.</summary>
    public static Plot? Groups(Texts texts, ResultWords words, IndexResult index, Grouping grouping)
    {
        var shown = index.By(grouping.Code).Zip(grouping.Groups).Where(pair => pair.First.Value is not null).ToList();
        if (shown.Count < 2)
            return null;

        var isRange = shown.Exists(pair => pair.First.Value!.Lower is not null);
        return new Plot(isRange ? PlotKind.Range : PlotKind.Bar, texts["{0} theo {1}", words.Index(index.Part, index.Code), Lower(words.Grouping(grouping.Code))])
        {
            Note = isRange ? texts["Thanh là khoảng tin cậy 95%, vạch là ước lượng; thang 0–100"] : texts["Thang 0–100; mỗi nhóm chỉ nằm trong một cụm nên mẫu không cho biết sai số"],
            Max = isRange ? null : 100,
            Labels = [.. shown.Select(pair => words.Group(grouping.Code, pair.Second))],
            LabelName = words.Grouping(grouping.Code),
            Digits = ResultWords.Digits,
            Series = isRange ? Ends(texts, [.. shown.Select(pair => pair.First.Value!)]) : [new(texts["Ước lượng"], [.. shown.Select(pair => ResultWords.Value(pair.First.Value))])],
        };
    }

    /// <summary>Areas that are provinces, each a tile at its place; null where they are not.</summary>
    public static Plot? Tiles(Texts texts, ResultWords words, IndexResult index, Grouping grouping)
    {
        if (grouping.Code != WaveAnswers.Area || ProvinceTile.Of(grouping.Groups) is not { } tiles)
            return null;

        var cells = index.By(grouping.Code);
        return new Plot(PlotKind.Tiles, texts["{0} theo tỉnh, thành phố", words.Index(index.Part, index.Code)])
        {
            Note = texts["Mỗi ô là một tỉnh, đặt gần đúng vị trí trên bản đồ; ô trống là số không được nêu"],
            Labels = [.. tiles.Select(tile => tile.Short)],
            FullLabels = [.. tiles.Select(tile => tile.Name)],
            Links = [.. tiles.Select((_, place) => (string?)$"#nhom-{place}")],
            Places = [.. tiles.Select(tile => new PlotPlace(tile.Row, tile.Column))],
            LabelName = texts["Tỉnh, thành phố"],
            Digits = ResultWords.Digits,
            Series = [new(words.Index(index.Part, index.Code), [.. cells.Select(cell => ResultWords.Value(cell.Value))])],
        };
    }

    /// <summary>Questions of one scale, bars split at its middle; one plot for each scale.</summary>
    public static IEnumerable<Plot> Scales(Texts texts, ResultWords words, Questionnaire questionnaire, WaveResults results, string root)
    {
        var items = results.Indices.SelectMany(index => index.Items).ToHashSet(StringComparer.Ordinal);
        var asked = Field.Of(questionnaire).Where(field => field.Type == FieldType.Scale && !field.IsReason && items.Contains(field.Code));
        foreach (var scale in asked.GroupBy(field => field.List!.Name))
        {
            var questions = scale.Select(field => results.Question(field.Code)!).Where(question => question.Options.Count > 0).ToList();
            if (questions.Count == 0)
                continue;

            yield return new Plot(PlotKind.Diverging, texts["Các câu hỏi theo mức trả lời"])
            {
                Note = texts["Bên trái vạch giữa là mức thấp, bên phải là mức cao; số bên phải là tổng các mức cao"],
                Labels = [.. questions.Select(question => Cut(words.Short(question.Field)))],
                FullLabels = [.. questions.Select(question => words.Question(question.Field))],
                Links = [.. questions.Select(question => (string?)$"{root}/cau-hoi/{question.Field}")],
                LabelName = texts["Câu hỏi"],
                Unit = "%",
                Digits = ResultWords.Digits,
                Series = [.. questions[0].Options.Select((option, place) => new PlotSeries(words.Option(questions[0].Field, option.Code), [.. questions.Select(question => ResultWords.Value(question.Options[place].Share, 100))]))],
            };
        }
    }

    /// <summary>Choices of one question.</summary>
    public static Plot Options(Texts texts, ResultWords words, QuestionResult question) => new(PlotKind.Bar, texts["Tỷ lệ chọn từng phương án"])
    {
        Labels = [.. question.Options.Select(option => words.Option(question.Field, option.Code))],
        LabelName = texts["Phương án"],
        Unit = "%",
        Digits = ResultWords.Digits,
        Max = 100,
        Series =
        [
            new(texts["Ước lượng"], [.. question.Options.Select(option => ResultWords.Value(option.Share, 100))]),
        ],
    };

    /// <summary>The whole and up to seven factors over waves.</summary>
    public static Plot Trend(Texts texts, ResultWords words, WaveTrend trend) => new(PlotKind.Line, texts["Chỉ số qua các đợt cùng phiếu hỏi"])
    {
        Labels = [.. trend.Waves.Select(wave => Show.Date(wave.OpensOn))],
        FullLabels = [.. trend.Waves.Select(wave => wave.Name)],
        LabelName = texts["Đợt điều tra"],
        Digits = ResultWords.Digits,
        Series = [.. trend.Lines.Take(8).Select(line => new PlotSeries(words.Index(line.Part, line.Code), [.. line.Values.Select(value => ResultWords.Value(value))]))],
    };

    /// <summary>Importance of the drivers, or correlation where there is no question on the whole.</summary>
    public static Plot Drivers(Texts texts, ResultWords words, DriverTable drivers)
    {
        var isPart = drivers.Target is not null;
        var figures = drivers.Drivers.Select(driver => (Value: driver.Importance ?? driver.Correlation, Range: isPart ? driver.ImportanceRange : driver.CorrelationRange)).ToList();
        var isRange = figures.TrueForAll(figure => figure.Range is not null);
        var times = isPart ? 100m : 1;
        PlotSeries value = new(isPart ? texts["Phần trong R²"] : texts["Tương quan"], [.. figures.Select(figure => (decimal?)figure.Value * times)]);
        return new(isRange ? PlotKind.Range : PlotKind.Bar, isPart ? texts["Phần của mỗi nhân tố trong R²"] : texts["Tương quan với các nhân tố còn lại"])
        {
            Note = isRange ? texts["Thanh là khoảng tin cậy 95%, vạch là ước lượng"] : null,
            Labels = [.. drivers.Drivers.Select(driver => words.Index(driver.Part, driver.Code))],
            LabelName = texts["Nhân tố"],
            Unit = isPart ? "%" : "",
            Digits = isPart ? ResultWords.Digits : 2,
            Max = isRange || isPart ? null : 1,
            Series = !isRange ? [value] :
            [
                new(texts["Cận dưới"], [.. figures.Select(figure => (decimal?)figure.Range!.Lower * times)]),
                new(texts["Cận trên"], [.. figures.Select(figure => (decimal?)figure.Range!.Upper * times)]),
                value,
            ],
        };
    }

    private static PlotSeries[] Ends(Texts texts, IReadOnlyList<Figure> figures) =>
    [
        new(texts["Cận dưới"], [.. figures.Select(figure => (decimal?)figure.Lower)]),
        new(texts["Cận trên"], [.. figures.Select(figure => (decimal?)figure.Upper)]),
        new(texts["Ước lượng"], [.. figures.Select(figure => (decimal?)figure.Value)]),
    ];

    private static string Cut(string text) => text.Length > LongestLabel ? text[..LongestLabel] + "…" : text;

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLower(text[0], System.Globalization.CultureInfo.CurrentCulture) + text[1..];
}
