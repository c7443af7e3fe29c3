using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>Test errors (%) along double descent, NaN of a network that diverged.</summary>
/// <param name="Plain">without regularization, on the data of double-descent</param>
/// <param name="Lines">with it</param>
sealed record DescentOutcome(DescentRecipe Recipe, DescentLine Plain, IReadOnlyList<DescentLine> Lines)
{
    /// <summary>Where notebook 8.3's test error is lowest before its peak: 14 to 22 hidden units.</summary>
    const int ValleyWidth = 18;

    public bool IsEmpty => Plain.Errors[0].Length == 0;

    public bool HasErrors => Plain.Errors.SelectMany(seeds => seeds).Any(double.IsFinite);

    /// <summary>The place of the width at which there are as many parameters as examples, where the peak is
    /// expected.</summary>
    public int Threshold { get; } = Nearest(Recipe, Recipe.WidthOf(Recipe.Examples));

    public int Valley { get; } = Nearest(Recipe, ValleyWidth);

    /// <summary>Whether there are widths on both sides of the threshold to compare it with.</summary>
    public bool HasSides => Valley < Threshold && Threshold < Recipe.Widths.Count - 1;

    /// <summary>How far the error at the threshold lies above those before it, at 18 hidden units, and at the widest
    /// network, the smaller of the two, of each repetition: below 0 where there is no peak. The widths are fixed, so
    /// that no chance picks them.</summary>
    public double[] Humps(DescentLine line) => HasSides
        ? [.. line.Errors[Threshold]
            .Select((error, repetition) =>
                error - Math.Max(line.Errors[Valley][repetition], line.Errors[^1][repetition]))
            .Where(double.IsFinite)]
        : [];

    /// <summary>How far a line lies at the threshold from what it is compared with, of each repetition.</summary>
    public double[] AtThreshold(DescentLine line) =>
        [.. line.Errors[Threshold].Zip(line.Without[Threshold], (one, other) => one - other).Where(double.IsFinite)];

    public static double AtEnd(TrialResult trial) =>
        trial.History.Diverged ? double.NaN : 100 * trial.History.Last.Test!.Error;

    public static double Stopped(TrialResult trial) =>
        trial.History.Diverged
            ? double.NaN : 100 * StoppedTrainings.Best(trial.History, StoppingMeasure.Error).Test!.Error;

    static int Nearest(DescentRecipe recipe, double width) =>
        Enumerable.Range(0, recipe.Widths.Count).MinBy(place => Math.Abs(recipe.Widths[place] - width));
}

/// <summary>One way to train all widths.</summary>
/// <param name="Errors">test errors (%), [width][repetition]</param>
/// <param name="Without">of the same networks without it</param>
sealed record DescentLine(
    string Id, string Name, string Source, IReadOnlyList<double[]> Errors, IReadOnlyList<double[]> Without);
