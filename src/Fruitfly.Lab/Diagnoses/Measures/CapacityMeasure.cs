using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;
using Fruitfly.Networks;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The error by the width of the network, at the whole pool.</summary>
sealed class CapacityMeasure
{
    readonly DiagnosisPlan _plan;
    readonly VariantLosses _losses;
    readonly int _chosen;
    readonly ChosenGain _error;

    public CapacityMeasure(DiagnosisPlan plan, VariantLosses losses, Variant chosen)
    {
        (_plan, _losses, _chosen) = (plan, losses, losses.Variants.ToList().IndexOf(chosen));
        int[] all = [.. Enumerable.Range(0, losses.Variants.Count)];
        Candidates = plan.ChoosesWidth ? all : [_chosen];
        _error = ChosenGain.Of(losses, Candidates, Candidates);
    }

    /// <summary>What the network is chosen from: a single one where it is given.</summary>
    public IReadOnlyList<int> Candidates { get; }

    /// <summary>Of the chosen network, on points that did not choose it.</summary>
    public GainInterval Error => _error.Error;

    public IReadOnlyList<WidthError> Errors =>
    [
        .. _losses.Variants.Index().Select(each => new WidthError(
            each.Item.Width, NetworkSummary.Of((_plan.Setup with
            {
                HiddenLayers = [.. _plan.Setup.HiddenLayers.Select(_ => each.Item.Width)],
            }).ToArchitecture(_plan.File.Table.Size)).Parameters,
            ChosenGain.Of(_losses, [each.Index], [each.Index]).Error)),
    ];

    /// <summary>What the best of the larger, or of the smaller, networks gains; null where there is none.</summary>
    public (string Detail, GainInterval Gain)? Gain(bool isLarger)
    {
        var width = _losses.Variants[_chosen].Width;
        int[] others = [.. Enumerable.Range(0, _losses.Variants.Count).Where(variant =>
            isLarger ? _losses.Variants[variant].Width > width : _losses.Variants[variant].Width < width)];
        if (others.Length == 0)
            return null;
        var chosen = ChosenGain.Of(_losses, [_chosen], others);
        return ($"{_losses.Variants[chosen.Best].Width} units a layer instead of {width}", chosen.Gain);
    }

    /// <summary>The largest size of the learning curve: the error at the whole pool. There is one training set of that
    /// size, so what others would change is read from the smaller ones.</summary>
    public LearningLevel Level(IReadOnlyList<LevelMeasure> levels) => new(
        _plan.Units.Pool, _error.Error.Value,
        ErrorSpread.At(_plan.Units.Pool,
            [.. levels.Select(level => ((double)level.Level.Units, level.Spread, level.Level.Subsets))]) + SeedPart(),
        _error.ErrorByPoint);

    // The variance over seeds of the mean error, of the mean over seeds.
    double SeedPart()
    {
        double[] bySeed = [.. Enumerable.Range(0, _losses.Seeds).Select(seed =>
            System.Numerics.Tensors.TensorPrimitives.Average(_losses[_chosen, seed]))];
        var mean = bySeed.Average();
        return bySeed.Sum(value => (value - mean) * (value - mean)) / (bySeed.Length - 1) / bySeed.Length;
    }
}
