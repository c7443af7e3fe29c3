namespace Fruitfly.Numerics.RandomStreams;

/// <summary>The stream of Python's <c>random.seed(seed)</c> with an integer seed. For new work use
/// <see cref="RandomStream"/>.</summary>
public sealed class PythonRandom(ulong seed)
{
    readonly MersenneTwister _twister =
        MersenneTwister.FromKey(seed <= uint.MaxValue ? [(uint)seed] : [(uint)seed, (uint)(seed >> 32)]);

    /// <summary>Uniform in [0, 1) with 53 bits: <c>random.random()</c>.</summary>
    public double NextDouble() => _twister.NextDouble();
}
