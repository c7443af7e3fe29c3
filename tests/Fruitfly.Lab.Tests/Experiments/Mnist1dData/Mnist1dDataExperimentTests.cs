using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.Mnist1dData;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments.Mnist1dData;

public class Mnist1dDataExperimentTests
{
    static readonly Mnist1dDataExperiment Experiment = new();

    [Fact]
    public void The_default_data_set_is_the_published_one_and_a_tenth_of_its_random_labels_are_right()
    {
        var findings = Measure([]);
        findings.Claims.Single(claim => claim.Id == "same-bytes").Verdict.ShouldBe(Verdict.Confirmed);
        findings.Claims.ShouldAllBe(claim => claim.Verdict == Verdict.Confirmed);
        findings.Claims.Where(claim => claim.Id is "examples" or "test-examples" or "length" or "split")
            .Select(claim => (claim.Verdict, claim.Measured)).ShouldBe(
            [(Verdict.Confirmed, 4000), (Verdict.Confirmed, 1000), (Verdict.Confirmed, 40), (Verdict.Confirmed, 80)]);
        findings.Claims.Single(claim => claim.Id == "label-noise").Measured!.Value.ShouldBe(15, 0.3);
        findings.Claims.Single(claim => claim.Id == "wrong-labels").Measured!.Value.ShouldBe(13.5, 0.3);
    }

    [Fact]
    public void Templates_transformations_and_examples_are_drawn()
    {
        var findings = Measure([]);
        findings.Figures.Select(figure => figure.Id).ShouldBe(["templates", "transformations", "examples"]);
        findings.Tables.Single().Rows.ShouldBe(
        [
            ["training", "398", "396", "411", "394", "394", "402", "401", "404", "402", "398", "4,000"],
            ["test", "102", "104", "89", "106", "106", "98", "99", "96", "98", "102", "1,000"],
        ]);
    }

    [Fact]
    public void Another_seed_makes_another_data_set_of_which_nothing_was_published()
    {
        var findings = Measure(new() { ["seed"] = 7 });
        findings.Claims.Single(claim => claim.Id == "same-bytes").Verdict.ShouldBe(Verdict.NotTested);
        findings.Lead.ShouldEndWith("generated from seed 7.");
    }

    [Fact]
    public void Another_number_of_examples_is_not_held_against_the_published_one() =>
        Measure(new() { ["samples"] = 500 }).Claims.Where(claim => claim.Id is "examples" or "test-examples")
            .ShouldAllBe(claim => claim.Verdict == Verdict.NotTested);

    [Fact]
    public void Nothing_is_trained() => Experiment.Plan(new(Experiment, Preset.Full)).ShouldBeEmpty();

    static Findings Measure(Dictionary<string, double> changed) =>
        Experiment.Measure(new ExperimentSettings(Experiment, Preset.Quick, changed), []);
}
