using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Randomness;

/// <summary>Makes the stream of a purpose: <c>RandomStream.For(seed, StreamPurpose.BatchOrder)</c>.</summary>
public static class PurposeStreams
{
    extension(RandomStream)
    {
        /// <summary>The stream that <paramref name="purpose"/> has of its own under <paramref name="seed"/>.</summary>
        public static RandomStream For(ulong seed, StreamPurpose purpose) => new(seed, (uint)purpose);
    }
}
