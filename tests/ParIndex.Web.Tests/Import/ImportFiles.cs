using System.Text;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.App.Sample;
using ParIndex.Documents.Reading;

namespace ParIndex.Web.Tests.Import;

/// <summary>Documents to upload.</summary>
internal static class ImportFiles
{
    public static byte[] Small(string about) => Encoding.UTF8.GetBytes(
        $"Kết quả Chỉ số cải cách hành chính {about}\nSTT\tTiêu chí\tĐiểm tối đa\tĐiểm đạt được\tNguyên nhân bị trừ điểm\tChủ trì\n1\tCHỈ ĐẠO ĐIỀU HÀNH\t10\t8\t\t\n1.1\tKế hoạch\t4\t4\t\tSở Nội vụ\n1.2\tBáo cáo\t6\t4\tNộp báo cáo chậm\tSở Nội vụ\n"
        + "2\tTHỂ CHẾ\t10\t9,5\t\t\n2.1\tBan hành văn bản\t10\t9,5\tChưa ban hành đủ\tSở Tư pháp\n\tTổng\t20\t17,5\t\t\n");

    public static byte[] Printed(int year, string suffix)
    {
        var document = OfficialDocumentReader.Read(DocumentFile.Read(SampleFolder.File($"dak-nong-{year}", "appendix.tsv")));
        var path = Path.Combine(Directory.CreateTempSubdirectory("parindex-print-").FullName, "a" + suffix);
        AppendixFile.Write(document, path);
        var bytes = File.ReadAllBytes(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return bytes;
    }

    /// <summary>Points of a criterion in a downloaded file.</summary>
    public static decimal? ScoreIn(Stream content, string name, string code)
    {
        using var whole = new MemoryStream();
        content.CopyTo(whole);
        whole.Position = 0;
        return OfficialDocumentReader.Read(DocumentFile.Read(whole, name)).Tables[0].Rows.First(row => row.Code == code).Score;
    }
}
