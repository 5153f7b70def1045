using System.Globalization;
using ParIndex.App.Surveys.Estimating;
using ParIndex.App.Surveys.Exporting;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Tests.Surveys.Exporting;

/// <summary>A made-up survey of 240 people in two regions, 8 strata, 24 communes, with answers missing and without opinion.</summary>
internal static class SmallSurvey
{
    public static Questionnaire Questionnaire { get; } = QuestionnaireYaml.Read(
        """
        code: nho
        version: "1"
        title: {vi: Khảo sát nhỏ}
        languages: [vi]
        lists:
          - name: muc
            choices:
              - {code: "1", label: {vi: Rất không hài lòng}}
              - {code: "2", label: {vi: Không hài lòng}}
              - {code: "3", label: {vi: Bình thường}}
              - {code: "4", label: {vi: Hài lòng}}
              - {code: "5", label: {vi: Rất hài lòng}}
              - {code: kyk, label: {vi: Không có ý kiến}, kind: no_opinion}
          - name: gioi
            choices:
              - {code: nam, label: {vi: Nam}}
              - {code: nu, label: {vi: Nữ}}
              - {code: khac, label: {vi: Khác}}
        sections:
          - code: a
            title: {vi: Phần A}
            questions:
              - {code: gioi, kind: single, text: {vi: Giới tính}, list: gioi}
              - {code: tuoi, kind: number, text: {vi: Tuổi}, limits: {min: 18, max: 110, whole: true}}
              - {code: q1, kind: scale, text: {vi: "Tiếp cận, 'một cửa'"}, list: muc}
              - {code: q-2.1, kind: scale, text: {vi: Thủ tục}, list: muc}
              - {code: loi, kind: text, text: {vi: Góp ý}}
        """).Questionnaire!;

    public static EstimationSpec Design { get; } = new()
    {
        Design = new DesignSpec { Strata = ["stratum_1"], Clusters = ["cluster_1"], Weight = "weight", Population = ["N_1"] },
        Questions = ["q1", "q-2.1"],
        Domain = ["vùng"],
    };

    public static ExportSpec Spec { get; } = new() { Title = "Khảo sát nhỏ", Design = Design, Traits = ["tuoi", "gioi"], Areas = ["vùng"], Seed = 20_261_122 };

    public static Microdata Data { get; } = Make();

    private static Microdata Make()
    {
        var builder = new MicrodataBuilder(["q1", "q-2.1"], ["gioi", "loi", "vùng", "stratum_1", "cluster_1", "_channel"], ["tuoi", "weight", "N_1", "_received"]);
        for (var person = 0; person < 240; person++)
        {
            var (commune, stratum) = (person / 10, person / 30);
            var mark = (byte)(1 + ((person * 7) + (commune * 3) + (person * person % 11)) % 5);
            if (person % 17 != 0)
                builder.Mark(0, person % 23 == 0 ? (byte)254 : mark);

            builder.Mark(1, (byte)(1 + ((person * 13) + (commune * commune) + (person * person % 7)) % 5));
            builder.Label(0, person == 77 ? "khac" : person % 2 == 0 ? "nam" : "nu");
            builder.Label(1, "Tôi là Nguyễn Văn " + person.ToString(CultureInfo.InvariantCulture));
            builder.Label(2, stratum < 4 ? "Miền núi" : "Đồng bằng");
            builder.Label(3, "Huyện " + stratum.ToString(CultureInfo.InvariantCulture));
            builder.Label(4, "Xã " + commune.ToString(CultureInfo.InvariantCulture));
            builder.Label(5, "Link");
            builder.Number(0, person == 100 ? 99 : 20 + (person % 45));
            builder.Number(1, (50 + stratum) / 3.0 * (1 + (commune % 4)));
            builder.Number(2, 9 + stratum);
            builder.Number(3, 1_790_000_000 + person);
            builder.EndRow();
        }

        return builder.Build();
    }
}
