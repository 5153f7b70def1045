using ParIndex.App.Results;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.Core.Results.Checking;
using ParIndex.Documents.Reading;

namespace ParIndex.Bench;

/// <summary>Official documents read, recognised and checked per second, against an office program turning the same file into text.</summary>
internal static class DocumentBench
{
    private static readonly string[] Formats = [".tsv", ".docx", ".xlsx"];

    public static void Run()
    {
        var sample = FindSample();
        var folder = Directory.CreateTempSubdirectory("parindex-bench-").FullName;
        try
        {
            var document = OfficialDocumentReader.Read(DocumentFile.Read(sample));
            Console.WriteLine($"Documents: one appendix of {ResultTable.Of(document).Rows.Count} rows");
            foreach (var format in Formats)
            {
                var file = Path.Combine(folder, "appendix" + format);
                if (format == ".tsv")
                {
                    File.Copy(sample, file);
                }
                else
                {
                    AppendixFile.Write(document, file);
                }

                var read = Measure.Seconds(() => OfficialDocumentReader.Read(DocumentFile.Read(file)));
                var check = Measure.Seconds(() => DocumentChecker.Check(OfficialDocumentReader.Read(DocumentFile.Read(file))));
                var peer = format == ".tsv" ? null : Measure.Process(
                    "soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to",
                    format == ".docx" ? "txt:Text" : "csv", "--outdir", folder, file);
                Measure.Row($"read {format}", read, $"{1 / read,14:N0} documents/s", peer);
                Measure.Row($"read and check {format}", check, $"{1 / check,14:N0} documents/s");
                if (peer is { } seconds)
                {
                    Measure.Row($"peer: LibreOffice turns {format} into text, start included", seconds, "");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string FindSample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sample = Path.Combine(folder.FullName, "samples", "dak-nong-2020", "appendix.tsv");
            if (File.Exists(sample))
            {
                return sample;
            }
        }

        throw new FileNotFoundException("samples/dak-nong-2020/appendix.tsv");
    }
}
