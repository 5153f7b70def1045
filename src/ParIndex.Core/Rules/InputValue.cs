using ParIndex.Core.Text;

namespace ParIndex.Core.Rules;

/// <summary>Reads a declared value as text into the decimal that rules evaluate.</summary>
public static class InputValue
{
    /// <summary>
    /// Reads "132", "86.5%", "0.865", "có"/"yes"/"1", an option's text. Decimal point only, no groups. Checks type and range.
    /// </summary>
    /// <param name="input">The declared input.</param>
    /// <param name="text">The value as typed.</param>
    /// <param name="value">The decimal for <see cref="Rule.Evaluate"/>.</param>
    /// <param name="problem">What is wrong and how to mend it; null when read.</param>
    public static bool TryParse(RuleInput input, string text, out decimal value, out Message? problem) => throw new NotImplementedException();
}
