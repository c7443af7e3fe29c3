using Fruitfly.Data;
using Fruitfly.Studies.Cluster;
using Fruitfly.Training;

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
            new ResumedTrials(new DataPlaces(), _folder.FullName, clock).Run(Trial, stop.Token));
    }

    (int Looks, TrialResult Result) Whole()
    {
        var clock = new LookedAtClock(_ => { });
        var result = new ResumedTrials(new DataPlaces(), _folder.FullName, clock).Run(Trial, default);
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
