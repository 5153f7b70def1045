namespace ParIndex.Core.Units.Agencies;

/// <summary>
/// One text being read. Names hold commas and "và" themselves, so the cut into parts is the one that costs least: a known unit or
/// group is cheap, a guess by form dear, nonsense dearest.
/// </summary>
internal sealed class AgencyReading
{
    private const double Known = 1, Elliptical = 1.2, ByForm = 3, Nonsense = 10;
    private const int MostBreaks = 40;

    private readonly string text;
    private readonly string main;
    private readonly AgencyContext context;
    private readonly AgencyPartReader reader;
    private readonly AgencyWord[] words;
    private readonly Dictionary<(int At, int Next), (AgencyPart Part, double Doubt)> read = [];
    private readonly Dictionary<(int At, string Head), (double Cost, AgencyPart? First, int Next, string Head)> best = [];

    public AgencyReading(string text, AgencyContext context, Func<string, Unit> unitOf)
    {
        this.text = text;
        this.context = context;
        main = WithoutBrackets(text);
        reader = new AgencyPartReader(main, context, unitOf);
        words = [.. AgencyWords.Parse(main)];
    }

    public IEnumerable<AgencyPart> Parts()
    {
        if (words.Length == 0)
            return [];

        if (words.Count(word => word.Break) > MostBreaks)
            return [new AgencyPart.Unknown([]) { Text = text }];

        var parts = new List<AgencyPart>();
        var head = "";
        for (var at = 0; at < words.Length;)
        {
            var step = Best(at, head);
            parts.Add(reader.Complete(step.First!));
            (at, head) = (step.Next, step.Head);
        }

        // "Chánh Văn phòng UBND tỉnh (Trung tâm Xúc tiến đầu tư)": what stands in brackets counts when it is known.
        foreach (var bracket in Brackets(text))
            parts.AddRange(new AgencyReading(bracket, context, reader.UnitOf).Parts().OfType<AgencyPart.ToUnit>().Where(part => part.Unit.Kind.IsTerritorial() is false));

        return parts;
    }

    private (double Cost, AgencyPart? First, int Next, string Head) Best(int at, string head)
    {
        if (at >= words.Length)
            return (0, null, at, head);
        if (best.TryGetValue((at, head), out var known))
            return known;

        (double Cost, AgencyPart? First, int Next, string Head) found = (double.MaxValue, null, words.Length, head);
        for (var next = Ends(at); next > at; next = Before(next, at))
        {
            var (cost, part, headAfter) = Read(at, next, head);
            var total = cost + Best(next, headAfter).Cost;
            if (total < found.Cost)
                found = (total, part, next, headAfter);
        }

        return best[(at, head)] = found;
    }

    private (double Cost, AgencyPart Part, string Head) Read(int at, int next, string head)
    {
        var span = words[at..next];
        if (!read.TryGetValue((at, next), out var item))
            read[(at, next)] = item = reader.Read(span);

        var (part, doubt) = item;
        var ownHead = AgencyPartReader.HeadOf(span);
        if (part is AgencyPart.ToUnit or AgencyPart.ToGroup)
            return (Known + doubt, part, ownHead);

        if (head.Length > 0 && ownHead.Length == 0 && reader.ReadUnder(head, span) is { } elliptical)
            return (Elliptical, elliptical, head);

        return ((part is AgencyPart.Unregistered ? ByForm : Nonsense) + doubt, part, ownHead);
    }

    /// <summary>The furthest a part may reach: up to a separator no name can hold.</summary>
    private int Ends(int at)
    {
        var end = at + 1;
        while (end < words.Length && !words[end].Hard)
            end++;

        return end;
    }

    private int Before(int next, int at)
    {
        var end = next - 1;
        while (end > at && !words[end].Break)
            end--;

        return end;
    }

    private static string WithoutBrackets(string text)
    {
        foreach (var bracket in Brackets(text))
            text = text.Replace($"({bracket})", new string(' ', bracket.Length + 2), StringComparison.Ordinal);

        return text;
    }

    private static IEnumerable<string> Brackets(string text)
    {
        for (var open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            var close = text.IndexOf(')', open);
            var nested = text.IndexOf('(', open + 1);
            if (close > open + 1 && (nested < 0 || nested > close))
                yield return text[(open + 1)..close];
        }
    }
}
