using ParIndex.App.Surveys.Importing;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.TestKit;

namespace ParIndex.App.Tests.Surveys.Importing;

/// <summary>Files of answers to the short questionnaire, as each system writes them.</summary>
internal static class ImportFiles
{
    public const string Own =
        """
        dung,kenh,tuoi,chung,chung_reason,b1,b2,gop-y,stratum_1,weight
        co,web,34,4,,5,3,"Nhanh hơn, rõ hơn",Xã Một,166.7
        co,web gap,51,2,Chờ lâu,2,1,,Xã Một,166.7
        khong,,29,,,4,4,,Xã Hai,133.3
        """;

    public const string Kobo =
        """
        start,end,a/dung,a/kenh,a/kenh/web,a/kenh/gap,a/tuoi,b/chung,b/bang/b1,b/bang/b2,b/gop-y,_id,_uuid,_submission_time
        2026-11-02T08:00:00.000+07:00,2026-11-02T08:05:00.000+07:00,co,web gap,1,1,34,4,5,3,,1,u-1,2026-11-02T01:05:10
        2026-11-02T09:00:00.000+07:00,2026-11-02T09:05:00.000+07:00,khong,,,,51,,2,1,,2,u-2,2026-11-02T02:05:10
        """;

    public const string Google =
        """
        Dấu thời gian,Ông/bà có làm thủ tục không?,Biết qua đâu?,Tuổi,Hài lòng chung,Từng mặt [Thái độ],Từng mặt [Thời gian],Góp ý
        02/11/2026 8:05:00,Có,"Trang web, Gặp trực tiếp",34,Hài lòng,Rất hài lòng,Bình thường,
        02/11/2026 9:05:00,không,,51,,Không hài lòng,Rất không hài lòng,Tốt
        """;

    public static Questionnaire Questionnaire { get; } = QuestionnaireYaml.Read(WaveMaker.Questionnaire).Questionnaire!;

    /// <summary>A file of that content.</summary>
    public static string Write(string name, string content)
    {
        var path = Path.Combine(Scratch.Folder(), name);
        File.WriteAllText(path, content);
        return path;
    }

    public static ImportReading Read(string content, IReadOnlyDictionary<string, string>? told = null)
    {
        var path = Write("phieu.csv", content);
        var mapping = AnswerImport.Map(path, Questionnaire, told);
        return AnswerImport.Read(path, Questionnaire, mapping);
    }

    /// <summary>One value of a row as text; "" when there is none.</summary>
    public static string Value(Microdata data, string column, int row)
    {
        if (data.Scales.FirstOrDefault(each => each.Name == column) is { } scale)
            return scale.Chunk(0)[row] == ScaleColumn.Missing ? "" : scale.Chunk(0)[row].ToString(System.Globalization.CultureInfo.InvariantCulture);

        if (data.Numbers.FirstOrDefault(each => each.Name == column) is { } number)
            return double.IsNaN(number.Chunk(0)[row]) ? "" : number.Chunk(0)[row].ToString(System.Globalization.CultureInfo.InvariantCulture);

        var code = MicrodataRows.Codes(data, data.Code(column))[row];
        return code == CodeColumn.Blank ? "" : data.Code(column).Labels[code];
    }

    public static string Row(Microdata data, int row, params string[] columns) => string.Join('|', columns.Select(column => Value(data, column, row)));
}
