using Fruitfly.Lab.Sweeps.Designs;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps;

/// <summary>What a sweep trains: every setting with the same seeds and folds. No trial opens the test set.</summary>
/// <param name="Name">of the study</param>
/// <param name="Metric">by which settings are compared, on the validation examples</param>
/// <param name="Trials">those of one setting stand together; the same trial may have several keys</param>
/// <param name="Folds">0 where a share is held out for validation</param>
/// <param name="Final">the trials that settle a choice: those of a setting, one for each seed, trained on training and
/// validation examples as the study says, with the test set opened at their end</param>
public sealed record SweepPlan(
    string Name, SweepDesign Design, Metric Metric, IReadOnlyList<Factor> Factors, IReadOnlyList<SweepSetting> Settings,
    IReadOnlyList<KeyValuePair<SweepKey, Trial>> Trials, int Folds, Func<SweepSetting, IReadOnlyList<Trial>> Final)
{
    /// <summary>The study file with every value filled in: it is kept with the study.</summary>
    public required string Definition { get; init; }

    /// <summary>How long settings are trained before the better ones are trained for longer; null for other designs. A
    /// setting begins at the lowest rung that it has trials of.</summary>
    internal HalvingLadder? Ladder { get; init; }
}
