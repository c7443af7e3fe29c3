using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.Initialization;
using Fruitfly.Studies;
using Fruitfly.Training;
using Verdict = Fruitfly.Studies.Evidence.Verdict;

namespace Fruitfly.Lab.Tests.Experiments.Initialization;

public class InitializationExperimentTests
{
    static readonly InitializationExperiment Experiment = new();

    [Fact]
    public void Nine_starts_and_two_variants_are_trained_once_for_each_seed()
    {
        var plan = Experiment.Plan(Settings(seeds: 2));
        plan.Count.ShouldBe(22);
        plan.Select(TrialIdentity.Hash).ShouldBeUnique();
        plan.Take(18).Select(trial => trial.Recipe).Distinct().ShouldHaveSingleItem();
        plan.Skip(20).Select(trial => trial.Network.Layers).ShouldAllBe(layers => layers.Count == 5);
    }

    [Fact]
    public void What_is_said_of_expectations_holds_for_samples()
    {
        ExpectationClaims.Of("initialization", firstSeed: 0, repetitions: 8)
            .ShouldAllBe(claim => claim.Verdict == Verdict.Confirmed);
    }

    [Fact]
    public void Growth_goes_by_the_formula_at_every_variance_and_the_bound_is_the_published_one()
    {
        var networks =
            DeepNetworks.Draw(depth: 10, width: 100, networks: 20, inputs: 20, firstSeed: 0, new WorkInParts(1));
        var claims = PropagationClaims.Of("initialization", networks).ToList();
        claims.Count(claim => claim.Id.Contains("-factor-")).ShouldBe(8);
        claims.ShouldAllBe(claim => claim.Verdict == Verdict.Confirmed);
        var book = BookClaims.Of("initialization", networks).ToList();
        book.Count.ShouldBe(11, "ten curves, one of them against both quantities");
        book.ShouldAllBe(claim => claim.Verdict == Verdict.NotTested);
    }

    [Fact]
    public void The_derivation_holds_at_any_depth_and_what_was_published_of_50_layers_is_not_tested_at_others()
    {
        var claims = InitializationClaims.Of("initialization",
            DeepNetworks.Draw(depth: 10, width: 100, networks: 20, inputs: 20, firstSeed: 0, new WorkInParts(1)))
                .ToList();
        string[] lines = ["mean", "variance", "half", "forward-factor", "zeros", "fan-in-forward", "fan-out-backward"];
        claims.Where(claim => lines.Contains(claim.Id)).ShouldAllBe(claim => claim.Verdict == Verdict.Confirmed);
        claims.Single(claim => claim.Id == "default-is-he").Verdict.ShouldBe(Verdict.Contradicted);
        claims.Single(claim => claim.Id == "default-is-he").Measured!.Value.ShouldBe(1 / 6.0, 0.02);
        claims.Where(claim => claim.Id.StartsWith("forward-0"))
            .ShouldAllBe(claim => claim.Verdict == Verdict.NotTested);
    }

    [Fact]
    public void A_derivation_with_another_variance_is_not_confirmed()
    {
        var networks =
            DeepNetworks.Draw(depth: 6, width: 100, networks: 20, inputs: 20, firstSeed: 0, new WorkInParts(1));
        var wrong = networks.ByVariance.ToList();
        wrong[2] = networks.ByVariance[3]; // 0.1 where 0.02 is expected
        var claims = InitializationClaims.Of("initialization", networks with { ByVariance = wrong }).ToList();
        claims.Single(claim => claim.Id == "variance").Verdict.ShouldBe(Verdict.Contradicted);
        claims.Single(claim => claim.Id == "forward-factor").Verdict.ShouldBe(Verdict.Contradicted);
        claims.Single(claim => claim.Id == "half").Verdict.ShouldBe(Verdict.Confirmed);
    }

    [Fact]
    public void Starts_are_compared_by_their_loss_over_the_whole_training()
    {
        Verdicts(FromHeFastest)["he-above-small"].ShouldBe(Verdict.Confirmed);
        Verdicts(_ => 1)["he-above-small"].ShouldBe(Verdict.Undecided);
        Verdicts(FromHeFastest)["zero-rank"].ShouldBe(Verdict.NotTested);

        static double FromHeFastest(Trial trial) =>
            trial.Network.Initializer == ComparedInitializer.He.Initializer ? 0.5 : 2;
    }

    [Fact]
    public void A_short_real_training_goes_the_whole_way()
    {
        var settings = Settings(seeds: 2, looks: 1);
        var execution = new TrialExecution();
        var shares = new Shares();
        var findings = Experiment.Measure(settings,
            [.. Experiment.Plan(settings).Select(trial => execution.Run(trial, CancellationToken.None))], shares,
            default);
        shares.ShouldRiseToOne();
        findings.Figures.Select(figure => figure.Id).ShouldBe(
        [
            "forward-variance", "backward-variance", "rules", "fans", "shape", "inactive-by-depth",
            "training-loss", "inactive-in-training", "moved", "copies",
        ]);
        findings.Tables.Select(table => table.Id).ShouldBe(["derivation", "growth", "learning"]);
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        findings.Claims.Where(claim => claim.Figure is not null)
            .ShouldAllBe(claim => findings.Figures.Any(figure => figure.Id == claim.Figure));
        string[] degenerate = ["zero-rank", "constant-rank", "constant-units", "one-unit-wide"];
        findings.Claims.Where(claim => degenerate.Contains(claim.Id))
            .ShouldAllBe(claim => claim.Verdict == Verdict.Confirmed);
    }

    [Fact]
    public void Diverged_trials_are_counted_and_nothing_is_said_where_all_diverge()
    {
        var settings = Settings(seeds: 2, looks: 0);
        var findings = Experiment.Measure(
            settings, [.. Experiment.Plan(settings)
                .Select(trial => new TrialResult(trial, new History([], new Divergence(1, null)), 15_210, 1))]);
        findings.Tables.Single(table => table.Id == "learning").Rows.ShouldAllBe(row => row[1] == "2 (2 diverged)");
        findings.Figures.ShouldNotContain(figure => figure.Id == "training-loss");
        findings.Claims.Single(claim => claim.Id == "he-above-small").Verdict.ShouldBe(Verdict.NotTested);
    }

    static Dictionary<string, Verdict> Verdicts(Func<Trial, double> loss)
    {
        var settings = Settings(seeds: 3, looks: 0);
        return Experiment.Measure(settings,
            [.. Experiment.Plan(settings)
                .Select(trial => new TrialResult(trial, Curve(loss(trial), trial), 15_210, 1))])
            .Claims.ToDictionary(claim => claim.Id, claim => claim.Verdict);
    }

    /// <summary>Seeds differ a little, in another way for every start.</summary>
    static History Curve(double loss, Trial trial)
    {
        var shift = 0.01
            * ((trial.Seed + (trial.Network.Initializer == ComparedInitializer.He.Initializer ? 1UL : 0)) % 3);
        var score = new Score(loss + shift, 0.5);
        return new History(
            [new Evaluation(0, 0, 0.05, score, null, score), new Evaluation(40, 1, 0.05, score, null, score)], null);
    }

    static ExperimentSettings Settings(int seeds, int looks = 1) => new(
        Experiment, Preset.Quick, new Dictionary<string, double>
        {
            ["networks"] = 3, ["inputs"] = 5, ["depth"] = 4, ["width"] = 20, ["seeds"] = seeds, ["epochs"] = 1,
            ["looks"] = looks,
        });
}
