using System.Text;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>Microdata for others: anonymous CSV, codebook, labels for SPSS, a script for R, the design for ParIndex itself.</summary>
public static class MicrodataExport
{
    public const string DataFile = "microdata.csv";
    public const string CodebookFile = "codebook.csv";
    public const string CodebookDocumentFile = "codebook.docx";
    public const string SpssFile = "labels.sps";
    public const string RFile = "estimate.R";
    public const string DesignYaml = "design.yaml";

    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Names of the files and what writes each into a seekable stream.</summary>
    /// <exception cref="ExportException">Too few answers; a column is not there or does not leave.</exception>
    public static (AnonymousData Export, IReadOnlyList<(string Name, Action<Stream> Write)> Files) Make(Microdata data, Questionnaire questionnaire, ExportSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var export = AnonymousData.Of(data, questionnaire, spec);
        var design = ExportDesign.Of(export, spec.Design);
        return (export,
        [
            (DataFile, stream => ExportTable.WriteData(stream, export)),
            (CodebookFile, stream => ExportTable.WriteCodebook(stream, export)),
            (CodebookDocumentFile, stream => CodebookDocument.Write(stream, export, spec)),
            (SpssFile, stream => stream.Write(Plain.GetBytes(SpssSyntax.Of(export)))),
            (RFile, stream => stream.Write(Plain.GetBytes(RScript.Of(export, design)))),
            (DesignYaml, stream => stream.Write(Plain.GetBytes(ExportDesign.Yaml(design)))),
        ]);
    }

    /// <summary>Writes all files; the folder is made where it is missing.</summary>
    /// <returns>What is exported, for the report of what was hidden.</returns>
    /// <exception cref="ExportException">Too few answers; a column is not there or does not leave.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static AnonymousData Write(string folder, Microdata data, Questionnaire questionnaire, ExportSpec spec)
    {
        var (export, files) = Make(data, questionnaire, spec);
        Directory.CreateDirectory(folder);
        foreach (var (name, write) in files)
            WholeFile.Write(Path.Combine(folder, name), write);

        return export;
    }
}
