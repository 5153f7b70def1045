using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>A criteria set sent as a file, YAML or workbook; its content decides which.</summary>
public static class SetUpload
{
    /// <summary>Reads and checks a file: faults of form, then faults of content with their line or cell. Never throws for a bad file.</summary>
    /// <param name="file">Bytes.</param>
    /// <param name="fileName">For messages.</param>
    public static SetReading Read(byte[] file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(file);
        var reading = file is [(byte)'P', (byte)'K', ..] ? CriteriaSetWorkbook.Read(file, fileName) : CriteriaSetYaml.Read(file);
        return Checked(reading);
    }

    /// <summary>The same for a text typed or pasted.</summary>
    public static SetReading ReadText(string yaml) => Checked(CriteriaSetYaml.Read(yaml));

    private static SetReading Checked(SetReading reading) => reading.Set is { } set
        ? reading with { Problems = [.. reading.Problems, .. CriteriaSetChecker.Check(set, null, reading.Places)] }
        : reading;
}
