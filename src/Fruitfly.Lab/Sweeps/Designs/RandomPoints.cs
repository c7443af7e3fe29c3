using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Sweeps.Designs;

/// <summary>Points drawn independently and evenly (Bergstra and Bengio 2012).</summary>
sealed class RandomPoints(ulong seed) : IPointSequence
{
    // Each point has a stream of its own, so that a factor more does not move the others along.
    public void Point(int index, Span<double> point)
    {
        var stream = RandomStream.For(
            RandomStream.For(seed ^ (ulong)index << 32, StreamPurpose.Search).NextUInt64(), StreamPurpose.Search);
        foreach (ref var coordinate in point)
            coordinate = stream.NextDouble();
    }
}
