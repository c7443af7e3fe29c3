using Fruitfly.Data;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Training;

/// <summary>Small random data sets for tests of training.</summary>
static class ToyData
{
    /// <summary>Gaussian clouds, one per class, far enough apart to be told apart.</summary>
    public static DataSet Clouds(int training = 60, int test = 30, int features = 5, int classes = 3)
    {
        var stream = new RandomStream(11, 99);
        return new DataSet("clouds", Part(training), test: Part(test));

        Examples Part(int count)
        {
            var inputs = new float[count * features];
            var labels = new int[count];
            stream.FillGaussian(inputs);
            for (var i = 0; i < count; i++)
                inputs[i * features + (labels[i] = i % classes)] += 6;
            return Examples.Labelled(inputs, features, labels, classes);
        }
    }

    /// <summary>y = the sum of the features and twice the first.</summary>
    public static DataSet Sums(int count = 50, int features = 4)
    {
        var inputs = new float[count * features];
        new RandomStream(12, 99).FillGaussian(inputs);
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = inputs[(i * features)..((i + 1) * features)].Sum() + 2 * inputs[i * features];
        return new DataSet("sums", Examples.RealValued(inputs, features, values, 1));
    }
}
