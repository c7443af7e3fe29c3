using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Networks from several seeds on the whole of one data set.</summary>
sealed class WholeSet
{
    readonly JudgingPoints _points;
    readonly double[] _predictions, _losses;
    readonly int _seeds;

    /// <param name="predictions"><c>[seeds × points × classes]</c></param>
    public WholeSet(JudgingPoints points, double[] predictions, int seeds)
    {
        (_points, _predictions, _seeds) = (points, predictions, seeds);
        _losses = [.. Enumerable.Range(0, seeds).SelectMany(seed => points.Losses(Of(seed)))];
        Error = GainInterval.Of(_losses, seeds, [.. Enumerable.Range(0, points.Count)]);
        Mean = MeanOf(0, seeds);
        SeedVariance = VarianceOf(0, seeds);
    }

    /// <summary>Of one network.</summary>
    public GainInterval Error { get; }

    /// <summary><c>[points × classes]</c>, over the seeds.</summary>
    public double[] Mean { get; }

    public SeedVariance SeedVariance { get; }

    /// <summary>By how much the mean of the second half of the networks is better than one of them.</summary>
    public double EnsembleGain =>
        _losses[(Half * _points.Count)..].Average() - _points.Losses(MeanOf(Half, _seeds - Half)).Average();

    /// <summary>The same, foretold from the first half, which has no network in common with it.</summary>
    public double ForetoldEnsembleGain => VarianceOf(0, Half).EnsembleGain(_seeds - Half);

    int Half => _seeds / 2;

    /// <summary>A size of the learning curve. There is one data set of it, so what others would change is read from the
    /// smaller ones.</summary>
    public LearningLevel Level(int size, IReadOnlyList<LevelMeasure> smaller)
    {
        double[] bySeed = [.. _losses.Chunk(_points.Count).Select(losses => losses.Average())];
        var byPoint = new double[_points.Count];
        for (var i = 0; i < _losses.Length; i++)
            byPoint[i % byPoint.Length] += _losses[i] / _seeds;
        var spread = ErrorSpread.At(
            size, [.. smaller.Select(level => ((double)level.Level.Units, level.Spread, level.Level.Subsets))]);
        return new(size, Error.Value, spread + Moments.Of(bySeed).Variance / (_seeds - 1), byPoint);
    }

    ReadOnlySpan<double> Of(int seed) =>
        _predictions.AsSpan(seed * _points.Targets.Length, _points.Targets.Length);

    double[] MeanOf(int first, int count)
    {
        var mean = new double[_points.Targets.Length];
        for (var seed = first; seed < first + count; seed++)
        {
            var said = Of(seed);
            for (var i = 0; i < mean.Length; i++)
                mean[i] += said[i] / count;
        }
        return mean;
    }

    SeedVariance VarianceOf(int first, int count) => Measurement.Decomposition.SeedVariance.OfSquaredError<double>(
        _predictions.AsSpan(first * _points.Targets.Length, count * _points.Targets.Length),
        new PredictionShape(_points.Count, _points.Outputs, seeds: count));
}
