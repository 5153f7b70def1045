namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Order of labels: whole numbers by size, anything else by text.</summary>
internal static class LabelOrder
{
    /// <summary>Places of the labels in their order.</summary>
    public static int[] Of(IReadOnlyList<string> labels)
    {
        var order = Enumerable.Range(0, labels.Count).ToArray();
        var numbers = new long[labels.Count];
        for (var place = 0; place < numbers.Length; place++)
        {
            if (!IsPlain(labels[place], out numbers[place]))
            {
                Array.Sort(order, (one, other) => string.CompareOrdinal(labels[one], labels[other]));
                return order;
            }
        }

        Array.Sort(order, (one, other) => numbers[one].CompareTo(numbers[other]));
        return order;
    }

    /// <summary>Whether a label is a whole number as it would be printed (no sign, no leading zero): 7, not 07.</summary>
    private static bool IsPlain(string label, out long number)
    {
        number = 0;
        if (label.Length is 0 or > 18 || (label[0] == '0' && label.Length > 1))
        {
            return false;
        }

        foreach (var character in label)
        {
            if (character is < '0' or > '9')
            {
                return false;
            }

            number = (number * 10) + (character - '0');
        }

        return true;
    }
}
