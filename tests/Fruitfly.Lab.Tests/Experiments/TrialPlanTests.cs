using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Tests;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class TrialPlanTests
{
    static readonly IReadOnlyList<Trial> Trials = SomeTrials.Many(3);

    [Fact]
    public void Results_go_to_the_keys_of_their_trials_in_whatever_order_they_come()
    {
        var results = TrialResults.Of(Plan(("a", 0), ("b", 1), ("c", 2)), [Result(2), Result(0), Result(1)]);
        "abc".Select(key => results.Find($"{key}")!.Trial).ShouldBe(Trials);
    }

    [Fact]
    public void A_trial_with_two_keys_is_the_result_of_both() =>
        new Results<string>(TrialResults.Of(Plan(("a", 0), ("b", 0)), [Result(0)])).Of(["b", "a"])
            .Select(result => result.Trial)
            .ShouldBe([Trials[0], Trials[0]]);

    [Fact]
    public void A_key_without_a_result_and_a_result_without_a_key_are_left_out()
    {
        var results = new Results<string>(TrialResults.Of(Plan(("a", 0), ("b", 1)), [Result(1), Result(2)]));
        results.Keys.ShouldBe(["b"]);
        results.Count.ShouldBe(1);
        results.Find("a").ShouldBeNull();
        Should.Throw<KeyNotFoundException>(() => results["a"]).Message.ShouldBe(
            "There is no result for a: no trial was planned with this key.");
    }

    [Fact]
    public void Two_trials_cannot_have_one_key()
    {
        Should.Throw<ArgumentException>(() => Plan(("a", 0), ("a", 1))).Message.ShouldStartWith(
            "Two trials are planned for the key a.");
        Should.Throw<ArgumentException>(() => Plan(("a", 0)).Then(Plan(("b", 1), ("a", 2)))).Message.ShouldStartWith(
            "Two trials are planned for the key a.");
    }

    [Fact]
    public void One_plan_follows_another()
    {
        var plan = Plan(("b", 1)).Then(Plan(("a", 0)));
        plan.ShouldBe([Trials[1], Trials[0]]);
        plan.Keys.ShouldBe(["b", "a"]);
    }

    static TrialPlan Plan(params (string Key, int Trial)[] trials) =>
        new(trials.Select(planned => ((object)planned.Key, Trials[planned.Trial])));

    static TrialResult Result(int trial) => new(Trials[trial], new History([], null), 1, 1);
}
