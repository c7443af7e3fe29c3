using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Training;

/// <summary>One pass of the float32 network forward and back over a whole training split, after another that leaves its
/// numbers in all buffers: a layer that adds to what it finds there is found out.</summary>
sealed class EnginePass
{
    public EnginePass(Network network, DataSet data, Loss loss, RandomStream? dropout = null)
    {
        var training = data.Training;
        var workspace = new Workspace(network, training.Count) { IsTraining = true };
        var outputs = new float[training.Count * network.Outputs];
        var outputGradient = new float[outputs.Length];
        int[] batch = [.. Enumerable.Range(0, training.Count)];
        var lossFunction = loss.For(data, training.Count);
        foreach (var stream in (RandomStream?[])[dropout is null ? null : new RandomStream(dropout.State), dropout])
        {
            workspace.Dropout = stream;
            network.Layers.Forward(workspace, training.Inputs, outputs);
            Loss = lossFunction.Part(training, batch, batch.Length, outputs, outputGradient);
            network.Layers.Backward(workspace, training.Inputs, outputs, outputGradient, []);
        }
        var gradients = new float[network.ParameterCount];
        network.CopyFromStorage(workspace.Gradients, gradients);
        (Outputs, Gradients) = (Widen(outputs), Widen(gradients));
    }

    public double Loss { get; }

    /// <summary><c>[examples × outputs]</c></summary>
    public double[] Outputs { get; }

    /// <summary>In the order and layout of the network's parameters.</summary>
    public double[] Gradients { get; }

    static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);
}
