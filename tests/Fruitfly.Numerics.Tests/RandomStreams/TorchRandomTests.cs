using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.RandomStreams;

/// <summary>Golden values of PyTorch 1.13.1 on a CPU, seed 42.</summary>
public class TorchRandomTests
{
    [Fact]
    public void Singles() => Draw(8, new TorchRandom(42).NextSingle).ShouldBe([
        0.882269263f, 0.915003955f, 0.38286376f, 0.959305644f,
        0.390448213f, 0.600895345f, 0.256572485f, 0.793641329f,
    ]);

    [Fact]
    public void Doubles_take_the_high_word_first()
    {
        // The first words of seed 42 are 1608637542 and 3421126067.
        const ulong Bits = (1608637542UL << 32 | 3421126067UL) & (1UL << 53) - 1;
        new TorchRandom(42).NextDouble().ShouldBe(Bits / 9007199254740992.0);
    }

    [Fact]
    public void A_permutation() =>
        new TorchRandom(42).Permutation(20)
            .ShouldBe([2, 14, 18, 15, 1, 10, 0, 4, 6, 11, 8, 3, 7, 17, 13, 12, 19, 5, 16, 9]);

    [Fact]
    public void Weights_and_biases_of_a_linear_layer()
    {
        // nn.Linear(40, 100): uniform within 1/√40, weights row by row, then biases.
        var random = new TorchRandom(42);
        var bound = 1 / MathF.Sqrt(40);
        var weights = Draw(100 * 40, () => random.NextUniform(-bound, bound));
        var biases = Draw(100, () => random.NextUniform(-bound, bound));
        weights[..8].ShouldBe([
            0.120884158f, 0.131235778f, -0.0370417312f, 0.145245194f,
            -0.0346433185f, 0.0319059081f, -0.0769785419f, 0.0928575397f,
        ], Rounding);
        biases[..4].ShouldBe([
            0.157056451f, 0.0266523957f, -0.0864654779f, 0.0179485455f,
        ], Rounding);
    }

    [Fact]
    public void Weights_of_kaiming_uniform()
    {
        var random = new TorchRandom(42);
        var bound = MathF.Sqrt(6f / 40);
        Draw(8, () => random.NextUniform(-bound, bound)).ShouldBe([
            0.296104521f, 0.321460694f, -0.0907333419f, 0.355776638f,
            -0.0848584548f, 0.0781532004f, -0.188558146f, 0.227453604f,
        ], 2 * Rounding);
    }

    const double Rounding = 1.5e-8;

    static float[] Draw(int count, Func<float> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
