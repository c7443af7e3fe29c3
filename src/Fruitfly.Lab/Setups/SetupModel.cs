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

    // Of single networks, on average; where predictions were not kept, loss and error alone.
    static IEnumerable<ModelMetric> MetricsOf(TrainedScores scores)
    {
        if (scores.Metrics is { } measured)
            return from row in measured.Rows
                   where double.IsFinite(row.Value)
                   select Of(KebabCase.Of(row.Metric), Words(measured.Split), row.Value, row.Examples,
                           measured.Groups is null ? "examples" : "groups")
                       ?? Of(KebabCase.Of(row.Metric), Words(measured.Split), row.Value, row.Networks, "seeds")
                       ?? new ModelMetric(KebabCase.Of(row.Metric), Words(measured.Split), row.Value);
        var split = scores.Plan.Size.Test > 0 ? Split.Test
            : scores.Plan.Size.Validation > 0 ? Split.Validation : Split.Training;
        return from score in (IEnumerable<(string Name, Estimate? Mean)>)
                   [("error", scores.Error(split)), ("loss", scores.Loss(split))]
               where score.Mean is not null
               select Of(score.Name, Words(split), score.Mean.Mean, score.Mean, "seeds")
                   ?? new ModelMetric(score.Name, Words(split), score.Mean.Mean);
    }

    static ModelMetric? Of(string name, string on, double value, Estimate? interval, string covers) =>
        interval is { Low: var low, High: var high } && double.IsFinite(low) && double.IsFinite(high)
            ? new(name, on, value, low, high, covers) : null;

    static string Words(Split split) => $"{KebabCase.Of(split)} examples";
}
