using Fruitfly.Studies.Cluster.Slurm;

namespace Fruitfly.Studies.Tests.Cluster.Slurm;

public sealed class SlurmArraysTests
{
    static readonly SlurmLimits Limits = new(1001, 1001, 10_000, false, "22.05.8", 30);

    [Fact]
    public void Tasks_beyond_the_largest_index_are_split_by_an_offset()
    {
        var arrays = SlurmArrays.Of([.. Enumerable.Range(0, 10_000)], Limits);
        arrays.Count.ShouldBe(10);
        arrays.SelectMany(array => array.Tasks).ShouldBe(Enumerable.Range(0, 10_000));
        arrays.ShouldAllBe(array => array.Tasks.All(task => task - array.Offset < 1001));
        arrays[0].Indices.ShouldBe("0-1000");
        arrays[^1].Offset.ShouldBe(9009);
        arrays[^1].Indices.ShouldBe("0-990");
    }

    [Fact]
    public void Some_tasks_again_stand_as_ranges_with_the_offset_they_had()
    {
        var arrays = SlurmArrays.Of([3, 5, 6, 7, 1001, 1003], Limits);
        arrays.Select(array => (array.Offset, array.Indices)).ShouldBe([(0, "3,5-7"), (1001, "0,2")]);
    }

    [Fact]
    public void A_limit_of_tasks_at_once_is_shared_by_the_arrays()
    {
        SlurmArrays.Of([.. Enumerable.Range(0, 2002)], Limits, atOnce: 100).Select(array => array.Indices)
            .ShouldBe(["0-1000%50", "0-1000%50"]);
        SlurmArrays.Of([.. Enumerable.Range(0, 2002)], Limits, atOnce: 1).ShouldAllBe(array => array.Indices.EndsWith("%1"));
    }

    [Fact]
    public void A_smaller_limit_of_the_scheduler_counts()
    {
        var limits = SlurmLimits.Parse(
        [
            "Configuration data as of 2026-11-30T09:18:20", "AccountingStorageType   = accounting_storage/slurmdbd",
            "KillWait                = 30 sec", "MaxArraySize            = 4000001", "MaxJobCount             = 50000",
            "SchedulerParameters     = bf_interval=2,max_array_tasks=500", "SLURM_VERSION           = 25.05.1",
        ]);
        limits.ShouldBe(new SlurmLimits(4_000_001, 500, 50_000, HasAccounting: true, "25.05.1", 30));
        SlurmArrays.Of([0, 499, 500], limits).Select(array => array.Offset).ShouldBe([0, 500]);
    }

    [Fact]
    public void Without_a_word_the_limits_are_those_of_a_new_installation() =>
        SlurmLimits.Parse(["AccountingStorageType   = accounting_storage/none", "SchedulerParameters     = (null)"])
            .ShouldBe(new SlurmLimits(1001, 1001, 10_000, HasAccounting: false, "unknown", 30));
}
