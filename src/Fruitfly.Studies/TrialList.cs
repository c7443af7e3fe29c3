namespace Fruitfly.Studies;

/// <summary>Trials by their hashes, in the order in which they are to run: what one run works on, whichever studies
/// hold them. The same trial may stand in it twice. A list is told from another by reference, so that a store can
/// remember what it looked up.</summary>
/// <param name="seconds">predicted for trials by hash: a store may take several that are short at once. Default: null,
/// one at a time.</param>
public sealed class TrialList(IReadOnlyList<string> hashes, IReadOnlyDictionary<string, double>? seconds = null)
{
    public IReadOnlyList<string> Hashes { get; } = hashes;

    public IReadOnlyDictionary<string, double>? Seconds { get; } = seconds;

    public static TrialList Of(IReadOnlyList<Trial> trials) =>
        new([.. CanonicalDescription.WriteAll(trials).Select(TrialIdentity.HashOf)]);
}
