using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Initialization;

/// <summary>The shape of the distribution that weights of a given variance are drawn from; its mean is 0.</summary>
public enum WeightDistribution
{
    Normal,

    /// <summary>Between ±√(3 · variance).</summary>
    Uniform,
}

static class WeightDistributions
{
    extension(WeightDistribution distribution)
    {
        public void Draw(double variance, RandomStream stream, Span<double> values)
        {
            if (distribution == WeightDistribution.Uniform)
                stream.FillUniform(Math.Sqrt(3 * variance), values);
            else
                stream.FillNormal(Math.Sqrt(variance), values);
        }
    }

    extension(RandomStream stream)
    {
        public void FillNormal(double deviation, Span<double> values)
        {
            foreach (ref var value in values)
                value = deviation * stream.NextGaussian();
        }

        /// <summary>Uniform in [−bound, bound).</summary>
        public void FillUniform(double bound, Span<double> values)
        {
            foreach (ref var value in values)
                value = bound * (2 * stream.NextDouble() - 1);
        }
    }
}
