using System.Numerics.Tensors;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Training;

/// <summary>Noise on the parameters for the length of one step, see <see cref="Recipe.WeightNoise"/>.</summary>
sealed class WeightNoise(Network network, double deviation)
{
    /// <summary>The number of its stream, which no part of a batch has.</summary>
    public const uint StreamNumber = uint.MaxValue;

    readonly RandomStream _stream = new(0, 0);
    readonly float[] _noise = new float[network.ParameterCount], _kept = new float[network.ParameterCount];

    /// <summary>Numbers of float32 that it keeps of each parameter.</summary>
    public const int ArraysPerParameter = 2;

    /// <summary>Draws in the order in which parameters are listed and copied, whatever the storage.</summary>
    /// <param name="key">of this step's noise</param>
    public void Add(ulong key)
    {
        _stream.Restart(key, StreamNumber);
        _stream.FillGaussian(_noise);
        var storage = network.Storage.AsSpan();
        storage.CopyTo(_kept);
        for (var k = 0; k < network.Parameters.Count; k++) // an enumerator would be allocated in every step
        {
            var parameter = network.Parameters[k];
            parameter.Store(_noise.AsSpan(parameter.Range), storage[parameter.Range]);
        }
        TensorPrimitives.MultiplyAdd(storage, (float)deviation, _kept, storage);
        network.ApplyMask();
    }

    /// <summary>The parameters are as they were before.</summary>
    public void Remove() => _kept.CopyTo(network.Storage, 0);
}
