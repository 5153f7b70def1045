using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Results.Importing;

/// <summary>What became of a description.</summary>
/// <param name="Problems">What is wrong, by name of the part.</param>
/// <param name="Newer">What somebody else has written meanwhile; null when nobody has.</param>
public sealed record DescriptionOutcome(IReadOnlyDictionary<string, Message> Problems, Import? Newer)
{
    public bool IsSaved => Problems.Count == 0 && Newer is null;
}

/// <summary>Says what a document is: unit, year, table, criteria set, source.</summary>
public sealed class DescribeImport(Session session, ImportStore imports, UnitStore units)
{
    private const int LongestText = 300;

    /// <summary>Saves the description as the next version.</summary>
    /// <param name="id">The import.</param>
    /// <param name="seen">Version that was shown.</param>
    /// <param name="said">What is said.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<DescriptionOutcome> SaveAsync(Guid id, int seen, ImportDescription said, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(said);
        var problems = Problems(said, await units.RegisterAsync(cancel));
        if (problems.Count > 0)
            return new DescriptionOutcome(problems, null);

        await session.BeginAsync("results.describe", cancel: cancel);
        try
        {
            var import = await imports.LockAsync(id, cancel);
            if (import is null)
                return new DescriptionOutcome(new Dictionary<string, Message> { [""] = new("Bản nhập này không còn nữa. Hãy tải lại trang.", "This import is no longer there. Reload the page.") }, null);

            if (import.Version != seen && import.Description != said)
                return new DescriptionOutcome(problems, import);

            if (import.Description != said)
            {
                await imports.SaveDescriptionAsync(id, said, cancel);
                await session.CommitAsync(cancel);
            }

            return new DescriptionOutcome(problems, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static Dictionary<string, Message> Problems(ImportDescription said, UnitRegister register)
    {
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        if (said.TableNumber is null)
            problems[nameof(said.TableNumber)] = new("Hãy chọn bảng chứa kết quả.", "Choose the table that holds the result.");

        if (said.Year is not (>= 1990 and <= 2200))
            problems[nameof(said.Year)] = new("Hãy nhập năm của chỉ số, ví dụ 2023.", "Enter the index year, such as 2023.");

        if (said.UnitId is null || register.Find(said.UnitId) is not { } unit)
            problems[nameof(said.UnitId)] = new("Hãy chọn đơn vị được đánh giá.", "Choose the assessed unit.");
        else if (said.Year is { } year and >= 1990 and <= 2200 && !unit.IsValidAt(UnitRegister.YearEnd(year)))
            problems[nameof(said.UnitId)] = new($"{unit.Name.Full} không tồn tại vào cuối năm {year}.", $"{unit.Name.Full} did not exist at the end of {year}.");

        if (said.Source.Length is 0 or > LongestText)
            problems[nameof(said.Number)] = new("Hãy ghi nguồn: tên loại và số văn bản, ví dụ “Kế hoạch 475/KH-UBND”.", "Give the source: kind and number of the document, such as “Kế hoạch 475/KH-UBND”.");

        return problems;
    }
}
