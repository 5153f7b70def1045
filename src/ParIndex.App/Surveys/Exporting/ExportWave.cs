using System.IO.Compression;
using System.Security.Cryptography;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Estimating;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>What a person chose to give out.</summary>
/// <param name="Traits">Columns that may tell who somebody is, the one to hide first coming first.</param>
/// <param name="HasArea">Areas leave too.</param>
/// <param name="Least">How many people must share a combination, from the smallest cell of the wave.</param>
/// <param name="Seed">Of the order of rows.</param>
public sealed record ExportChoice(IReadOnlyList<string> Traits, bool HasArea, int Least, ulong Seed)
{
    /// <summary>A seed nobody can guess.</summary>
    public static ulong NewSeed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 24;
}

/// <summary>A package that was given out.</summary>
public sealed record GivenExport(Guid Id, int Answers, int Least, int Smallest, string Sha256, string ByName, DateTime At);

/// <summary>Gives out the answers of a wave that estimates rest on, so that they tell nobody and every estimate can be made again. Rights are the page's matter.</summary>
public sealed class ExportWave(Session session, QuestionnaireStore questionnaires, WaveSample sample, TimeProvider clock)
{
    private const string Weight = "weight";

    private static readonly Message NotNow = new("Chỉ xuất dữ liệu sau khi đợt đã kết thúc nhận phiếu.", "Data are given out once the wave takes no more answers.");
    private static readonly Message Nothing = new("Đợt chưa có phiếu nào dùng để ước lượng.", "The wave has no answers that estimates rest on yet.");

    /// <summary>Columns that may be traits: choices that are no marks of a scored question, and numbers.</summary>
    public static IReadOnlyList<FieldColumn> TraitsOf(Questionnaire questionnaire) =>
        [.. FieldColumn.Of(questionnaire).Where(column => column is { Choice: null, Field.Scoring: null, Field.Factor: null, Kind: ColumnContent.Category or ColumnContent.Number })];

    /// <summary>Whether answers leave yet: not while more come.</summary>
    public static bool MayExport(Wave wave) => wave is { State: >= WaveState.Closed };

    /// <summary>Packages given out, the newest first.</summary>
    public async Task<IReadOnlyList<GivenExport>> ListAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<GivenExport>(
            """
            select id as Id, answers as Answers, least as Least, smallest as Smallest, sha256 as Sha256, by_name as ByName, at as At
            from surveys.export where wave_id = @wave order by id desc
            """,
            new { wave },
            session.Transaction)).AsList();

    /// <summary>What would be given out: nothing is written.</summary>
    /// <exception cref="ExportException">Nothing may be given out so.</exception>
    public async Task<AnonymousData> TryAsync(Wave wave, ExportChoice choice, CancellationToken cancel = default) => (await MakeAsync(wave, choice, cancel)).Export;

    /// <summary>Writes the package and notes that it was given out.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="choice">What leaves.</param>
    /// <param name="zip">Gets the package.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>What was given out.</returns>
    /// <exception cref="ExportException">Nothing may be given out so.</exception>
    public async Task<AnonymousData> RunAsync(Wave wave, ExportChoice choice, Stream zip, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        ArgumentNullException.ThrowIfNull(choice);
        var (export, files) = await MakeAsync(wave, choice, cancel);
        var sha256 = "";
        await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in files)
            {
                using var bytes = new MemoryStream();
                write(bytes);
                if (name == MicrodataExport.DataFile)
                    sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));

                bytes.Position = 0;
                await using var entry = await archive.CreateEntry(name).OpenAsync(cancel);
                await bytes.CopyToAsync(entry, cancel);
            }
        }

        await session.BeginAsync("surveys.export", null, cancel);
        try
        {
            var now = clock.GetUtcNow();
            await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                insert into surveys.export (id, wave_id, answers, least, smallest, traits, has_area, seed, sha256, by_name, at)
                values (@id, @wave, @Rows, @Least, @Smallest, @traits, @HasArea, @seed, @sha256, @Name, @now)
                """,
                new { id = Guid.CreateVersion7(now), wave = wave.Id, export.Data.Rows, choice.Least, export.Smallest, traits = choice.Traits.ToArray(), choice.HasArea, seed = (decimal)choice.Seed, sha256, session.Actor.Name, now },
                session.Transaction);
            await session.CommitAsync(cancel);
            return export;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task<(AnonymousData Export, IReadOnlyList<(string Name, Action<Stream> Write)> Files)> MakeAsync(Wave wave, ExportChoice choice, CancellationToken cancel)
    {
        if (!MayExport(wave))
            throw new ExportException(NotNow);

        var questionnaire = (await questionnaires.ContentAsync(wave.QuestionnaireId, cancel))!;
        var design = (await DesignAsync(wave, questionnaire, cancel)).Design ?? throw new ExportException(Nothing);
        var known = TraitsOf(questionnaire).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        string[] areas = choice.HasArea && design.Data.Codes.Any(column => column.Name == WaveAnswers.Area) ? [WaveAnswers.Area] : [];
        return MicrodataExport.Make(Weighted(design), questionnaire, new ExportSpec
        {
            Title = wave.Name,
            Design = new EstimationSpec { Design = design.Spec, Questions = [.. FieldColumn.Of(questionnaire).Where(column => column is { Kind: ColumnContent.Mark, Choice: null }).Select(column => column.Name)] },
            Traits = [.. choice.Traits.Where(known.Contains)],
            Areas = areas,
            Least = Math.Max(choice.Least, wave.SmallestCell),
            Seed = choice.Seed,
        });
    }

    private async Task<Results.WaveDesign> DesignAsync(Wave wave, Questionnaire questionnaire, CancellationToken cancel)
    {
        try
        {
            return await sample.DesignAsync(wave, questionnaire, cancel);
        }
        catch (DesignException contradiction)
        {
            throw new ExportException(contradiction.Problem);
        }
    }

    /// <summary>The answers with the weights estimates are made by, those raised for people who did not answer among them.</summary>
    private static Microdata Weighted(SurveyDesign design)
    {
        var data = design.Data;
        return design.Spec.Weight is null ? data : new Microdata(
            [.. Enumerable.Range(0, data.Chunks).Select(data.RowsOf)], [.. data.Scales], [.. data.Codes],
            [.. data.Numbers.Where(column => column.Name != Weight), new NumberColumn(Weight, [.. Enumerable.Range(0, data.Chunks).Select(chunk => design.Weights.Chunk(chunk).ToArray())])]);
    }
}
