namespace ParIndex.App.Reports;

/// <summary>What the papers of a report say beside its figures.</summary>
/// <param name="Authority">Whose result it is, in full: "tỉnh Đắk Nông".</param>
public sealed record ReportHead(string Authority)
{
    /// <summary>Office that reports, "Sở Nội vụ"; empty: the People's Committee itself.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Decision that announced the result, as it is to be quoted: "Quyết định số 641/QĐ-BNV ngày 25/5/2021 của Bộ Nội vụ"; empty: none.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Number in the register; null leaves room to write it in.</summary>
    public int? Number { get; init; }

    /// <summary>Date of issue; null leaves room.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who signs; empty leaves room.</summary>
    public string Signer { get; init; } = "";

    /// <summary>The office in a sentence.</summary>
    internal string Office => Issuer.Length > 0 ? Issuer : "Ủy ban nhân dân " + Authority;

    /// <summary>"BC-SNV" of "Sở Nội vụ": the first letters of the office's words (Decree 30/2020/NĐ-CP).</summary>
    internal string Symbol => Issuer.Length > 0
        ? "BC-" + string.Concat(Issuer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).Select(word => char.ToUpperInvariant(word[0])))
        : "BC-UBND";
}
