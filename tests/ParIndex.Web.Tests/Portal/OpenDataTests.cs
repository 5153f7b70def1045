using System.Globalization;
using System.Text.Json;
using ParIndex.App.Results.Published.OpenData;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.Web.Tests.Portal;

[Collection(Reading.Name)]
public sealed class OpenDataTests(SampleFixture web)
{
    [Fact]
    public async Task EveryTable_HasTheSameRowsInEveryForm()
    {
        foreach (var table in OpenTables.All)
        {
            var csv = await CsvAsync($"/du-lieu/{table.Name}.csv");
            Assert.Equal(table.Columns.Select(column => column.Name), csv[0]);
            var json = (await web.JsonAsync($"/du-lieu/{table.Name}.json")).GetProperty("rows").EnumerateArray().ToList();
            Assert.Equal(csv.Count - 1, json.Count);
            Assert.NotEmpty(json);
            for (var row = 0; row < json.Count; row++)
                Assert.Equal(json[row].EnumerateObject().Select(member => Text(member.Value)), csv[row + 1]);
        }
    }

    [Fact]
    public async Task Results_LeavesOfDakNong_AddUpToItsIndex()
    {
        var rows = (await web.JsonAsync("/du-lieu/ket-qua.json?nam=2020")).GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("unit_id").GetString() == "vn-67");
        Assert.Equal(82.05272m, rows.Sum(row => row.GetProperty("points").GetDecimal()));
    }

    [Fact]
    public async Task Workbook_IsReadBack()
    {
        using var stream = new MemoryStream(await web.Client.GetByteArrayAsync("/du-lieu/cong-bo.xlsx"));
        var sheet = DocumentFile.Read(stream, "cong-bo.xlsx").Blocks.OfType<TableBlock>().First();
        var csv = await CsvAsync("/du-lieu/cong-bo.csv");
        Assert.Equal(csv.Count, sheet.Rows.Count);
        Assert.All(csv.Zip(sheet.Rows), pair => Assert.Equal(pair.First[1], pair.Second.Cells[1].Text));
    }

    [Fact]
    public async Task TextsThatLookLikeFormulas_AreGuarded()
    {
        var row = (await CsvAsync("/du-lieu/ket-qua.csv")).SelectMany(cells => cells);
        Assert.DoesNotContain(row, cell => cell is ['=' or '@', ..]);
        Assert.Contains("'=1+1", Guarded("=1+1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_DescribesEveryTable()
    {
        var package = await web.JsonAsync("/du-lieu/datapackage.json");
        var resources = package.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(OpenTables.All.Select(table => table.Name), resources.Select(one => one.GetProperty("name").GetString()));
        foreach (var resource in resources)
        {
            var path = new Uri(resource.GetProperty("path").GetString()!).PathAndQuery;
            Assert.Equal((await CsvAsync(path))[0], resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        }
    }

    [Fact]
    public async Task Page_TellsLicenceColumnsAndDataset()
    {
        var page = await web.PageAsync("/du-lieu");
        var dataset = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", dataset.GetProperty("license").GetString());
        foreach (var file in dataset.GetProperty("distribution").EnumerateArray())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file.GetProperty("contentUrl").GetString());
            using var answer = await web.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.True(answer.IsSuccessStatusCode, request.RequestUri!.ToString());
            Assert.Equal(file.GetProperty("encodingFormat").GetString(), answer.Content.Headers.ContentType!.MediaType);
        }

        foreach (var column in OpenTables.All.SelectMany(table => table.Columns))
            Assert.Contains(page.QuerySelectorAll("th.code"), cell => cell.TextContent == column.Name);
    }

    private static string Guarded(string text)
    {
        using var buffer = new MemoryStream();
        using (var writer = new ParIndex.Documents.Writing.CsvFileWriter(buffer))
            writer.Row([ParIndex.Documents.Writing.CsvCell.Of(text)]);

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetString()!,
    };

    /// <summary>Cells as written; quoted line breaks do not occur in a cell of these tables unquoted.</summary>
    private async Task<List<List<string>>> CsvAsync(string path)
    {
        var text = await web.Client.GetStringAsync(path);
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var c in text.TrimStart('\uFEFF'))
        {
            switch (c)
            {
                case '"':
                    if (!quoted && cell.Length > 0)
                        cell.Append('"');

                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString().TrimEnd('\r'));
                    cell.Clear();
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        return rows;
    }
}
