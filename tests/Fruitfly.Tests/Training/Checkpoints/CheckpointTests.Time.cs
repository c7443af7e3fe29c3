using Fruitfly.Data.Files;
using Fruitfly.Training;
using Fruitfly.Training.Checkpoints;

namespace Fruitfly.Tests.Training.Checkpoints;

// Saved in time, with the checkpoint before.
public sealed partial class CheckpointTests
{
    [Fact]
    public void A_run_that_saves_in_time_goes_on_from_the_latest_and_from_the_one_before_where_that_is_damaged()
    {
        var (whole, parameters) = Uninterrupted(Recipe);
        foreach (var (damage, first) in new[] { ("none", 12), ("half is gone", 9), ("a bit has changed", 9) })
        {
            var checkpoint = InTime();
            BrokenAt(12, checkpoint);
            var bytes = File.ReadAllBytes(_path);
            if (damage == "half is gone")
                File.WriteAllBytes(_path, bytes[..(bytes.Length / 2)]);
            else if (damage == "a bit has changed")
                File.WriteAllBytes(_path, [.. bytes[..^3], (byte)(bytes[^3] ^ 1), .. bytes[^2..]]);
            var begun = 0;
            var network = Dropping();
            var history = Trainer.Train(network, Clouds, Recipe, checkpoint, 7,
                new Watch(step => begun = begun == 0 ? step : begun));

            begun.ShouldBe(first, damage);
            Bits(history).ShouldBe(Bits(whole));
            network.Storage.ShouldBe(parameters);
            RemoveBoth(checkpoint);
        }
    }

    [Fact]
    public void A_run_that_died_between_the_two_renamings_goes_on_from_the_one_before()
    {
        var (whole, _) = Uninterrupted(Recipe);
        var checkpoint = InTime();
        BrokenAt(12, checkpoint);
        File.Move(_path, checkpoint.PreviousPath, overwrite: true);
        Bits(Trainer.Train(Dropping(), Clouds, Recipe, checkpoint, 7)).ShouldBe(Bits(whole));
        RemoveBoth(checkpoint);
    }

    [Fact]
    public void Where_both_are_damaged_the_run_says_so()
    {
        var checkpoint = InTime();
        File.WriteAllText(_path, "half of a checkpoint");
        File.WriteAllText(checkpoint.PreviousPath, "the other half");
        Should.Throw<DataFileException>(() => Trainer.Train(Dropping(), Clouds, Recipe, checkpoint, 7)).File
            .ShouldBe(checkpoint.PreviousPath);
        RemoveBoth(checkpoint);
    }

    [Fact]
    public void A_run_shorter_than_the_interval_saves_nothing_unless_it_is_cancelled()
    {
        Trainer.Train(Dropping(), Clouds, Recipe, InTime(TimeSpan.FromHours(1)), 7);
        File.Exists(_path).ShouldBeFalse();
        using var cancellation = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Trainer.Train(
            Dropping(), Clouds, Recipe, InTime(TimeSpan.FromHours(1)), 7,
            new Watch(step => { if (step == 5) cancellation.Cancel(); }), cancellation.Token));
        File.Exists(_path).ShouldBeTrue();
    }

    // Of a clock that moves a second with every look: three steps apart.
    Checkpoint InTime(TimeSpan? every = null) => new(_path)
    {
        EveryTime = every ?? TimeSpan.FromSeconds(3), Time = new TickingClock(), KeepsPrevious = true,
    };

    void BrokenAt(int last, Checkpoint checkpoint) => Should.Throw<InvalidTimeZoneException>(() =>
        Trainer.Train(Dropping(), Clouds, Recipe, checkpoint, 7, new Watch(step =>
        {
            if (step == last)
                throw new InvalidTimeZoneException();
        })));

    static void RemoveBoth(Checkpoint checkpoint)
    {
        File.Delete(checkpoint.Path);
        File.Delete(checkpoint.PreviousPath);
    }

    sealed class TickingClock : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now++;
    }
}
