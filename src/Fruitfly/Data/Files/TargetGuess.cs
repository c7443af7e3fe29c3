namespace Fruitfly.Data.Files;

/// <summary>Whether numbers in a target column are class labels or values, by how many there are
/// and how often each occurs.</summary>
/// <param name="Task">null where either is plausible</param>
/// <param name="Reason">the facts, a part of a sentence</param>
readonly record struct TargetGuess(TargetKind? Task, string Reason)
{
    const int Few = 10;

    /// <summary>More different whole numbers are hardly labels, unless each stands for many examples.</summary>
    public const int Many = 20;


    /// <param name="count">of the examples</param>
    /// <param name="distinct">different numbers</param>
    /// <param name="areWhole">all numbers are whole</param>
    /// <param name="areWritten">as integers, without a decimal point</param>
    /// <param name="name">of the column</param>
    public static TargetGuess Of(
        int count, int distinct, double least, double most, bool areWhole, bool areWritten, string name)
    {
        if (!areWhole)
            return new(TargetKind.Values, "not all of its numbers are whole");
        var facts = FormattableString.Invariant($"{distinct:N0} different whole numbers in {count:N0} examples");
        if (Is(name, "value", "values"))
            return new(TargetKind.Values, "the column is named so");
        if (Is(name, "label", "labels", "class", "classes", "category") && (distinct <= Many || count >= 5L * distinct))
            return new(TargetKind.Classes, $"{facts}, in a column named so");
        var isRow = least is 0 or 1 && most - least == distinct - 1 || distinct == 2 && least == -1 && most == 1;
        if (areWritten)
        {
            if (distinct <= 2 || distinct <= Few && (isRow || count >= 5L * distinct))
                return new(TargetKind.Classes, facts);
            return distinct > Many && count < 10L * distinct || distinct > 10 * Few && count < 20L * distinct
                ? new(TargetKind.Values, facts) : new(null, facts);
        }
        if (distinct <= Few && isRow && count >= 5L * distinct)
            return new(TargetKind.Classes, $"{facts}, which follow one another");
        return distinct <= Many && count >= 5L * distinct
            ? new(null, facts) : new(TargetKind.Values, $"{facts}, written with a point");
    }

    static bool Is(string name, params ReadOnlySpan<string> names)
    {
        foreach (var other in names)
            if (name.Equals(other, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
