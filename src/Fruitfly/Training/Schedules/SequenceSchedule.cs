namespace Fruitfly.Training.Schedules;

/// <summary>One schedule after another, each as if training began and ended with it (PyTorch's SequentialLR). The last
/// takes what is left.</summary>
public sealed record SequenceSchedule(IReadOnlyList<SchedulePart> Parts) : Schedule
{
    public IReadOnlyList<SchedulePart> Parts { get; } = Checked(Parts);

    public override double Factor(int step, int stepsPerEpoch, int totalSteps)
    {
        var start = 0;
        for (var i = 0; i < Parts.Count; i++)
        {
            var part = Parts[i];
            var steps = part.Length(stepsPerEpoch) ?? totalSteps - start;
            if (!part.HasLength || step < start + steps)
                return part.Schedule.Factor(step - start, stepsPerEpoch, Math.Max(1, steps));
            start += steps;
        }
        throw new InvalidOperationException("The last part of a sequence has no length.");
    }

    static IReadOnlyList<SchedulePart> Checked(IReadOnlyList<SchedulePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0 || parts.SkipLast(1).Any(part => !part.HasLength) || parts[^1].HasLength)
            throw new ArgumentException(
                "A sequence of schedules has one part at least; each has a length but the last, which takes what is " +
                "left.",
                nameof(parts));
        if (parts.Any(part => part is { Epochs: not null, Steps: not null } or { Epochs: < 0 } or { Steps: < 0 }))
            throw new ArgumentException(
                "The length of a part is said in epochs or in steps, and is not negative.", nameof(parts));
        return parts;
    }
}

/// <summary>One of a sequence of schedules. Without a length, which only the last has, it goes on to the end of
/// training.</summary>
public sealed record SchedulePart(Schedule Schedule, int? Epochs = null, int? Steps = null)
{
    internal bool HasLength => (Epochs ?? Steps) is not null;

    internal int? Length(int stepsPerEpoch) => Steps ?? (Epochs is { } epochs ? checked(epochs * stepsPerEpoch) : null);
}
