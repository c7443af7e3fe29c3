using System.Reflection;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Kinds;
using Fruitfly.Networks;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Verification;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests.Verification;

public sealed class StudyVerifierTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-verify-");
    readonly SqliteStudyStore _store;

    public StudyVerifierTests() => _store = new(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void What_is_trained_again_really_gives_the_same_bits()
    {
        var trials = Enumerable.Range(0, 3).Select(seed => new Trial(
            new Mnist1dDescription { Settings = new() { Samples = 100 } }, Architecture.Mlp(40, 8, 10),
            new Recipe
            {
                Duration = Duration.Steps(3), CountConfusionsOn = Split.Test, KeepPredictionsOn = Split.Test,
            }, (ulong)seed)).ToList();
        _store.Plan("study", "e", new StudySettings("quick"), trials);
        new StudyRunner(_store, new TrialExecution().Run, TimeProvider.System).Run("study",
            cancellation: TestContext.Current.CancellationToken);

        Verify(new TrialExecution().Run).Select(trial => (trial.Hash, trial.Verdict, trial.Detail))
            .ShouldBe(trials.Select(trial => (TrialIdentity.Hash(trial), TrialVerdict.Equal, (string?)null)));
    }

    [Theory]
    [InlineData("loss", "evaluation 2 of 4, after step 40: training loss 0.5, and 1.6487212707001282 was kept")]
    [InlineData("shorter", "3 evaluations, and 4 were kept")]
    [InlineData("step", "evaluation 1 of 4, after step 0: step 1, and 0 was kept")]
    [InlineData("parameters", "7 parameters, and 5110 were kept")]
    [InlineData("diverged", "it diverged at step 9 with the last finite loss 2, and the one that was kept did not diverge")]
    [InlineData("confusions", "what was measured after the last step")]
    [InlineData("predictions", "2 predictions, and 0 were kept")]
    [InlineData("throws", "it failed: InvalidOperationException: no luck")]
    public void A_difference_is_told_where_it_is_first(string change, string told)
    {
        Finish(TrialProvenance.Current);

        var verified = Verify((trial, _) => Changed(SomeTrials.Run(trial))).ShouldHaveSingleItem();

        verified.Verdict.ShouldBe(TrialVerdict.Unequal);
        verified.Detail.ShouldNotBeNull().ShouldStartWith(told);
        verified.Detail.ShouldContain(TrialProvenance.Current.Runtime);

        TrialResult Changed(TrialResult result)
        {
            var (history, points) = (result.History, result.History.Evaluations);
            return change switch
            {
                "loss" => result with
                {
                    History = new([points[0], points[1] with { Training = points[1].Training! with { Loss = 0.5 } },
                        .. points.Skip(2)], null)
                },
                "shorter" => result with { History = new([.. points.SkipLast(1)], null) },
                "step" => result with { History = new([points[0] with { Step = 1 }, .. points.Skip(1)], null) },
                "parameters" => result with { Parameters = 7 },
                "diverged" => result with { History = history with { Divergence = new(9, 2) } },
                "confusions" => result with { History = history with { Confusions = new(2, [1, 2, 3, 4]) } },
                "predictions" => result with { History = history with { Predictions = [1, 2] } },
                _ => throw new InvalidOperationException("no luck"),
            };
        }
    }

    [Fact]
    public void A_prediction_that_differs_is_told()
    {
        Finish(TrialProvenance.Current, history => history with { Predictions = [1, 2, 3.5f] });
        var verified = Verify((trial, _) =>
        {
            var result = SomeTrials.Run(trial);
            return result with { History = result.History with { Predictions = [1, 2, 4] } };
        });
        verified.ShouldHaveSingleItem().Detail.ShouldNotBeNull()
            .ShouldStartWith("output 3 of 3 predicted: 4, and 3.5 was kept");
    }

    [Fact]
    public void A_result_of_another_instruction_set_is_compared_and_may_have_other_bits()
    {
        Finish(TrialProvenance.Current with { InstructionSet = "abacus" });
        Verify((trial, _) => SomeTrials.Run(trial)).ShouldHaveSingleItem().Verdict.ShouldBe(TrialVerdict.Equal);
        var verified = Verify((trial, _) => SomeTrials.Run(trial) with { Parameters = 7 }).ShouldHaveSingleItem();
        verified.Verdict.ShouldBe(TrialVerdict.OtherInstructionSet);
        verified.Detail.ShouldNotBeNull().ShouldStartWith("made with abacus; here it is ");
        verified.Detail.ShouldEndWith(": 7 parameters, and 5110 were kept");
        verified.IsComparable.ShouldBeFalse();
        Verify((_, _) => throw new InvalidOperationException("no")).ShouldHaveSingleItem().Verdict
            .ShouldBe(TrialVerdict.Unequal);
    }

    [Fact]
    public void A_result_of_other_numerics_is_not_trained()
    {
        Finish(TrialProvenance.Current with { Numerics = 1 });
        Verify((_, _) => throw new InvalidOperationException("trained")).ShouldHaveSingleItem()
            .Verdict.ShouldBe(TrialVerdict.OtherNumerics);
    }

    [Fact]
    public void A_trial_whose_file_is_gone_is_not_comparable()
    {
        Finish(TrialProvenance.Current);
        var verified = Verify((_, _) => throw new MissingDataException("a.csv", "it is gone", $"Put it back."))
            .ShouldHaveSingleItem();
        verified.Verdict.ShouldBe(TrialVerdict.MissingData);
        verified.Detail.ShouldNotBeNull().ShouldContain("a.csv");
    }

    [Fact]
    public void A_trial_with_a_kind_that_is_not_here_is_not_comparable()
    {
        Finish(TrialProvenance.Current);
        var store = DispatchProxy.Create<IStudyStore, StoreWithoutKind>();
        ((StoreWithoutKind)store).Store = _store;

        var verified = new StudyVerifier(store, (trial, _) => SomeTrials.Run(trial), TimeProvider.System)
            .Verify("study", StudyVerifier.Finished(_store, "study"), null, TestContext.Current.CancellationToken);

        verified.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            trial => trial.Verdict.ShouldBe(TrialVerdict.MissingKind), trial => trial.Detail.ShouldBe("no ada/swish"));
    }

    /// <summary>Reads trials as a store does whose descriptions name a kind that this program does not have.</summary>
    class StoreWithoutKind : DispatchProxy
    {
        public IStudyStore Store { get; set; } = null!;

        protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
            method!.Name == nameof(IStudyStore.Trial) ? throw new StudyStoreException("It cannot be read.", "Look.",
                new FormatException("no ada/swish", new UnknownKindException("no ada/swish")))
            : method.Invoke(Store, arguments);
    }

    [Fact]
    public void Only_finished_trials_are_verified_and_each_once()
    {
        var trials = SomeTrials.Many(4);
        _store.Plan("study", "e", new StudySettings("quick"), [.. trials, trials[0]]);
        foreach (var claim in Enumerable.Range(0, 3).Select(_ => _store.Claim("study")!).ToList())
            if (claim.Trial.Seed == 1)
                _store.Fail(claim, "no");
            else
                _store.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current);

        StudyVerifier.Finished(_store, "study")
            .ShouldBe([TrialIdentity.Hash(trials[0]), TrialIdentity.Hash(trials[2])]);
    }

    [Fact]
    public void Progress_comes_after_every_trial_and_cancelling_ends_it()
    {
        var trials = SomeTrials.Many(5);
        _store.Plan("study", "e", new StudySettings("quick"), trials);
        new StudyRunner(_store, (trial, _) => SomeTrials.Run(trial), TimeProvider.System, 1).Run("study",
            cancellation: TestContext.Current.CancellationToken);
        var heard = new List<(int Done, int Planned)>();
        var verifier = new StudyVerifier(_store, (trial, _) => SomeTrials.Run(trial), new SettableClock(), 1);
        var hashes = StudyVerifier.Finished(_store, "study");

        verifier.Verify("study", hashes,
            new Listener(progress => heard.Add((progress.Trials.Done, progress.Trials.Planned))),
            TestContext.Current.CancellationToken);
        heard.ShouldBe([(1, 4), (2, 3), (3, 2), (4, 1), (5, 0)]);

        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => verifier.Verify("study", hashes, null, source.Token));
    }

    void Finish(TrialProvenance made, Func<History, History>? change = null)
    {
        _store.Plan("study", "e", new StudySettings("quick"), SomeTrials.Many(1));
        var claim = _store.Claim("study")!;
        var result = SomeTrials.Run(claim.Trial);
        var history = change?.Invoke(result.History) ?? result.History;
        _store.Complete(claim, result with { History = history }, made).ShouldBeTrue();
    }

    IReadOnlyList<VerifiedTrial> Verify(Func<Trial, CancellationToken, TrialResult> execute) =>
        new StudyVerifier(_store, execute, TimeProvider.System, 2).Verify("study",
            StudyVerifier.Finished(_store, "study"), null, TestContext.Current.CancellationToken);
}
