using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>What the networks said, and the points they said it of.</summary>
sealed partial class DiagnosisWork
{
    readonly Dictionary<(int Rotation, bool IsByRows, bool OpensTest), JudgingPoints> _points = [];

    /// <summary>The numbers of the rows that judge in a rotation.</summary>
    public int[] JudgesOf(int rotation) => trials.JudgesOf(rotation);

    /// <summary>When the rows that judge were taken; null where no column says.</summary>
    public IReadOnlyList<double>? TimesOf(int rotation) => trials.TimesOf(rotation);

    /// <summary>What a network said of the judging points: probabilities of classes, or values in the units of the
    /// file, <c>[points × outputs]</c>.</summary>
    /// <exception cref="DiagnosisException">its training diverged</exception>
    public double[] Predictions(DiagnosisKey key)
    {
        var (outputs, points) = (Outputs(key), PointsOf(key));
        return points.IsClassification ? Metrics.Probabilities(outputs, points.Outputs)
            : Unscaled(outputs, FitOf(trials.Of(key)));
    }

    /// <summary>What its last layer gave: of classes their logits, <c>[points × outputs]</c>; or what it was given,
    /// <c>[points × units]</c>, where the key asks for that.</summary>
    /// <exception cref="DiagnosisException">its training diverged</exception>
    public float[] Outputs(DiagnosisKey key) => store.Predictions(_records[key].Hash) ?? throw new DiagnosisException(
        $"{Trainings.Diverged} of {Trainings.All} trainings diverged, so that errors have no mean.")
    {
        IsDivergence = true,
    };

    /// <summary>What a network loses at each judging point.</summary>
    /// <exception cref="DiagnosisException">its training diverged</exception>
    public double[] Losses(DiagnosisKey key, JudgedLoss loss) => loss switch
    {
        JudgedLoss.Wrong => PointsOf(key).Wrong(Predictions(key)),
        JudgedLoss.CrossEntropy => PointsOf(key).CrossEntropies(Outputs(key)),
        _ => PointsOf(key).Losses(Predictions(key)),
    };

    /// <summary>The unit of each point of all rotations, one rotation after another; points of two rotations are never
    /// of one unit. Empty where every point is its own.</summary>
    public int[] AllUnits(int rotations)
    {
        List<int> units = [];
        for (var rotation = 0; rotation < rotations; rotation++)
        {
            var offset = units.Count == 0 ? 0 : units.Max() + 1;
            units.AddRange(PointsOf(rotation).Units.Select(unit => unit + offset));
        }
        return [.. units];
    }

    /// <summary>The points that judge networks of a rotation.</summary>
    public JudgingPoints PointsOf(int rotation) => PointsOf(new DiagnosisKey(
        _records.Keys.First().Variant with { IsCleaned = false, IsRelabelled = false }, rotation, 0,
        DiagnosisKeys.Pilot, 0, 0));

    /// <summary>The points that judge a network.</summary>
    public JudgingPoints PointsOf(DiagnosisKey key)
    {
        var place = (key.Rotation, key.IsByRows, key.OpensTest);
        if (_points.TryGetValue(place, out var known))
            return known;
        if (key.Level > 0)
            return PointsOf(key.Rotation);
        var trial = trials.Of(key);
        var examples = _execution.Load(trial).For(trial.Recipe)[key.OpensTest ? Split.Test : Split.Validation]!;
        var (labels, outputs) = (examples.Labels.ToArray(), examples.Outputs);
        var targets = examples.IsClassification ? OneHot(labels, outputs)
            : Unscaled(examples.Values.ToArray(), FitOf(trial));
        return _points[place] = new(targets, labels, outputs,
            Array.ConvertAll(examples.Inputs.ToArray(), value => (double)value), examples.Features,
            trials.UnitsOf(key));
    }

    Preprocessing FitOf(Trial trial)
    {
        var data = (FileDescription)trial.Data;
        if (!_fits.TryGetValue(data, out var fit))
            _fits[data] = fit = data.Fit(trial.Seed, places);
        return fit;
    }

    // Each training set has a mean and a deviation of its own; what they predict is compared in the file's units.
    static double[] Unscaled(float[] values, Preprocessing fit)
    {
        var wide = Array.ConvertAll(values, value => (double)value);
        fit.ToTargetUnits(wide);
        return wide;
    }

    static double[] OneHot(int[] labels, int classes)
    {
        var targets = new double[labels.Length * classes];
        for (var row = 0; row < labels.Length; row++)
            targets[row * classes + labels[row]] = 1;
        return targets;
    }
}
