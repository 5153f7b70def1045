namespace ParIndex.Documents.Writing;

/// <summary>Top of an official document (Decree 30/2020/NĐ-CP, Appendix I): who issues it, number and symbol, place and date.</summary>
/// <param name="Issuer">Issuing body; printed in capitals, bold.</param>
/// <param name="Symbol">Symbol after the number, such as "KH-UBND".</param>
/// <param name="Place">Name of the province or commune as the decree has it before the date.</param>
public sealed record Letterhead(string Issuer, string Symbol, string Place)
{
    /// <summary>Superior body above the issuer; empty: none.</summary>
    public string Superior { get; init; } = "";

    /// <summary>Number in the register; null leaves room to write it in.</summary>
    public int? Number { get; init; }

    /// <summary>Date of issue; null leaves room to write it in.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Written in place of number and symbol; null: these. Templates have a field here.</summary>
    public string? NumberText { get; init; }

    /// <summary>Written in place of place and date; null: these.</summary>
    public string? DateText { get; init; }

    /// <summary>Summary of an official letter (công văn), printed as "V/v …" under the number; empty: none.</summary>
    public string About { get; init; } = "";

    /// <summary>Place an authority signs at: its name without the rank, "Đắk Nông" of "tỉnh Đắk Nông", "Đà Nẵng" of "thành phố Đà Nẵng".</summary>
    public static string PlaceOf(string authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return authority.Split(' ', 2) is [{ Length: > 0 } rank, var name] && char.IsLower(rank[0]) ? (name.StartsWith("phố ", StringComparison.Ordinal) ? name[4..] : name) : authority;
    }

    /// <summary>"Số: 05/KH-UBND": numbers below ten get a zero.</summary>
    public string NumberLine => NumberText is { } written ? written : Number is { } number
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Số: {number:00}/{Symbol}")
        : $"Số:        /{Symbol}";

    /// <summary>"Lai Châu, ngày 05 tháng 02 năm 2026": days below ten and the months 1 and 2 get a zero.</summary>
    public string DateLine => DateText is { } written ? written : Date is { } date
        ? string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Place}, ngày {date.Day:00} tháng {(date.Month <= 2 ? "0" : "")}{date.Month} năm {date.Year}")
        : $"{Place}, ngày      tháng      năm        ";
}

/// <summary>End of an official document: recipients on the left, signature on the right.</summary>
/// <param name="Recipients">"Nơi nhận" without marks; the last is the archive ("Lưu: VT, NV").</param>
/// <param name="Authority">Lines above the name, such as "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"; printed in capitals.</param>
/// <param name="Signer">Full name without titles; empty leaves it to be written in.</param>
public sealed record SignatureBlock(IReadOnlyList<string> Recipients, IReadOnlyList<string> Authority, string Signer = "");
