using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Data.Mnist1d;

using Fruitfly.Data.Mnist1d;

public class GaussianFilterTests
{
    [Fact]
    public void A_signal_is_smoothed_as_by_SciPy()
    {
        double[] signal =
        [
            1.7886284734303186, 0.43650985051198943, 0.09649746807200862, -1.8634927033644908, -0.27738820251439905,
            -0.35475897926898675, -0.08274148148245977, -0.6270006768238473, -0.04381816897592824, -0.47721803035950267,
            -1.3138647533626822, 0.8846223804995846,
        ];
        double[] expected =
        [
            0.633887136296754, 0.39392440974045334, 0.043980617380076414, -0.2505873634762324, -0.3994805558487644,
            -0.42258730303463016, -0.39493279229562156, -0.37013992019750847, -0.34982959395944024, -0.3071889198867896,
            -0.23580901296682022, -0.17526152538987233,
        ];
        Smooth(signal).ShouldBe(expected, 1e-15);
    }

    [Fact]
    public void All_of_the_drawn_noise_agrees_with_the_reference()
    {
        var golden = GoldenFile.Read("mnist1d.json").GetProperty("trace");
        var random = new Numerics.RandomStreams.NumpyRandom(42);
        (random.NextDouble(), random.NextDouble(), random.NextInt(48))
            .ShouldBe((golden.Number("rand_pad"), golden.Number("rand_scale"), (int)golden.Number("k")));
        var noise = new double[72];
        foreach (ref var value in noise.AsSpan())
            value = 0.25 * random.NextGaussian();
        Smooth(noise).ShouldBe(golden.Numbers("corr_noise"), 1e-14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(30)]
    public void A_constant_signal_of_any_length_is_kept(int length)
    {
        var signal = Enumerable.Repeat(3.0, length).ToArray();
        Smooth(signal).ShouldBe(signal, 1e-14);
    }

    [Fact]
    public void A_signal_shorter_than_the_kernel_is_mirrored_again_and_again()
    {
        // 1 0 | 0 1 1 0 0 1 …: two values under weights w: those at even steps of the mirrored signal.
        double[] repeated = [.. Enumerable.Range(0, 42).Select(i => (i + 1) / 2 % 2 == 0 ? 1.0 : 0.0)];
        Smooth([1, 0]).ShouldBe(Smooth(repeated)[20..22], 1e-15);
    }

    static double[] Smooth(double[] signal)
    {
        var filter = new GaussianFilter(signal.Length);
        filter.Load(signal);
        return [.. Enumerable.Range(0, signal.Length).Select(filter.At)];
    }
}
