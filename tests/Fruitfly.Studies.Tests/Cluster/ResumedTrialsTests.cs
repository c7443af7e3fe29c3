using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Studies.Cluster;
using Fruitfly.Training;
using Fruitfly.Training.Swarms;

namespace Fruitfly.Studies.Tests.Cluster;

public sealed class ResumedTrialsTests : IDisposable
{
    static readonly Trial Trial = SomeBundle.Small(3) with
    {
        Recipe = SomeBundle.Small(3).Recipe with { Duration = Duration.Steps(40) },
    };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-resumed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_trial_that_was_stopped_goes_on_to_the_same_bits_and_leaves_nothing()
    {
        StoppedAt(look: 20);
        Files().Length.ShouldBe(2, "the latest checkpoint, and the one before");
        var (looks, result) = Whole();
        looks.ShouldBeLessThan(40, "it went on from its checkpoint");
        result.History.Evaluations.ShouldBe(new TrialExecution().Run(Trial, default).History.Evaluations);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_trial_whose_checkpoints_are_damaged_begins_anew()
    {
        StoppedAt(look: 20);
        foreach (var file in Files())
            File.WriteAllText(file, "half of a checkpoint");
        Whole().Result.History.Evaluations
            .ShouldBe(new TrialExecution().Run(Trial, default).History.Evaluations);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public void Narrow_networks_that_were_stopped_together_go_on_together()
    {
        Trial[] trials =
            [.. Enumerable.Range(0, SwarmTraining.MostNetworks).Select(seed => Trial with { Seed = (ulong)seed })];
        var whole = new LookedAtClock(_ => { });
        Resumed(whole).RunTogether(trials, default);
        using var stop = new CancellationTokenSource();
        var stopped = new LookedAtClock(count =>
        {
            if (count == whole.Looks / 2)
                stop.Cancel();
        });
        Should.Throw<OperationCanceledException>(() => Resumed(stopped).RunTogether(trials, stop.Token));
        Files().Length.ShouldBe(2 * trials.Length);

        var again = new LookedAtClock(_ => { });
        var results = Resumed(again).RunTogether(trials, default);
        again.Looks.ShouldBeLessThan(3 * whole.Looks / 4, "they went on from their checkpoints");
        results.Select(result => result.History.Evaluations)
            .ShouldBe(trials.Select(trial => new TrialExecution().Run(trial, default).History.Evaluations));
        Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_trial_that_has_ended_a_worker_runs_alone()
    {
        var narrow = Trial with { Network = Architecture.Mlp(40, 8, 10) };
        var suspect = TrialIdentity.Hash(narrow);
        var trials = new ResumedTrials(new DataPlaces(), _folder.FullName, TimeProvider.System)
        {
            IsSuspect = hash => hash == suspect,
        };
        trials.KeyOf(narrow).ShouldBeNull();
        trials.KeyOf(narrow with { Seed = 4 }).ShouldNotBeNull();
    }

    ResumedTrials Resumed(TimeProvider time) => new(new DataPlaces(), _folder.FullName, time);

    string[] Files() => Directory.GetFiles(_folder.FullName);

    // The clock is looked at once in a step, and moves by a minute then: three steps are an interval.
    void StoppedAt(int look)
    {
        using var stop = new CancellationTokenSource();
        var clock = new LookedAtClock(count =>
        {
            if (count == look)
                stop.Cancel();
        });
        Should.Throw<OperationCanceledException>(() =>
            Resumed(clock).Run(Trial, stop.Token));
    }

    (int Looks, TrialResult Result) Whole()
    {
        var clock = new LookedAtClock(_ => { });
        var result = Resumed(clock).Run(Trial, default);
        return (clock.Looks, result);
    }

    sealed class LookedAtClock(Action<int> looked) : TimeProvider
    {
        public int Looks { get; private set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp()
        {
            looked(++Looks);
            return 60 * Looks;
        }
    }
}
