using System.Text.Json.Nodes;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class VerifyCommandTests : IDisposable
{
    const string Study = "tiny-training-quick-seeds-5";

    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Trials_trained_again_have_the_same_bits()
    {
        await Train();
        var result = await Verify("--all");
        result.Output.ShouldBe(
            $"{Study}: 5 of 5 finished trials: 5 equal, 0 unequal, 0 not comparable\n" +
            "not checked: the time that trials took\n");
        result.ExitCode.ShouldBe(0);
        result.Error.ShouldContain("5 of 5 trials");
    }

    [Theory]
    [InlineData(new string[0], 1, "95")]
    [InlineData(new[] { "--sample", "40%" }, 2, "77.6")]
    [InlineData(new[] { "--sample", "3" }, 3, "63.2")]
    public async Task A_sample_says_what_it_does_not_exclude(string[] sample, int drawn, string most)
    {
        await Train();
        var result = await Verify(sample);
        result.Output.ShouldBe(
            $"{Study}: {drawn} of 5 finished trials: {drawn} equal, 0 unequal, 0 not comparable\n" +
            $"at most {most} % of the finished trials differ, with 95 % confidence\n" +
            $"not checked: {5 - drawn} finished trials outside the sample; the time that trials took\n");
    }

    [Fact]
    public async Task A_result_with_other_bits_is_found_and_is_a_failure()
    {
        await Train();
        var changed = Rewrite(result => result with
        {
            History = new([.. result.History.Evaluations.Select(point => point with { Epoch = point.Epoch + 1 })], null)
        }, TrialProvenance.Current);

        var result = await Verify("--all");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldStartWith($"{changed[..10]}  unequal: evaluation 1 of ");
        result.Output.ShouldContain("5 finished trials: 4 equal, 1 unequal, 0 not comparable");
        var json = JsonNode.Parse((await Verify("--all", "--json")).Output)!;
        (json["good"]!.GetValue<bool>(), json["equal"]!.GetValue<int>(), json["unequal"]!.GetValue<int>())
            .ShouldBe((false, 4, 1));
        var trial = json["trials"]!.AsArray().ShouldHaveSingleItem()!;
        (trial["hash"]!.GetValue<string>(), trial["verdict"]!.GetValue<string>()).ShouldBe((changed, "unequal"));
    }

    [Fact]
    public async Task A_study_of_which_nothing_can_be_compared_is_not_verified()
    {
        await _lab.RunTiny("--quick", "--seeds", "1");
        Rewrite(result => result, TrialProvenance.Current with { Numerics = 1 }, "tiny-training-quick-seeds-1");

        var result = await _lab.Run("verify", "tiny-training-quick-seeds-1", "--store", _lab.Store);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("0 equal, 0 unequal, 1 not comparable\nnothing could be compared");
        result.Output.ShouldContain("not comparable, other numerics: numerics 1; this program has");
    }

    [Theory]
    [InlineData(new[] { "--sample", "0%" },
        "error: --sample is '0%'; it must be a share such as 1%, or a number of trials such as 20.\n"
        + "hint: use --all for every finished trial.\n")]
    [InlineData(new[] { "--sample", "-3" },
        "error: --sample is '-3'; it must be a share such as 1%, or a number of trials such as 20.\n"
        + "hint: use --all for every finished trial.\n")]
    [InlineData(new[] { "--sample", "5", "--all" },
        "error: --all and --sample are two answers to one question.\nhint: leave out one of them.\n")]
    public async Task What_cannot_be_is_an_error(string[] arguments, string error)
    {
        await Train();
        (await Verify(arguments)).ShouldBe(new Invocation(2, "", error));
    }

    [Fact]
    public async Task A_mistyped_study_is_guessed()
    {
        await Train();
        (await _lab.Run("verify", "tiny-training-quick-seed-5", "--store", _lab.Store)).Error
            .ShouldContain($"did you mean '{Study}'?");
    }

    Task<Invocation> Train() => _lab.RunTiny("--quick", "--seeds", "5");

    Task<Invocation> Verify(params string[] arguments) => _lab.Run(["verify", Study, .. arguments, "--store", _lab.Store]);

    /// <summary>Puts another result in the place of the first trial's, as another program would have left it.</summary>
    string Rewrite(Func<TrialResult, TrialResult> change, TrialProvenance made, string name = Study)
    {
        using var store = new SqliteStudyStore(_lab.Store, TimeProvider.System);
        var (study, kept) = (store.Find(name)!, store.Trials(name).Select(trial => trial.Result!).ToList());
        store.Remove(name);
        store.Plan(name, study.Experiment, study.Settings, [.. kept.Select(result => result.Trial)]);
        foreach (var (place, result) in kept.Index())
            store.Complete(store.Claim(name)!, place == 0 ? change(result) : result,
                place == 0 ? made : TrialProvenance.Current).ShouldBeTrue();
        return TrialIdentity.Hash(kept[0].Trial);
    }
}
