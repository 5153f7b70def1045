using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.Documents.Reading;
using Xunit;

namespace ParIndex.App.Tests.Results.Appendix;

/// <summary>Any appendix that can be made up comes back from its file with the same rows.</summary>
public sealed class GeneratedRoundTripTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parindex-generated-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void GeneratedAppendix_WrittenAndRead_IsTheSame(string format)
    {
        var file = Path.Combine(folder, "phu-luc." + format);
        Prop.ForAll(MadeUpAppendix.Arbitrary(), document =>
        {
            AppendixFile.Write(document, file);
            SameRows.Assert(document, OfficialDocumentReader.Read(DocumentFile.Read(file)), format);
        }).QuickCheckThrowOnFailure();
    }
}
