using System.Text;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Tests.Surveys.Collecting;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Importing;

public class AnswerImportTests
{
    private static readonly string[] Answers = ["dung", "kenh/web", "kenh/gap", "tuoi", "chung", "b1", "b2", "gop-y"];

    [Fact]
    public void A_stored_sheet_fills_the_columns_as_the_sheet_itself_does()
    {
        AnswerSheet[] sheets =
        [
            ReceiveTests.Good, AnswerSheet.Empty,
            AnswerSheet.Of(("dung", "co"), ("tuoi", "34.5"), ("chung", "5"), ("gop-y", "Nhanh “hơn”,\n\\ \"rõ\" hơn"), ("la", "x")).With("kenh", "gap", "web"),
            AnswerSheet.Of(("kenh", "web"), ("b2", "1")),
        ];
        var (sheet, stored) = (new AnswerColumns(ImportFiles.Questionnaire, [], []), new AnswerColumns(ImportFiles.Questionnaire, [], []));
        foreach (var given in sheets)
        {
            sheet.Answers(given);
            sheet.EndRow();
            stored.Stored(Encoding.UTF8.GetBytes(SheetJson.Write(given, Field.Of(ImportFiles.Questionnaire))));
            stored.EndRow();
        }

        var (one, other) = (sheet.Build(), stored.Build());
        string[] names = [.. FieldColumn.Of(ImportFiles.Questionnaire).Select(column => column.Name)];
        for (var row = 0; row < sheets.Length; row++)
            Assert.Equal(ImportFiles.Row(one, row, names), ImportFiles.Row(other, row, names));

        Assert.Contains("Nhanh “hơn”", ImportFiles.Value(other, "gop-y", 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Own_form_reads_with_labels_of_the_design()
    {
        var reading = ImportFiles.Read(ImportFiles.Own);
        Assert.Empty(reading.Faults);
        Assert.Equal("co|1|0|34|4|5|3|Nhanh hơn, rõ hơn", ImportFiles.Row(reading.Data!, 0, Answers));
        Assert.Equal("co|1|1|51|2|2|1|", ImportFiles.Row(reading.Data!, 1, Answers));
        Assert.Equal("khong|||29||4|4|", ImportFiles.Row(reading.Data!, 2, Answers));
        Assert.Equal("Chờ lâu|Xã Một|166.7", ImportFiles.Row(reading.Data!, 1, "chung_reason", "stratum_1", "weight"));
    }

    [Fact]
    public void Kobo_reads_by_path_with_key_and_times()
    {
        var reading = ImportFiles.Read(ImportFiles.Kobo);
        Assert.Empty(reading.Faults);
        Assert.Equal("co|1|1|34|4|5|3|", ImportFiles.Row(reading.Data!, 0, Answers));
        Assert.Equal("khong|||51||2|1|", ImportFiles.Row(reading.Data!, 1, Answers));
        Assert.Equal(2, reading.Keys.Distinct().Count());
        var sent = new DateTimeOffset(2026, 11, 2, 8, 5, 0, TimeSpan.FromHours(7)).ToUnixTimeSeconds();
        Assert.Equal($"{sent - 300}|{sent}", ImportFiles.Row(reading.Data!, 0, AnswerImport.Started, AnswerImport.Received));
    }

    /// <summary>A multiple choice as 0/1 columns alone, and the dashes between groups of ODK Central.</summary>
    [Fact]
    public void Columns_of_single_choices_make_the_answer()
    {
        var reading = ImportFiles.Read("KEY,a-dung,a/kenh/web,a/kenh/gap,b-chung\nuuid:1,co,0,1,3\nuuid:2,co,,,3\n");
        Assert.Empty(reading.Faults);
        Assert.Equal("0|1|3", ImportFiles.Row(reading.Data!, 0, "kenh/web", "kenh/gap", "chung"));
        Assert.Equal("||3", ImportFiles.Row(reading.Data!, 1, "kenh/web", "kenh/gap", "chung"));
    }

    [Fact]
    public void Google_reads_by_wording_and_labels()
    {
        var reading = ImportFiles.Read(ImportFiles.Google);
        Assert.Empty(reading.Faults);
        Assert.Equal("co|1|1|34|4|5|3|", ImportFiles.Row(reading.Data!, 0, Answers));
        Assert.Equal("khong|||51||2|1|Tốt", ImportFiles.Row(reading.Data!, 1, Answers));
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 8, 5, 0, TimeSpan.FromHours(7)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), ImportFiles.Value(reading.Data!, AnswerImport.Received, 0));
    }

    [Fact]
    public void The_mapping_is_shown_with_what_is_passed_over_and_can_be_told()
    {
        var path = ImportFiles.Write("a.csv", "dung,Xa,ghi chú\nco,Xã Một,x\n");
        var found = AnswerImport.Map(path, ImportFiles.Questionnaire);
        Assert.Equal([ImportTarget.Field, ImportTarget.Ignored, ImportTarget.Ignored], found.Columns.Select(column => column.Target));
        Assert.Contains(found.Unfilled, field => field.Code == "chung");

        var told = AnswerImport.Map(path, ImportFiles.Questionnaire, new Dictionary<string, string> { ["Xa"] = "@label:xã", ["ghi chú"] = "gop-y" });
        Assert.Empty(told.Problems);
        Assert.Equal("Xã Một|x", ImportFiles.Row(AnswerImport.Read(path, ImportFiles.Questionnaire, told).Data!, 0, "xã", "gop-y"));

        Assert.NotEmpty(AnswerImport.Map(path, ImportFiles.Questionnaire, new Dictionary<string, string> { ["Xa"] = "dung" }).Problems);
        Assert.NotEmpty(AnswerImport.Map(path, ImportFiles.Questionnaire, new Dictionary<string, string> { ["Xa"] = "không-có" }).Problems);
        Assert.NotEmpty(AnswerImport.Map(ImportFiles.Write("b.csv", "a,b\n1,2\n"), ImportFiles.Questionnaire).Problems);
    }

    [Theory]
    [InlineData("co,web,34,9,,5,3,,Xã Một,1", 4, 4)]
    [InlineData("co,bay,34,4,,5,3,,Xã Một,1", 4, 2)]
    [InlineData("co,web,12,4,,5,3,,Xã Một,1", 4, 3)]
    [InlineData("co,web,34,4,,5,3,,Xã Một,nặng", 4, 10)]
    [InlineData("có lẽ,web,34,4,,5,3,,Xã Một,1", 4, 1)]
    public void A_wrong_cell_is_named_by_line_and_column_and_nothing_is_taken(string row, int line, int column)
    {
        var lines = ImportFiles.Own.Split('\n').ToList();
        lines.Insert(3, row);
        var reading = ImportFiles.Read(string.Join('\n', lines));
        Assert.Null(reading.Data);
        var fault = Assert.Single(reading.Faults);
        Assert.Equal((line, column), (fault.Place.Line!.Value, fault.Place.Column!.Value));
    }

    [Fact]
    public void Broken_rows_are_faults_and_skips_are_warnings()
    {
        Assert.Equal(2, ImportFiles.Read("dung,tuoi\nco\nkhong,20,3\n").Faults.Count);
        Assert.NotEmpty(ImportFiles.Read("dung,tuoi\nco,20\nco,\"20\n").Faults);
        Assert.NotEmpty(ImportFiles.Read("_uuid,dung\na,co\na,co\n").Faults);
        var skipped = ImportFiles.Read("dung,chung\nkhong,4\nkhong,5\n,\nco,4\n");
        Assert.Empty(skipped.Faults);
        Assert.Contains(skipped.Warnings, warning => warning.Count == 2 && warning.Text.English.Contains("chung", StringComparison.Ordinal));
        Assert.Equal("", ImportFiles.Value(skipped.Data!, "chung", 0));
        Assert.Throws<DocumentException>(() => ImportFiles.Read("dung,chung\n"));
    }

    [Fact]
    public void A_file_of_another_encoding_is_refused_with_its_line()
    {
        var path = ImportFiles.Write("a.csv", "");
        File.WriteAllBytes(path, [.. "dung,gop-y\nco,"u8, 0xE0, 0x41, .. "\n"u8]);
        var reading = AnswerImport.Read(path, ImportFiles.Questionnaire, AnswerImport.Map(path, ImportFiles.Questionnaire));
        Assert.Equal(2, Assert.Single(reading.Faults).Place.Line);
    }
}
