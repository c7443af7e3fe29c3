using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.RandomStreams;

public class RandomStreamTests
{
    static RandomStream Stream(uint stream = 3) => new(seed: 20260101, stream);

    [Fact]
    public void A_stream_is_the_cipher_of_its_counter()
    {
        // Key and stream 0: the first block is the published vector of counter 0.
        var stream = new RandomStream(0, 0);
        stream.NextUInt32().ShouldBe(0x6627e8d5u);
        stream.NextUInt32().ShouldBe(0xe169c58du);
        stream.NextUInt64().ShouldBe(0x9b00dbd8_bc57ac4cUL);
        var second = Philox4x32.Apply(1, 0, 0, 0, 0, 0);
        stream.NextUInt32().ShouldBe(second[0]);
    }

    [Fact]
    public void Seed_stream_and_position_each_have_their_place_in_the_counter()
    {
        const ulong Seed = 0x299f31d0_a4093822;
        var stream = new RandomStream(new RandomStreamState(Seed, 0x13198a2e, Position: 4 * 0x05a308d3_243f6a88UL));
        var expected = Philox4x32.Apply(0x243f6a88, 0x05a308d3, 0x13198a2e, 0, 0xa4093822, 0x299f31d0);
        for (var word = 0; word < 4; word++)
            stream.NextUInt32().ShouldBe(expected[word]);
    }

    [Fact]
    public void The_same_seed_and_stream_give_the_same_numbers()
    {
        var (first, second) = (Stream(), Stream());
        for (var i = 0; i < 100; i++)
            first.NextDouble().ShouldBe(second.NextDouble());
    }

    [Fact]
    public void Another_seed_or_stream_gives_other_numbers()
    {
        var word = Stream().NextUInt64();
        Stream(stream: 4).NextUInt64().ShouldNotBe(word);
        new RandomStream(20260102, 3).NextUInt64().ShouldNotBe(word);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    public void A_stream_restored_from_its_state_continues(int drawn)
    {
        var stream = Stream();
        for (var i = 0; i < drawn; i++)
            stream.NextUInt32();
        var restored = new RandomStream(stream.State);
        restored.State.ShouldBe(new RandomStreamState(20260101, 3, (ulong)drawn));
        for (var i = 0; i < 9; i++)
            restored.NextUInt32().ShouldBe(stream.NextUInt32());
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_evenly()
    {
        const int Count = 200_000, Bins = 100;
        var (doubles, singles) = (new int[Bins], new int[Bins]);
        var stream = Stream();
        for (var i = 0; i < Count; i++)
        {
            doubles[(int)(stream.NextDouble() * Bins)]++;
            singles[(int)(stream.NextSingle() * Bins)]++;
        }
        ChiSquare(doubles, Count)
            .ShouldBeInRange(58, 149); // 0.1 % and 99.9 % of χ² with 99 degrees of freedom, widened
        ChiSquare(singles, Count).ShouldBeInRange(58, 149);
    }

    [Fact]
    public void Uniform_numbers_of_neighbouring_seeds_and_streams_are_uncorrelated()
    {
        const int Count = 100_000;
        Correlation(new RandomStream(1, 0), new RandomStream(2, 0)).ShouldBeInRange(-0.013, 0.013); // 4 standard errors
        Correlation(new RandomStream(1, 0), new RandomStream(1, 1)).ShouldBeInRange(-0.013, 0.013);

        static double Correlation(RandomStream first, RandomStream second)
        {
            var sum = 0.0;
            for (var i = 0; i < Count; i++)
                sum += (first.NextDouble() - 0.5) * (second.NextDouble() - 0.5);
            return sum / Count * 12;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(48)]
    public void Integers_are_even_over_their_range(int exclusive)
    {
        const int Count = 100_000;
        var counts = new int[exclusive];
        var stream = Stream();
        for (var i = 0; i < Count; i++)
            counts[stream.NextInt(exclusive)]++;
        ChiSquare(counts, Count).ShouldBeLessThan(exclusive - 1 + 4.5 * Math.Sqrt(2 * exclusive));
    }

    [Fact]
    public void Integers_of_a_range_that_does_not_divide_the_words_are_unbiased()
    {
        // 3·2²⁹ values for 2³² words: without rejection, of three neighbours two come 3 times in 8 and one 2 times.
        const int Exclusive = 3 << 29, Count = 60_000;
        var counts = new int[3];
        var stream = Stream();
        for (var i = 0; i < Count; i++)
            counts[stream.NextInt(Exclusive) % 3]++;
        ChiSquare(counts, Count).ShouldBeLessThan(13.8); // 99.9 %
    }

    [Fact]
    public void Integers_of_an_empty_range_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Stream().NextInt(0));

    [Fact]
    public void Gaussian_numbers_have_the_moments_and_tails_of_the_standard_normal()
    {
        const int Count = 400_000;
        var stream = Stream();
        double sum = 0, squares = 0, cubes = 0, fourths = 0;
        int beyond1 = 0, beyond3 = 0;
        for (var i = 0; i < Count; i++)
        {
            var z = stream.NextGaussian();
            (sum, squares, cubes, fourths) = (sum + z, squares + z * z, cubes + z * z * z, fourths + z * z * z * z);
            beyond1 += Math.Abs(z) > 1 ? 1 : 0;
            beyond3 += Math.Abs(z) > 3 ? 1 : 0;
        }
        // Four standard errors each: the variances of z, z², z³, z⁴ are 1, 2, 15, 96.
        (sum / Count).ShouldBe(0, 4 * Math.Sqrt(1.0 / Count));
        (squares / Count).ShouldBe(1, 4 * Math.Sqrt(2.0 / Count));
        (cubes / Count).ShouldBe(0, 4 * Math.Sqrt(15.0 / Count));
        (fourths / Count).ShouldBe(3, 4 * Math.Sqrt(96.0 / Count));
        ((double)beyond1 / Count).ShouldBe(0.317311, 0.003);
        ((double)beyond3 / Count).ShouldBe(0.0027, 0.00033);
    }

    [Fact]
    public void Filling_gives_the_values_of_single_calls()
    {
        var (filled, single) = (Stream(), Stream());
        var uniform = new float[37];
        var gaussian = new float[37];
        filled.Fill(uniform);
        filled.FillGaussian(gaussian);
        foreach (var value in uniform)
            value.ShouldBe(single.NextSingle());
        foreach (var value in gaussian)
            value.ShouldBe((float)single.NextGaussian());
    }

    [Fact]
    public void Shuffling_keeps_the_items_and_reaches_every_order_equally_often()
    {
        const int Count = 24_000;
        var counts = new Dictionary<string, int>();
        var stream = Stream();
        for (var i = 0; i < Count; i++)
        {
            int[] items = [1, 2, 3, 4];
            stream.Shuffle(items.AsSpan());
            var order = string.Join(",", items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        counts.Count.ShouldBe(24);
        ChiSquare([.. counts.Values], Count).ShouldBeLessThan(49.7); // 99.9 % for 23 degrees of freedom
    }

    [Fact]
    public void A_stream_that_is_restarted_is_the_other_stream()
    {
        var stream = Stream();
        stream.NextDouble();
        stream.Restart(77, 5);

        stream.State.ShouldBe(new RandomStream(77, 5).State);
        stream.NextUInt64().ShouldBe(new RandomStream(77, 5).NextUInt64());
    }

    static double ChiSquare(int[] counts, int total)
    {
        var expected = (double)total / counts.Length;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}
