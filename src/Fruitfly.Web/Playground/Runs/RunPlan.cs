using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>What is trained: the same data, network and recipe from each of some seeds. The recipe measures training
/// and validation only; the test set is opened by hand.</summary>
/// <param name="Data">with its test set, where it has one</param>
sealed record RunPlan(DataSet Data, Architecture Architecture, Recipe Recipe, IReadOnlyList<ulong> Seeds)
{
    /// <summary>What the trials of a setup train, sealed.</summary>
    /// <param name="data">of the first trial, which is that of the others</param>
    public static RunPlan Of(SetupPlan setup, DataSet data) =>
        new(data, setup.Trials[0].Network, setup.Trials[0].Recipe, [.. setup.Trials.Select(trial => trial.Seed)]);

    public Recipe Recipe { get; } = SealedTestSet.Seal(Recipe);

    public int StepsPerEpoch { get; } = Recipe.Batches.StepsPerEpoch(Data.Training.Count);

    public int Steps => Recipe.Duration.InSteps(StepsPerEpoch);

    /// <summary>The split that pictures are made of: what training does not see, where there is such.</summary>
    public Split Shown => Data.Validation is null ? Split.Training : Split.Validation;
}
