using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Benchmarks;

/// <summary>The same normal numbers in every run.</summary>
static class Numbers
{
    public static float[] Gaussian(int count)
    {
        var values = new float[count];
        new RandomStream(1, 0).FillGaussian(values);
        return values;
    }
}
