using System.Numerics.Tensors;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;
using Fruitfly.Networks;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The error by the width of the network, at the whole pool.</summary>
sealed class CapacityMeasure
{
    readonly DiagnosisPlan _plan;
    readonly VariantLosses _losses, _choosing;
    readonly int _chosen;
    readonly IReadOnlyList<int> _candidates;
    readonly ChosenGain _error;

    /// <param name="choosing">losses of the same networks that choose the width. Default: those that are
    /// measured</param>
    public CapacityMeasure(
        DiagnosisPlan plan, VariantLosses losses, Variant chosen, VariantLosses? choosing = null)
    {
        (_plan, _losses, _choosing) = (plan, losses, choosing ?? losses);
        _chosen = losses.Variants.ToList().IndexOf(chosen);
        _candidates = plan.ChoosesWidth ? [.. Enumerable.Range(0, losses.Variants.Count)] : [_chosen];
        _error = ChosenGain.Of(losses, _candidates, _candidates, _choosing);
    }

    /// <summary>Of the chosen network, on points that did not choose it.</summary>
    public GainInterval Error => _error.Error;

    /// <summary>The same at each point.</summary>
    public IReadOnlyList<double> ErrorByPoint => _error.ErrorByPoint;

    /// <summary>By how much the best of the widths would look better than it is, were it measured on the rows that
    /// chose it.</summary>
    public double Optimism => Error.Value - _candidates.Min(_losses.MeanOf);

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
        var chosen = ChosenGain.Of(_losses, [_chosen], others, _choosing);
        return ($"{_losses.Variants[chosen.Best].Width} units a layer instead of {width}", chosen.Gain);
    }

    /// <summary>The largest size of the learning curve: the error at the whole pool. There is one training set of that
    /// size, so what others would change is read from the smaller ones.</summary>
    /// <param name="spreads">of smaller sizes: units, the variance of the error between training sets, and how many
    /// there are</param>
    public LearningLevel Level(IEnumerable<(double Units, double Spread, int Subsets)> spreads) => new(
        _plan.Units.Pool, _error.Error.Value, ErrorSpread.At(_plan.Units.Pool, [.. spreads]) + SeedPart(),
        _error.ErrorByPoint);

    // The variance over seeds of the mean error, of the mean over seeds.
    double SeedPart()
    {
        double[] bySeed = [.. Enumerable.Range(0, _losses.Seeds).Select(seed =>
            TensorPrimitives.Average(_losses[_chosen, seed]))];
        var mean = bySeed.Average();
        return bySeed.Sum(value => (value - mean) * (value - mean)) / (bySeed.Length - 1) / bySeed.Length;
    }
}
