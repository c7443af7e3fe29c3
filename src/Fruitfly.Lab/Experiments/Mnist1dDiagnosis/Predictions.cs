using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>What networks said of the points that judge them.</summary>
static class Predictions
{
    /// <summary>Probabilities, <c>[networks × points × classes]</c>; null where a training diverged.</summary>
    public static double[]? Of(IEnumerable<TrialResult> trials)
    {
        List<double[]> said = [];
        foreach (var trial in trials)
        {
            if (trial.History.Predictions is not { } outputs)
                return null;
            said.Add(Metrics.Probabilities(outputs, DiagnosisSizes.Classes));
        }
        return [.. said.SelectMany(one => one)];
    }

    /// <summary>The points of a run of the generator, with the truth as one for the label and zero else.</summary>
    public static JudgingPoints Points(Mnist1dSettings settings)
    {
        var examples = Mnist1d.Generate(settings).Training;
        var labels = examples.Labels.ToArray();
        var targets = new double[labels.Length * DiagnosisSizes.Classes];
        for (var i = 0; i < labels.Length; i++)
            targets[i * DiagnosisSizes.Classes + labels[i]] = 1;
        return new(targets, labels, DiagnosisSizes.Classes,
            Array.ConvertAll(examples.Inputs.ToArray(), value => (double)value), examples.Features, []);
    }
}
