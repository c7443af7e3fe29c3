using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What a diagnosis found.</summary>
/// <param name="Chosen">the network that is judged</param>
/// <param name="Error">of it, trained on the whole pool; measured on points that did not choose it</param>
/// <param name="WrongShare">the share of wrong classes; null where targets are values</param>
/// <param name="SeedVariance">at the whole pool, of this training set</param>
/// <param name="Capacity">the error of each width at the whole pool</param>
/// <param name="Levels">what smaller training sets show; empty where none are independent</param>
/// <param name="Curve">the error by the size of the training set, the whole pool first; null likewise</param>
/// <param name="Full">what the error at the whole pool consists of; null likewise</param>
/// <param name="Actions">the one that gains most first</param>
public sealed record DiagnosisOutcome(
    DiagnosisPlan Plan, Variant Chosen, GainInterval Error, Proportion? WrongShare, SeedVariance SeedVariance,
    IReadOnlyList<WidthError> Capacity, IReadOnlyList<LevelMeasure> Levels, LearningCurve? Curve,
    LearningForecast? Forecast, VarianceExtrapolation? DataVariance, FullSizeTable? Full, NoiseMeasure Noise,
    LabelMeasure? Labels, IReadOnlyList<ActionGain> Actions)
{
    /// <summary>The variance of the target in the judging points, of which errors are shares; of classes the sum over
    /// them, the Brier score of guessing by their shares.</summary>
    public required double TargetVariance { get; init; }

    /// <summary>By how much the chosen network errs less than one guess for every row.</summary>
    public required GainInterval OverGuessing { get; init; }

    /// <summary>The share of wrong classes; null where targets are values.</summary>
    public WrongMeasure? Wrong { get; init; }

    /// <summary>The parts of the cross entropy; null where targets are values.</summary>
    public CrossEntropyMeasure? CrossEntropy { get; init; }

    /// <summary>By how much the best of the widths would look better than it is, were it measured on the rows that
    /// chose it; null where the width was given.</summary>
    public double? Optimism { get; init; }

    /// <summary>Whether the error changes with time; null where rows are in no order of time.</summary>
    public ErrorDrift? Drift { get; init; }

    /// <summary>The error if rows of one group both trained and judged; null where there are no groups.</summary>
    public GainInterval? ErrorByRows { get; init; }

    /// <summary>The test set, where it was opened; else null.</summary>
    public FinalTest? Test { get; init; }

    /// <summary>What a gain must reach to be worth having, in the units of the loss.</summary>
    public double Worth => Plan.Worth * Error.Value;

    /// <summary>Whether the network is no better than a guess by as much as is worth having, and nothing is shown to
    /// make it so: as where inputs and target have nothing to do with each other. There, less training or more rows
    /// make it worse than a guess by less, which helps no one.</summary>
    public bool IsGuessing => OverGuessing.High < Worth
        && Actions.All(action => action.Verdict != ActionVerdict.Shown
            || action.Gain.Low < Worth + Math.Max(0, -OverGuessing.Value));

    /// <summary>Whether nothing is left that is worth doing: every action is excluded, or the noise alone accounts for
    /// the error, or there is nothing in the inputs that the network finds. That nothing is smaller than the smallest
    /// network keeps no question open.</summary>
    public bool IsFloor => Error.Value <= 0 || IsGuessing
        || Actions.All(action => action.Verdict == ActionVerdict.Excluded
            || action is { Action: DiagnosisAction.LessCapacity, Verdict: ActionVerdict.Refused })
        || Error.High - (Noise.TwoSided?.Low ?? 0) < Worth;
}

/// <summary>The error of one width.</summary>
public readonly record struct WidthError(int Width, long Parameters, GainInterval Error);
