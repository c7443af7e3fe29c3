using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>A line of the published table of test accuracies (%) on MNIST-1D as it is, with what a
/// study has measured beside it.</summary>
/// <param name="Spread">as published with the accuracy</param>
/// <param name="Measured">after the last step, over the seeds; null where no training has come to its end</param>
/// <param name="Steps">after which it was measured; 0 where it was not</param>
public sealed record ModelRow(string Name, double Published, double Spread, Estimate? Measured, int Steps)
{
    /// <summary>The human's row; it is the only one that no training can measure.</summary>
    public static ModelRow Human { get; } =
        new("human", Arrangement.Ordered.Human.Accuracy, Arrangement.Ordered.Human.Spread, null, 0);

    /// <summary>The networks in the order of the table.</summary>
    /// <param name="results">of a study of <see cref="ModelComparisonExperiment"/></param>
    public static IReadOnlyList<ModelRow> Of(IReadOnlyList<TrialResult> results)
    {
        var finished =
            results.Where(result => result.Trial.Data == Arrangement.Ordered.Data && !result.History.Diverged).ToList();
        return [.. ComparedModel.All.Select(model =>
            Row(model, [.. finished.Where(result => result.Parameters == model.Parameters)]))];
    }

    static ModelRow Row(ComparedModel model, IReadOnlyList<TrialResult> results)
    {
        var (accuracy, spread) = PublishedAccuracy.Table(model, Arrangement.Ordered);
        if (results.Count == 0)
            return new(model.Name, accuracy, spread, null, 0);
        var steps = results.Max(result => result.History.Last.Step);
        var outcome = new ModelOutcome(model, Arrangement.Ordered,
            [.. results.Where(result => result.History.Last.Step == steps)]);
        return new(model.Name, accuracy, spread, Estimate.OfMean(outcome.Final(Split.Test)), steps);
    }
}
