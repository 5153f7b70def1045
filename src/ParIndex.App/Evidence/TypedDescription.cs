using ParIndex.Core.Text;

namespace ParIndex.App.Evidence;

/// <summary>A description as somebody typed it.</summary>
public sealed record TypedDescription(string? Number, string? Issuer, DateOnly? IssuedOn, string? Summary, string? Address)
{
    private const int LongestText = 2000, LongestNumber = 200, LongestAddress = 2000;
    private static readonly DateOnly Oldest = new(1945, 9, 2);

    /// <summary>Cleans and checks it; all problems at once, by part: "Number", "Issuer", "IssuedOn", "Summary", "Address".</summary>
    /// <param name="kind">What it describes.</param>
    /// <param name="today">The day in Vietnam.</param>
    public (EvidenceDescription Said, IReadOnlyDictionary<string, Message> Problems) Read(EvidenceKind kind, DateOnly today)
    {
        var said = new EvidenceDescription(Clean(Number), Clean(Issuer), IssuedOn, Clean(Summary), kind == EvidenceKind.Link ? Clean(Address) : null);
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        if (kind == EvidenceKind.Number && said.Number.Length == 0)
            problems[nameof(Number)] = new("Hãy ghi số, ký hiệu văn bản, như 475/KH-UBND.", "Give the number and symbol, as 475/KH-UBND.");

        if (said.Number.Length > LongestNumber)
            problems[nameof(Number)] = TooLong(LongestNumber);

        if (said.Issuer.Length > LongestNumber)
            problems[nameof(Issuer)] = TooLong(LongestNumber);

        if (said.Summary.Length > LongestText)
            problems[nameof(Summary)] = TooLong(LongestText);

        if (said.IssuedOn > today)
            problems[nameof(IssuedOn)] = new("Ngày ban hành chưa đến; hãy xem lại.", "The date lies in the future; look again.");
        else if (said.IssuedOn < Oldest)
            problems[nameof(IssuedOn)] = new("Ngày ban hành quá xa; hãy xem lại năm.", "The date is too long ago; look at the year again.");

        if (kind == EvidenceKind.Link && !IsWeb(said.Address))
            problems[nameof(Address)] = new("Hãy ghi địa chỉ trang web bắt đầu bằng https:// hoặc http://.", "Give an address that begins with https:// or http://.");

        return (said, problems);
    }

    private static bool IsWeb(string? address) =>
        address is { Length: <= LongestAddress } && Uri.TryCreate(address, UriKind.Absolute, out var place) && place.Scheme is "https" or "http" && place.Host.Length > 0 && place.UserInfo.Length == 0;

    private static Message TooLong(int longest) => new($"Hãy ghi không quá {longest} chữ.", $"At most {longest} characters.");

    private static string Clean(string? text) => VietnameseText.Clean(text ?? "");
}
