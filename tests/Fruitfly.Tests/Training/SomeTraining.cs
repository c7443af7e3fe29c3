using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Training;

/// <summary>Random float32 parameters and examples, and the double-precision network with the same.</summary>
static class SomeTraining
{
    /// <summary>Gaussian, with variance 1 over the number of a unit's inputs:
    /// activations keep a size of about 1.</summary>
    public static Network WithSomeParameters(this Network network, RandomStream random)
    {
        var values = new float[network.ParameterCount];
        random.FillGaussian(values);
        foreach (var parameter in network.Parameters)
            foreach (ref var value in values.AsSpan(parameter.Offset, parameter.Count))
                value /= MathF.Sqrt(parameter.FanIn);
        network.CopyParametersFrom(values);
        return network;
    }

    /// <summary>Gaussian examples with the targets that suit the loss.</summary>
    /// <summary>A loss without settings by the name of its kind.</summary>
    public static Loss LossNamed(string kind) => (Loss)Activator.CreateInstance(Loss.Kinds.Named(kind).Type)!;

    public static DataSet Data(RandomStream random, int examples, int features, int outputs, Loss loss)
    {
        var inputs = new float[examples * features];
        random.FillGaussian(inputs);
        if (loss == Loss.CrossEntropy)
        {
            int[] labels = [.. Enumerable.Range(0, examples).Select(_ => random.NextInt(outputs))];
            return new DataSet("some examples", Examples.Labelled(inputs, features, labels, outputs));
        }
        var values = new float[examples * outputs];
        random.FillGaussian(values);
        return new DataSet("some examples", Examples.RealValued(inputs, features, values, outputs));
    }

    /// <summary>The same architecture and parameters in double precision.</summary>
    public static ReferenceNetwork Reference(this Network network)
    {
        var reference = new ReferenceNetwork(network.Architecture);
        reference.CopyParametersFrom(network.WideParameters());
        return reference;
    }

    public static double[] WideParameters(this Network network)
    {
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        return Array.ConvertAll(values, value => (double)value);
    }
}
