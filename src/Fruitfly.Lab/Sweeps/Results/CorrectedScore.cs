using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What the choice is worth on examples it was not made on.</summary>
/// <param name="Score">bias-corrected by bootstrap (BBC-CV: Tsamardinos, Greasidou and Borboudakis 2018): chosen on
/// resampled examples, measured on those left out; with its interval over examples</param>
/// <param name="Raw">the winner's own score on the same examples</param>
/// <param name="Swapped">a second estimate: chosen on one half of the examples, measured on the other, and swapped</param>
/// <param name="Candidates">among which was chosen</param>
/// <param name="Examples">on which</param>
public sealed record CorrectedScore(Estimate Score, double Raw, double Swapped, int Candidates, int Examples)
{
    /// <summary>How much better the raw score looks than the corrected one, in the units of the metric; below 0 where
    /// it looks worse.</summary>
    public double Optimism(MetricWords metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Cost(Score.Mean) - metric.Cost(Raw);
    }
}
