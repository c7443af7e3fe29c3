using System.Text;
using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Sweeps.Files;

public sealed class StudyOfSetupTests
{
    public static TheoryData<string> Setups =>
    [
        "data=mnist1d&samples=500&epochs=3",
        "data=spirals&features=x1,x2,x1*x2&samples=200&hidden-layers=8,4&activation=tanh&l1-penalty=0.001&seeds=2",
        "data=toy-function&steps=50&schedule=cosine&initializer=normal&weight-variance=0.5&seed=7",
        "data=circles&network=logistic&batch-size=full&train-split=0.7&validation-share=0.25&label-noise=0.1",
    ];

    static TrainingSetup Parse(string query) => TrainingSetup.Parse(query.Split('&')
        .Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1])));

    [Theory]
    [MemberData(nameof(Setups))]
    public void Its_middle_setting_trains_what_was_trained_by_hand(string query)
    {
        var setup = Parse(query);
        var size = setup.ToDescription().Load(1);
        var text = StudyOfSetup.Write(setup, DataSize.Of(size));
        var plan = SweepStudy.Of(Encoding.UTF8.GetBytes(text), "study.yaml", "", []).Plan;

        plan.Settings.Count.ShouldBe(3);
        var trials = plan.Trials.Select(keyed => keyed.Value)
            .Where(trial => trial.Recipe.Optimizer.LearningRate == setup.LearningRate).ToList();
        var byHand = SetupPlan.Of(setup).Trials;
        trials.Select(trial => trial.Seed).Distinct().ShouldBe(byHand.Select(trial => trial.Seed));
        trials[0].Network.Inputs.ShouldBe(byHand[0].Network.Inputs);
        trials[0].Network.Layers.ShouldBe(byHand[0].Network.Layers);
        trials[0].Network.Initializer.ShouldBe(byHand[0].Network.Initializer);
        Trained(trials[0].Recipe).ShouldBe(Trained(byHand[0].Recipe));
        Fingerprint(trials[0]).ShouldBe(Fingerprint(byHand[0]));
    }

    // What is measured, and when, is the sweep's to say.
    static object Trained(Recipe recipe) => (recipe.Loss, recipe.Optimizer, recipe.Schedule, recipe.Batches,
        recipe.Duration.InSteps(10), recipe.L1Penalty, recipe.ClipNorm);

    static (float, float) Fingerprint(Trial trial)
    {
        var examples = trial.Data.Load(trial.Seed).Training;
        return (examples.Inputs[0], examples.Inputs[^1]);
    }
}
