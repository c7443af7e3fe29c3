using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>What is trained: the same data, network and recipe from each of some seeds. The recipe measures training and validation
/// only; the test set is opened by hand.</summary>
/// <param name="Data">with its test set, where it has one</param>
sealed record RunPlan(DataSet Data, Architecture Architecture, Recipe Recipe, IReadOnlyList<ulong> Seeds)
{
    public Recipe Recipe { get; } = Recipe with { EvaluateOn = [Split.Training, Split.Validation] };

    public int StepsPerEpoch { get; } = Recipe.Batches.StepsPerEpoch(Data.Training.Count);

    public int Steps => Recipe.Duration.InSteps(StepsPerEpoch);

    /// <summary>The split that pictures are made of: what training does not see, where there is such.</summary>
    public Split Shown => Data.Validation is null ? Split.Training : Split.Validation;

    /// <summary>Whether loss and error are measured once so many steps are taken.</summary>
    public bool EvaluatesAfter(int step)
    {
        var every = Recipe.EvaluateEvery.InSteps(StepsPerEpoch);
        return step == 0 || step == Steps || every > 0 && step % every == 0 || Recipe.EvaluateAt.Contains(step);
    }
}
