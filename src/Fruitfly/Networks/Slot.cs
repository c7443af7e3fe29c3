namespace Fruitfly.Networks;

/// <summary>A place in a <see cref="Workspace"/>: some values for each example of
/// the batch, and some besides.</summary>
public readonly struct Slot
{
    internal Slot(long examplesBefore, long fixedBefore, int perExample, int besides) =>
        (ExamplesBefore, FixedBefore, PerExample, Fixed) = (examplesBefore, fixedBefore, perExample, besides);

    internal long ExamplesBefore { get; }

    internal long FixedBefore { get; }

    internal int PerExample { get; }

    internal int Fixed { get; }
}
