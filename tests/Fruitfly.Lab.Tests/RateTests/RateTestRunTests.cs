using Fruitfly.Data;
using Fruitfly.Lab.RateTests;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Tests.RateTests;

public sealed class RateTestRunTests : IDisposable
{
    static readonly TrainingSetup Circles = TrainingSetup.Of(SetupData.Circles) with
    {
        Samples = 100,
        Optimizer = SetupOptimizer.Sgd,
        EarlyStopping = SetupStopping.Loss,
    };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-rates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_trials_are_those_of_the_setup_with_growing_rates()
    {
        var plan = RateTest.PlanOf(Circles);
        plan.Trials.Select(trial => trial.Seed).ShouldBe([1ul, 2, 3], "three seeds at least");
        var recipe = plan.Trials[0].Recipe;
        (recipe.EarlyStopping, recipe.EvaluateAtEndOn, recipe.KeepBatchLosses).ShouldBe((null, null, true));
        ((ExponentialSchedule)recipe.Schedule).Final.ShouldBe(1e6, 1e-3);
        recipe.Batches.ShouldBe(Circles.ToRecipe(plan.Size).Batches);
        plan.Study.ShouldNotBe(SetupPlan.Of(Circles).Study);
        Should.Throw<SetupException>(() => RateTest.PlanOf(Circles with { Splits = 3 }))
            .Message.ShouldStartWith("splits has no meaning");
    }

    [Fact]
    public void It_suggests_a_rate_that_learns_and_keeps_the_losses_in_the_store()
    {
        using var store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);
        var run = new RateTestRun(RateTest.PlanOf(Circles))
        {
            Command = "fruitfly train --data circles --find-rate", Places = new DataPlaces(), Workers = 2,
        };
        var (finding, report) = run.Run(store, TimeProvider.System);

        finding.Suggested!.Value.ShouldBeInRange(0.003, 1);
        finding.Curves.Count.ShouldBe(3);
        report.Findings.Figures.ShouldHaveSingleItem().Caption.ShouldNotBeEmpty();
        report.Findings.Tables.ShouldHaveSingleItem().Rows.Count.ShouldBe(3);
        report.Findings.Lead.ShouldStartWith("The suggested learning rate is ");

        var again = run.Run(store, TimeProvider.System).Finding;
        again.Curves.Select(curve => curve.Losses.ToArray()).ShouldBe(
            finding.Curves.Select(curve => curve.Losses.ToArray()), "nothing was trained again");
        store.Studies().ShouldHaveSingleItem().Trials.Done.ShouldBeLessThanOrEqualTo(3);
    }
}
