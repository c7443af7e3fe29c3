using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.RandomStreams;

/// <summary>Golden values of NumPy 1.24.2, numpy.random.RandomState.</summary>
public class NumpyRandomTests
{
    [Fact]
    public void Words_of_seed_42() =>
        Draw(20, new NumpyRandom(42).NextUInt32).ShouldBe([
        1608637542, 3421126067, 4083286876, 787846414, 3143890026, 3348747335, 2571218620, 2563451924, 670094950,
        1914837113,
        669991378, 429389014, 249467210, 1972458954, 3720198231, 1433267572, 2581769315, 613608295, 3041148567,
        2795544706,
    ]);

    [Fact]
    public void Doubles_of_seed_42() =>
        Draw(20, new NumpyRandom(42).NextDouble).ShouldBe([
        0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366, 0.15601864044243652,
        0.15599452033620265, 0.05808361216819946, 0.8661761457749352, 0.6011150117432088, 0.7080725777960455,
        0.020584494295802447, 0.9699098521619943, 0.8324426408004217, 0.21233911067827616, 0.18182496720710062,
        0.18340450985343382, 0.3042422429595377, 0.5247564316322378, 0.43194501864211576, 0.2912291401980419,
    ]);

    [Fact]
    public void Uniform_numbers_are_scaled_doubles()
    {
        var (scaled, doubles) = (new NumpyRandom(42), new NumpyRandom(42));
        for (var i = 0; i < 20; i++)
            scaled.NextUniform(-2, 5).ShouldBe(-2 + 7 * doubles.NextDouble());
    }

    [Fact]
    public void Gaussians_of_seed_42_and_the_one_kept_while_doubles_are_drawn()
    {
        var random = new NumpyRandom(42);
        Draw(21, random.NextGaussian).ShouldBe([
            0.4967141530112327, -0.13826430117118466, 0.6476885381006925, 1.5230298564080254, -0.23415337472333597,
            -0.23413695694918055, 1.5792128155073915, 0.7674347291529088, -0.4694743859349521, 0.5425600435859647,
            -0.46341769281246226, -0.46572975357025687, 0.24196227156603412, -1.913280244657798, -1.7249178325130328,
            -0.5622875292409727, -1.0128311203344238, 0.3142473325952739, -0.9080240755212109, -1.4123037013352915,
            1.465648768921554,
        ], LastBits);
        Draw(3, random.NextDouble).ShouldBe([0.19967378215835974, 0.5142344384136116, 0.5924145688620425]);
        Draw(2, random.NextGaussian).ShouldBe([-0.22577630048653566, 0.12221916522267956], LastBits);
    }

    [Fact]
    public void Gaussians_of_seed_0() =>
        Draw(10, new NumpyRandom(0).NextGaussian).ShouldBe([
        1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458, 1.8675579901499675,
        -0.977277879876411, 0.9500884175255894, -0.1513572082976979, -0.10321885179355784, 0.41059850193837233,
    ], LastBits);

    [Fact]
    public void Gaussians_of_seed_1() =>
        Draw(10, new NumpyRandom(1).NextGaussian).ShouldBe([
        1.6243453636632417, -0.6117564136500754, -0.5281717522634557, -1.0729686221561705, 0.8654076293246785,
        -2.3015386968802827, 1.74481176421648, -0.7612069008951028, 0.31903909605709857, -0.2493703754774101,
    ], LastBits);

    [Fact]
    public void Choices_among_48_of_seed_42() =>
        Draw(20, Integers(48)).ShouldBe([38, 28, 14, 42, 7, 20, 38, 18, 22, 10, 10, 23, 35, 39, 23, 2, 21, 1, 23, 43]);

    [Fact]
    public void Integers_below_10_of_seed_42() =>
        Draw(20, Integers(10)).ShouldBe([6, 3, 7, 4, 6, 9, 2, 6, 7, 4, 3, 7, 7, 2, 5, 4, 1, 7, 5, 1]);

    [Fact]
    public void An_integer_of_a_single_value_draws_nothing()
    {
        var random = new NumpyRandom(42);
        random.NextInt(1).ShouldBe(0);
        random.NextUInt32().ShouldBe(1608637542u);
    }

    [Fact]
    public void Integers_of_an_empty_range_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new NumpyRandom(42).NextInt(0));

    [Fact]
    public void Two_permutations_of_seed_42()
    {
        var random = new NumpyRandom(42);
        random.Permutation(20).ShouldBe([0, 17, 15, 1, 8, 5, 11, 3, 18, 16, 13, 2, 9, 19, 4, 12, 7, 10, 14, 6]);
        random.Permutation(20).ShouldBe([19, 16, 15, 5, 4, 12, 14, 7, 3, 6, 2, 9, 13, 10, 18, 8, 17, 11, 0, 1]);
    }

    [Fact]
    public void Permutations_of_40_used_by_the_notebooks()
    {
        new NumpyRandom(42).Permutation(40).ShouldBe([
            19, 16, 15, 26, 4, 12, 37, 27, 39, 6, 25, 9, 13, 31, 34, 8, 17, 24, 0, 33,
            5, 11, 1, 29, 21, 2, 30, 36, 3, 35, 23, 32, 10, 22, 18, 20, 7, 14, 28, 38,
        ]);
        new NumpyRandom(0).Permutation(40).ShouldBe([
            22, 20, 25, 4, 10, 15, 28, 11, 18, 29, 27, 35, 37, 2, 39, 30, 34, 16, 36, 8,
            13, 5, 17, 14, 33, 7, 32, 1, 26, 12, 31, 24, 6, 23, 21, 19, 9, 38, 3, 0,
        ]);
    }

    [Fact]
    public void Three_permutations_of_seed_1()
    {
        var random = new NumpyRandom(1);
        random.Permutation(30).ShouldBe([
            17, 21, 10, 19, 14, 20, 26, 3, 24, 22, 23, 4, 2, 25, 6,
            18, 13, 7, 27, 1, 16, 0, 15, 29, 28, 9, 8, 12, 11, 5,
        ]);
        random.Permutation(30).ShouldBe([
            18, 2, 16, 29, 14, 5, 11, 6, 15, 19, 10, 3, 21, 8, 25,
            12, 24, 1, 7, 20, 26, 13, 22, 0, 27, 17, 9, 28, 23, 4,
        ]);
        random.Permutation(30).ShouldBe([
            25, 24, 1, 27, 29, 5, 28, 23, 3, 6, 8, 21, 10, 14, 7,
            2, 22, 4, 0, 15, 18, 9, 19, 13, 16, 20, 26, 12, 11, 17,
        ]);
    }

    [Theory]
    [InlineData(0u, "4eab6ef74e08db6c6862e2a8b71d05432cf5fa505622a499b9dcc7dfc6f5440a")]
    [InlineData(1u, "4398aaacc52f6e6dd7cb837e73ddefd35ede3dae223d8daecd44d098ade1b343")]
    [InlineData(42u, "ab0fb206ab8e80db36de129ed44408580a21437e9065e4b97e4ee048327a6610")]
    public void A_hundred_thousand_doubles_have_the_digest_of_the_reference(uint seed, string digest) =>
        Digest(Draw(100_000, new NumpyRandom(seed).NextDouble)).ShouldBe(digest);

    [Theory]
    [InlineData(0u, "0d2ec472ec087faf8e39ffc32ba877521bb89cc0b60935f720e15708ad3053fe")]
    [InlineData(1u, "66429120fc30960f04cf43d0f899cfc1ef4bc8e3da9209d7bedae4f113b55048")]
    [InlineData(42u, "30d2c69ef3cbed2b7a32ce9e6ee311d4b65993a42eaa64c7e478b7bb9d02f5fc")]
    public void A_permutation_of_a_hundred_thousand_has_the_digest_of_the_reference(uint seed, string digest) =>
        Digest(Array.ConvertAll(new NumpyRandom(seed).Permutation(100_000), item => (long)item)).ShouldBe(digest);

    [Theory]
    [InlineData(0u, "06b8b448ce70018197442cc578383be6c0b1a83f2348f5b5c03176d0865a0d9e")]
    [InlineData(1u, "c6a76d8815bcfe18d187a2f03bdc18c180459b4df1f2e8ef71a7df05304b41db")]
    [InlineData(42u, "b7a7219a5cbdb97effea3416b5bbd0d03b27ae4c1199e8117b7b9f289c01cff0")]
    public void A_hundred_thousand_Gaussians_have_the_digest_of_the_reference(uint seed, string digest)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "Bit equality needs the logarithm of the GNU library.");
        Digest(Draw(100_000, new NumpyRandom(seed).NextGaussian)).ShouldBe(digest);
    }

    // A logarithm off by its last bit moves a Gaussian by no more than this.
    const double LastBits = 1e-14;

    static Func<int> Integers(int exclusive)
    {
        var random = new NumpyRandom(42);
        return () => random.NextInt(exclusive);
    }

    static T[] Draw<T>(int count, Func<T> next)
    {
        var values = new T[count];
        foreach (ref var value in values.AsSpan())
            value = next();
        return values;
    }

    static string Digest<T>(T[] values) where T : struct =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())));
}
