using Fruitfly.Data;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Where that is read which results do not hold.</summary>
/// <param name="Data">of a trial, with the splits that its recipe may see</param>
/// <param name="Predictions">of a trial that kept them, [examples × outputs]; else null</param>
public sealed record SweepSources(Func<Trial, DataSet> Data, Func<Trial, float[]?> Predictions)
{
    /// <summary>What 1 in the real-valued targets of a trial's data is in the units of its file, since targets may be
    /// standardized: errors are given in those. Default: 1.</summary>
    public Func<Trial, double> TargetScale { get; init; } = _ => 1;
}
