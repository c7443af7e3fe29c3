using Fruitfly.Lab.Experiments.BiasVariance;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>The error over all sizes of network, and its turning points.</summary>
/// <param name="Widths">by ascending number of hidden units</param>
sealed record DescentOutcome(ToySetting Setting, IReadOnlyList<WidthOutcome> Widths)
{
    /// <summary>Mean squared errors below it are rounding: targets are about 1, and conditions up to 10⁷ cost as many
    /// digits.</summary>
    const double Fitted = 1e-12;

    /// <summary>Hidden units with which there are as many parameters as examples.</summary>
    public int Threshold => Setting.Examples - 1;

    /// <summary>The lowest median error up to the threshold.</summary>
    public WidthOutcome FirstMinimum { get; } =
        Widths.Where(width => width.HiddenUnits < Setting.Examples).MinBy(width => width.MedianError)!;

    /// <summary>The highest median error from the first minimum on.</summary>
    public WidthOutcome Peak { get; } = Widths
        .Where(width =>
            width.HiddenUnits
                >= Widths.Where(first => first.HiddenUnits < Setting.Examples)
                    .MinBy(first => first.MedianError)!.HiddenUnits)
        .MaxBy(width => width.MedianError)!;

    public WidthOutcome Largest => Widths[^1];

    /// <summary>The fewest hidden units that go through every example of every data set; null where none do.</summary>
    public int? Interpolates =>
        Widths.FirstOrDefault(width => width.TrainingErrors.All(error => error < Fitted))?.HiddenUnits;

    /// <param name="progress">is told the share of the work that is done, from 0 to 1</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static DescentOutcome Of(
        ToySetting setting, int largest, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var widths = HiddenUnits(setting.Examples, largest);
        var work = new WorkInParts(widths.Sum(units => WidthOutcome.WorkOf(setting, units)), progress, cancellation);
        return new(setting, [.. widths.Select(units => WidthOutcome.Of(setting, units, work))]);
    }

    /// <summary>Every number up to twice the examples, then steps of about 15 %.</summary>
    public static IReadOnlyList<int> HiddenUnits(int examples, int largest)
    {
        var units = Enumerable.Range(1, Math.Min(2 * examples, largest)).ToList();
        while (units[^1] < largest)
            units.Add(Math.Min(largest, (int)Math.Ceiling(1.15 * units[^1])));
        return units;
    }
}
