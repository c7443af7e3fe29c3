namespace Fruitfly.Data.Tables;

/// <summary>A part of the training examples drawn without replacement, in the order of the file. With one seed a
/// smaller draw is part of a larger one, and the draws of one size with different
/// <see cref="Part"/> share nothing. In order of time there is no chance: part 0 is the latest examples, part 1 those
/// before.</summary>
/// <param name="Count">how many units are drawn</param>
public sealed record Resample(int Count)
{
    /// <summary>Default: examples.</summary>
    public SplitUnit Unit { get; init; } = SplitUnit.Examples;

    /// <summary>Whether every draw has each class in its share, to within one unit. Default: null, as chance has
    /// it.</summary>
    public bool? Stratified { get; init; }

    /// <summary>Which of the disjoint draws of this size, from 0. Default: null, the first.</summary>
    public int? Part { get; init; }

    /// <summary>The seed of the drawing. Default: null, the trial's.</summary>
    public ulong? Seed { get; init; }
}
