using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>The diagnosis of one data set.</summary>
/// <param name="Error">of the network trained on all of it</param>
/// <param name="Seeds">the variance from the seed there</param>
/// <param name="Levels">the parts of the error at half of it and below</param>
/// <param name="Curve">null where nothing varied</param>
/// <param name="Forecast">null likewise</param>
/// <param name="DataVariance">extrapolated to all of it; null where fewer than two sizes show it</param>
/// <param name="Full">the parts at all of it; null likewise</param>
/// <param name="Noise">what the points that are near one another say of it</param>
/// <param name="Ensemble">what averaging half of the networks gained</param>
/// <param name="ForetoldEnsemble">what the variance among the other half says of that</param>
sealed record DiagnosedSet(
    int Size, GainInterval Error, SeedVariance Seeds, IReadOnlyList<LevelMeasure> Levels, LearningCurve? Curve,
    LearningForecast? Forecast, VarianceExtrapolation? DataVariance, FullSizeTable? Full, NoiseMeasure Noise,
    double Ensemble, double ForetoldEnsemble)
{
    /// <param name="said">of a level its networks' predictions, in the order of their shape</param>
    public static DiagnosedSet Of(
        int size, JudgingPoints points, Func<int, int> seedsAt, int repartitions, Func<TreeLevel, double[]> said)
    {
        var levels = DiagnosisSizes.LevelsOf(size);
        var whole = new WholeSet(points, said(levels[0]), seedsAt(0));
        List<LevelMeasure> measures = [];
        List<LearningLevel> sizes = [];
        ErrorIntervals? ofFour = null;
        // The level of two subsets borrows from that of four, so the smaller training sets come first.
        foreach (var level in levels.Skip(1).Reverse())
        {
            var shape = new PredictionShape(
                points.Count, points.Outputs, level.Subsets, seedsAt(level.Number), repartitions);
            var parts = SquaredErrorDecomposition.Of<double>(said(level), shape, points.Targets);
            var intervals = parts.Intervals(level.Subsets == 2 ? ofFour : null);
            ofFour = level.Subsets == 4 ? intervals : ofFour;
            measures.Insert(0, LevelMeasure.Of(level, [(parts, intervals)], []));
            sizes.Insert(0, LearningLevel.Of(level.Units, parts.Loss));
        }
        sizes.Insert(0, whole.Level(size, measures));
        var curve = sizes.All(level => level.TrainingPart > 0) ? LearningCurve.Of(sizes) : null;
        SizedVariance[] sized = [.. measures.Select(measure => measure.Sized).OfType<SizedVariance>()];
        var variance = sized.Length < 2 ? null : VarianceExtrapolation.To(size, sized);
        var (error, seeds) = (whole.Error, whole.SeedVariance);
        var noise = NoiseMeasure.Of([new(points, whole.Mean)], error.High);
        return new(
            size, error, seeds, measures, curve, curve is null ? null : LearningForecast.Of(curve), variance,
            variance is null ? null : new(
                new(error.Value, error.Low, error.High), new(seeds.Estimate, seeds.Low, seeds.High),
                new(variance.Estimate, variance.Low, variance.High), noise.Most),
            noise, whole.EnsembleGain, whole.ForetoldEnsembleGain);
    }

    /// <summary>Whether there is a forecast that was not refused.</summary>
    public bool Foretells => Forecast is { Decision: not ForecastDecision.Refused };
}
