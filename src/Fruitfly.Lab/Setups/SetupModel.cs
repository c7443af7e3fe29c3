using Fruitfly.Data;
using Fruitfly.Lab.Models;
using Fruitfly.Measurement;
using Fruitfly.Models;

namespace Fruitfly.Lab.Setups;

/// <summary>The model that a trained setup is.</summary>
public static class SetupModel
{
    /// <summary>Fails where the networks of a setup are no ensemble: each split has a network that was trained, and
    /// whose features were scaled, on other examples.</summary>
    /// <exception cref="SetupException">the setup has several splits</exception>
    public static void Require(TrainingSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (setup.VariesSplit)
            throw new SetupException(
                setup.Folds > 0 ? "folds" : "splits",
                $"is {setup.Repetitions}, and a model is of one split: measure with it, and make the model of the " +
                "same settings without it.");
    }

    /// <param name="command">that makes the model again</param>
    /// <param name="places">where the file of the setup is found</param>
    /// <exception cref="SetupException">the setup has several splits</exception>
    /// <exception cref="ModelException">every training diverged</exception>
    public static Model Of(TrainedSetup trained, string command, DataPlaces places)
    {
        ArgumentNullException.ThrowIfNull(trained);
        var scores = trained.Scores;
        Require(scores.Plan.Setup);
        return new ModelBuilder { Places = places, Command = command, Metrics = [.. MetricsOf(scores)] }
            .Build(scores.Plan.Trials, trained.Networks);
    }

    static IEnumerable<ModelMetric> MetricsOf(TrainedScores scores)
    {
        var split = scores.Plan.Size.Test > 0 ? Split.Test
            : scores.Plan.Size.Validation > 0 ? Split.Validation : Split.Training;
        var on = $"{KebabCase.Of($"{split}")} examples";
        if (scores.Error(split) is { } error)
            yield return split == Split.Test && scores.TestError is { } examples
                ? new ModelMetric("error", on, error.Mean, examples.Low, examples.High, "examples")
                : Of("error", on, error);
        if (scores.Loss(split) is { } loss)
            yield return split == Split.Test && scores.TestLoss is { } examples
                ? new ModelMetric("loss", on, loss.Mean, examples.Low, examples.High, "examples")
                : Of("loss", on, loss);
    }

    static ModelMetric Of(string name, string on, Estimate mean) => double.IsFinite(mean.Low)
        ? new(name, on, mean.Mean, mean.Low, mean.High, "seeds") : new(name, on, mean.Mean);
}
