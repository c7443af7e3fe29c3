using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Studies.Tests;

public class DataSetCacheTests
{
    static readonly Mnist1dDescription Clean = new() { Settings = new Mnist1dSettings { Samples = 100 } };
    static readonly Mnist1dDescription Noisy = Clean with { LabelNoise = 0.5 };

    [Fact]
    public void Trials_of_different_seeds_share_data_that_does_not_depend_on_the_seed()
    {
        var cache = new DataSetCache();
        cache.Load(Clean with { }, 2).ShouldBeSameAs(cache.Load(Clean, 1));
    }

    [Fact]
    public void Data_that_depends_on_the_seed_is_shared_by_trials_of_one_seed_alone()
    {
        var cache = new DataSetCache();
        var first = cache.Load(Noisy, 1);

        cache.Load(Noisy, 1).ShouldBeSameAs(first);
        Labels(cache.Load(Noisy, 2)).SequenceEqual(Labels(first)).ShouldBeFalse();
        cache.Load(Clean, 1).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Threads_that_need_the_same_data_wait_for_one_load()
    {
        var cache = new DataSetCache();
        var loaded = new System.Collections.Concurrent.ConcurrentBag<SealedDataSet>();
        Parallel.For(0, 16, seed => loaded.Add(cache.Load(Clean, (ulong)seed)));

        loaded.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void What_was_used_least_recently_is_let_go()
    {
        // A data set of 100 examples holds 100 · 40 inputs and 100 labels of four bytes: 16,400 bytes. Two fit.
        var cache = new DataSetCache(capacity: 40_000);
        var one = cache.Load(Noisy, 1);
        var two = cache.Load(Noisy, 2);
        cache.Load(Noisy, 1);
        cache.Load(Noisy, 3);

        cache.Load(Noisy, 1).ShouldBeSameAs(one);
        cache.Load(Noisy, 2).ShouldNotBeSameAs(two);
    }

    [Fact]
    public void Data_larger_than_the_cache_is_loaded_all_the_same()
    {
        var cache = new DataSetCache(capacity: 1);
        var first = cache.Load(Clean, 1);

        cache.Load(Clean, 2).ShouldBeSameAs(first);
        cache.Load(Noisy, 2);
        cache.Load(Clean, 1).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void What_could_not_be_loaded_fails_again_with_its_own_error()
    {
        var cache = new DataSetCache();
        var bad = new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = -1 } };

        for (var attempt = 0; attempt < 2; attempt++)
            Should.Throw<ArgumentException>(() => cache.Load(bad, 0)).Message.ShouldContain("-1");
    }

    static int[] Labels(SealedDataSet data) => [.. data.For(new()).Training.Labels];
}
