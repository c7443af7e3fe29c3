using System.Text.Json.Serialization;

namespace Fruitfly.Training;

/// <summary>A length of training, said in steps (one batch each) or in epochs (each example once).</summary>
public readonly record struct Duration
{
    [JsonConstructor]
    Duration(int count, DurationUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (Count, Unit) = (count, unit);
    }

    public int Count { get; }
    public DurationUnit Unit { get; }

    public static Duration Steps(int count) => new(count, DurationUnit.Steps);
    public static Duration Epochs(int count) => new(count, DurationUnit.Epochs);

    /// <summary>The same length in steps, for epochs of <paramref name="stepsPerEpoch"/> steps.</summary>
    public int InSteps(int stepsPerEpoch) => Unit == DurationUnit.Steps ? Count : checked(Count * stepsPerEpoch);
}

public enum DurationUnit
{
    Steps,
    Epochs,
}
