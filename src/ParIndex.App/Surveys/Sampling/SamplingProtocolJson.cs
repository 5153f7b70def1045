using System.Text.Encodings.Web;
using System.Text.Json;
using ParIndex.Core.Surveys.Sampling;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>The protocol of a draw as data, with the design that estimation reads.</summary>
public static class SamplingProtocolJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes UTF-8.</summary>
    public static void Write(Stream stream, SampleRun run)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        Write(json, run);
        json.WriteEndObject();
    }

    /// <summary>Members of the protocol, into an object already begun.</summary>
    public static void Write(Utf8JsonWriter json, SampleRun run)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(run);
        var draw = run.Draw;
        json.WriteString("title", run.Plan.Title);
        json.WriteString("authority", run.Plan.Authority);
        json.WriteNumber("seed", draw.Seed);
        json.WriteStartObject("frame");
        json.WriteString("file", run.Reading.File);
        json.WriteNumber("rows", run.Cleaned.Read);
        json.WriteNumber("people", run.Cleaned.Frame.Count);
        json.WriteNumber("merged_dossiers", run.Cleaned.Merged);
        json.WriteString("sha256", run.Cleaned.Frame.Hash);
        json.WriteStartObject("cleaning");
        foreach (var group in run.Cleaned.Findings.GroupBy(finding => finding.Kind).OrderBy(group => group.Key))
            json.WriteNumber(FrameFindingWords.Key(group.Key), group.Count());

        json.WriteEndObject();
        json.WriteBoolean("more_near_names", run.Cleaned.HasMoreNearNames);
        json.WriteEndObject();
        Size(json, draw);
        json.WriteStartArray("stages");
        for (var i = 0; i < draw.Stages.Count; i++)
            Stage(json, run.Plan.Design.Stages[i], draw.Stages[i]);

        json.WriteEndArray();
        json.WriteNumber("sample", draw.People.Count);
        json.WriteNumber("replacements", draw.Replacements.Count);
        json.WriteNumber("weight_sum", draw.People.Sum(person => person.Weight));
        json.WriteNumber("weight_effect", WeightEffect(draw));
        Estimation(json, run);
        json.WriteStartArray("notes");
        foreach (var note in run.Notes)
            json.WriteStringValue(note.Vietnamese);

        json.WriteEndArray();
    }

    /// <summary>1 + the relative variance of the weights (Kish 1965, 11.2): what unequal weights alone cost.</summary>
    internal static double WeightEffect(SampleDraw draw)
    {
        var sum = draw.People.Sum(person => person.Weight);
        return sum > 0 ? draw.People.Count * draw.People.Sum(person => person.Weight * person.Weight) / (sum * sum) : 1;
    }

    private static void Size(Utf8JsonWriter json, SampleDraw draw)
    {
        if (draw.Size is not { } size)
        {
            json.WriteNull("size");
            return;
        }

        json.WriteStartObject("size");
        json.WriteNumber("population", size.Population);
        json.WriteNumber("margin", size.Asked.Margin);
        json.WriteNumber("confidence", size.Asked.Confidence);
        json.WriteNumber("share", size.Asked.Share);
        json.WriteNumber("design_effect", size.Asked.DesignEffect);
        json.WriteNumber("response", size.Asked.Response);
        json.WriteNumber("z", size.Z);
        json.WriteNumber("infinite", size.Infinite);
        json.WriteNumber("with_design", size.WithDesign);
        json.WriteNumber("answers", size.Answers);
        json.WriteNumber("invited", size.Invited);
        json.WriteNumber("official", size.Official);
        json.WriteEndObject();
    }

    private static void Stage(Utf8JsonWriter json, StageDesign design, StageDraw stage)
    {
        json.WriteStartObject();
        json.WriteString("unit", design.Unit);
        json.WriteString("select", StageReader.Methods.Word(design.Method));
        json.WriteString("allocation", StageReader.Allocations.Word(design.Allocation));
        json.WriteStartArray("cells");
        foreach (var cell in stage.Cells)
        {
            json.WriteStartObject();
            json.WriteString("within", cell.Parent?.Code);
            json.WriteString("stratum", cell.Stratum);
            json.WriteBoolean("certain", cell.IsCertain);
            json.WriteNumber("N", cell.Population);
            json.WriteNumber("n", cell.Taken);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The design file of <c>survey estimate</c>, in its own words.</summary>
    private static void Estimation(Utf8JsonWriter json, SampleRun run)
    {
        json.WriteStartObject("estimation");
        var stages = Enumerable.Range(1, run.Draw.Stages.Count).ToList();
        Names("strata", stages.Select(number => $"stratum_{number}"));
        Names("clusters", stages.Select(number => run.Plan.Design.Stages[number - 1].Unit is null ? "id" : $"cluster_{number}"));
        json.WriteString("weight", "weight");
        Names("fpc", stages.Select(number => $"N_{number}"));
        json.WriteEndObject();

        void Names(string name, IEnumerable<string> names)
        {
            json.WriteStartArray(name);
            foreach (var each in names)
                json.WriteStringValue(each);

            json.WriteEndArray();
        }
    }
}
