using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Web.Playground.Planes;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>What is trained: the same data, network and recipe from each of some seeds. The recipe measures training
/// and validation only; the test set is opened by hand.</summary>
/// <param name="Data">with its test set, where it has one</param>
sealed record RunPlan(DataSet Data, Architecture Architecture, Recipe Recipe, IReadOnlyList<ulong> Seeds)
{
    /// <summary>What the trials of a setup train, sealed.</summary>
    /// <param name="data">of the first trial, which is that of the others</param>
    public static RunPlan Of(SetupPlan setup, DataSet data)
    {
        var first = setup.Trials[0];
        var plan = new RunPlan(
            data, first.Network, first.Recipe, [.. setup.Trials.Select(trial => trial.Seed)]);
        return first.Data is PlanarDescription { Features: { } features } plane ? plan with
        {
            Plane = new((plane with { Features = null }).Load(first.Seed), PlanarFeatures.Parse(features)),
        } : plan;
    }

    /// <summary>Points of a plane, for data that are; else null.</summary>
    public PlaneView? Plane { get; init; } = PlaneView.Of(Data);

    public Recipe Recipe { get; } = SealedTestSet.Seal(Recipe);

    public int StepsPerEpoch { get; } = Recipe.Batches.StepsPerEpoch(Data.Training.Count);

    public int Steps => Recipe.Duration.InSteps(StepsPerEpoch);

    /// <summary>The split that pictures are made of: what training does not see, where there is such.</summary>
    public Split Shown => Data.Validation is null ? Split.Training : Split.Validation;

    /// <summary>The same with another recipe.</summary>
    public RunPlan With(Recipe recipe) => new(Data, Architecture, recipe, Seeds) { Plane = Plane };

    /// <summary>Another recipe for the epochs that are left after some steps.</summary>
    /// <param name="taken">steps so far</param>
    public RunPlan ChangedTo(Recipe recipe, int taken)
    {
        var next = With(recipe);
        var left = Math.Ceiling((double)(Steps - taken) / StepsPerEpoch * next.StepsPerEpoch);
        return With(recipe with
        {
            Duration = Duration.Steps(
                next.StepsPerEpoch == StepsPerEpoch ? Steps : (int)Math.Min(taken + left, int.MaxValue)),
        });
    }

    /// <summary>As many more steps as another plan has in all, to the end of them: nothing stops early.</summary>
    /// <param name="taken">steps so far</param>
    public RunPlan GoingOn(int taken, RunPlan by) => With(Recipe with
    {
        Duration = Duration.Steps((int)Math.Min((long)taken + by.Steps, int.MaxValue)),
        EarlyStopping = null,
    });
}
