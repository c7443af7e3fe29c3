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
            var (schedule, length) = Parts[i];
            var steps = length?.InSteps(stepsPerEpoch) ?? totalSteps - start;
            if (length is null || step < start + steps)
                return schedule.Factor(step - start, stepsPerEpoch, Math.Max(1, steps));
            start += steps;
        }
        throw new InvalidOperationException("The last part of a sequence has no length.");
    }

    static IReadOnlyList<SchedulePart> Checked(IReadOnlyList<SchedulePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0 || parts.SkipLast(1).Any(part => part.Length is null) || parts[^1].Length is not null)
            throw new ArgumentException(
                "A sequence of schedules has one part at least; each has a length but the last, which takes what is " +
                "left.",
                nameof(parts));
        return parts;
    }
}

/// <param name="Length">Default: null, until the end of training; for the last part alone.</param>
public sealed record SchedulePart(Schedule Schedule, Duration? Length = null);
