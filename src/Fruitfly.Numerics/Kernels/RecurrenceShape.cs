namespace Fruitfly.Numerics.Kernels;

/// <summary>The sequences that a <see cref="GatedRecurrence"/> reads, and where its states go.</summary>
/// <param name="Features">values that are read at each place of a sequence</param>
/// <param name="Hidden">units</param>
/// <param name="Steps">places, each read in a step</param>
/// <param name="Batch">sequences</param>
/// <param name="IsReverse">whether the last place is read first</param>
/// <param name="OutputRows">rows of the output at each place, of which this recurrence
/// writes <paramref name="Hidden"/></param>
/// <param name="OutputRow">the first of them</param>
/// <param name="GivesLast">whether the output has the state after the last step only, and so one place</param>
public readonly record struct RecurrenceShape(
    int Features, int Hidden, int Steps, int Batch, bool IsReverse, int OutputRows, int OutputRow, bool GivesLast)
{
    /// <summary>Numbers kept for the backward pass of what the steps read, for each sequence and each of
    /// <see cref="GatedRecurrence.MostLanesBesides"/> more.</summary>
    public int ReadSize => checked((Steps + 1) * ReadRows);

    /// <summary>The same of the gates.</summary>
    public int GatesSize => checked(Steps * GateRows);

    internal int ReadRows => Features + Hidden;

    internal int GateRows => 4 * Hidden;

    internal int Place(int step) => IsReverse ? Steps - 1 - step : step;

    /// <summary>The row of the output that has the first unit after a step;
    /// negative where the output has not.</summary>
    internal int OutputOf(int step) =>
        GivesLast ? (step == Steps - 1 ? OutputRow : -1) : Place(step) * OutputRows + OutputRow;
}
