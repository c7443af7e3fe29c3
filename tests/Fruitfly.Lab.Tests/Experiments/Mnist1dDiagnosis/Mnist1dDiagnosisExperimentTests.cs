using System.Collections.Concurrent;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.Mnist1dDiagnosis;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.Mnist1dDiagnosis;

public class Mnist1dDiagnosisExperimentTests
{
    const int Classes = 10;

    static readonly Mnist1dDiagnosisExperiment Experiment = new();
    static readonly ConcurrentDictionary<Mnist1dSettings, int[]> Labels = new();

    [Fact]
    public void No_two_networks_share_a_seed_and_none_sees_a_test_set()
    {
        var plan = Experiment.Plan(Settings());
        plan.Select(trial => trial.Seed).ShouldBeUnique();
        plan.ShouldAllBe(trial => !SealedTestSet.IsOpenedBy(trial));
        foreach (var preset in (Preset[])[Preset.Quick, Preset.Full])
            Experiment.Plan(new ExperimentSettings(Experiment, preset)).Select(trial => trial.Seed).ShouldBeUnique();
    }

    [Fact]
    public void Every_data_set_and_every_set_of_points_is_drawn_by_a_seed_of_its_own()
    {
        var data = Experiment.Plan(Settings()).Select(trial => (Mnist1dDescription)trial.Data).ToList();
        var runs = data.SelectMany(one => (Mnist1dSettings[])[one.Settings, one.ValidationSettings!]).Distinct();
        runs.Select(run => run.Seed).ShouldBeUnique();
        data.ShouldAllBe(one => !one.DependsOnSeed);
    }

    [Fact]
    public void More_data_sets_add_to_the_trials_and_change_none()
    {
        var fewer = Experiment.Plan(Settings(dataSets: 2)).Select(trial => TrialIdentity.Hash(trial));
        var more = Experiment.Plan(Settings(dataSets: 3)).Select(trial => TrialIdentity.Hash(trial)).ToHashSet();
        fewer.ShouldAllBe(hash => more.Contains(hash));
    }

    [Fact]
    public void Networks_that_follow_their_data_are_limited_by_the_variance_from_the_data()
    {
        var findings = Measure(trial => Guesses(trial, DataOf(trial)));
        IsConfirmed(findings, "variance-limits").ShouldBeTrue();
        IsConfirmed(findings, "data-before-seed").ShouldBeTrue();
        Figure(findings, "parts").Title.ShouldEndWith("% of the error is variance from the data");
    }

    [Fact]
    public void Networks_that_follow_their_seed_are_limited_by_the_variance_from_the_seed()
    {
        var findings = Measure(trial => Guesses(trial, trial.Seed));
        IsConfirmed(findings, "data-before-seed").ShouldBeFalse();
        Figure(findings, "parts").Title.ShouldEndWith("% of the error is variance from the seed");
        Measured(findings, "one-set-seed-variance").ShouldBe(1, 0.1);
        Measured(findings, "ensemble").ShouldBe(1, 0.1);
    }

    [Fact]
    public void Networks_that_agree_have_no_variance_and_allow_no_forecast()
    {
        var findings = Measure(trial => new float[Points(trial) * Classes]);
        IsConfirmed(findings, "variance-limits").ShouldBeFalse();
        findings.Lead.ShouldContain("100 % bias and noise, 0 % variance from the data, 0 % variance from the seed");
        findings.Lead.ShouldEndWith("0 of 4 data sets allowed a forecast.");
        findings.Claims.Where(claim => claim.Id.StartsWith("forecast-")).ShouldAllBe(claim =>
            claim.Verdict == Verdict.NotTested && claim.Reason!.StartsWith("No data set gave a forecast"));
    }

    [Fact]
    public void A_data_set_with_a_training_that_diverged_is_left_out_and_counted()
    {
        var first = Experiment.Plan(Settings())
            .First(trial => trial.Data is Mnist1dDescription { Resample: not null });
        var findings = Measure(trial => ReferenceEquals(trial.Data, first.Data) || trial.Data.Equals(first.Data)
            ? null : Guesses(trial, DataOf(trial)));
        findings.Tables.Single(table => table.Id == "diagnosed").Caption
            .ShouldContain("1 are left out, because a training diverged");
        findings.Lead.ShouldContain("of 3 data sets allowed a forecast");
    }

    [Fact]
    public void Where_every_training_diverges_the_report_says_so_and_tests_nothing()
    {
        var findings = Measure(_ => null);
        findings.Lead.ShouldBe("Too many trainings diverged to say what limits the network.");
        findings.Figures.ShouldBeEmpty();
        findings.Claims.ShouldAllBe(claim => claim.Verdict == Verdict.NotTested);
    }

    [Fact]
    public void Every_claim_points_to_a_figure_that_is_there_and_has_an_id_of_its_own()
    {
        var findings = Measure(trial => Guesses(trial, DataOf(trial)));
        findings.Claims.Select(claim => claim.Id).ShouldBeUnique();
        foreach (var claim in findings.Claims)
            findings.Figures.ShouldContain(figure => figure.Id == claim.Figure);
        findings.Claims.ShouldAllBe(claim => claim.Experiment == "diagnosis");
    }

    /// <summary>Chance, drawn from a number alone, says for each point whether it is right, or else which class it is
    /// taken for: of squared errors 28 % are bias, 72 % variance.</summary>
    static float[] Guesses(Trial trial, ulong number)
    {
        var random = new RandomStream(number, stream: 0);
        var labels = Labels.GetOrAdd(((Mnist1dDescription)trial.Data).ValidationSettings!,
            points => Mnist1d.Generate(points).Training.Labels.ToArray());
        var scores = new float[labels.Length * Classes];
        for (var point = 0; point < labels.Length; point++)
        {
            var isRight = random.NextDouble() < 0.5;
            var other = (labels[point] + 1 + random.NextInt(Classes - 1)) % Classes;
            scores[point * Classes + (isRight ? labels[point] : other)] = 30;
        }
        return scores;
    }

    static int Points(Trial trial) => ((Mnist1dDescription)trial.Data).ValidationSettings!.Samples;

    static ulong DataOf(Trial trial)
    {
        var data = (Mnist1dDescription)trial.Data;
        return data.Resample is { } part
            ? 1 + data.Settings.Seed +
                1000 * ((ulong)part.Count + 1000 * ((ulong)part.Part!.Value + 100 * part.Seed!.Value))
            : data.Settings.Seed + 1_000_000_000_000UL;
    }

    static Findings Measure(Func<Trial, float[]?> predictions) => Experiment.Measure(
        Settings(), [.. Experiment.Plan(Settings()).Select(trial => new TrialResult(
            trial, predictions(trial) is { } said
                ? new History([], null) { Predictions = said } : new History([], new Divergence(1, null)), 15_210,
                1))]);

    static ExperimentSettings Settings(int dataSets = 2) => new(
        Experiment, Preset.Quick, new Dictionary<string, double>
        {
            ["data-sets"] = dataSets, ["examples"] = 400, ["repartitions"] = 2, ["independent-sets"] = 4,
        });

    static double Measured(Findings findings, string id) =>
        findings.Claims.Single(claim => claim.Id == id).Measured!.Value;

    static bool IsConfirmed(Findings findings, string id) =>
        findings.Claims.Single(claim => claim.Id == id).Verdict == Verdict.Confirmed;

    static Figure Figure(Findings findings, string id) => findings.Figures.Single(figure => figure.Id == id);
}
