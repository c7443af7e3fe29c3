namespace Fruitfly.Networks;

/// <summary>A place in a <see cref="Workspace"/>: so many values for each example of the batch, and so many besides.</summary>
readonly record struct Slot(long ExamplesBefore, long FixedBefore, int PerExample, int Fixed);
