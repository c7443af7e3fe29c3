using Fruitfly.Networks;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Models;

/// <summary>How much a described network asks for, found out before any of it is made: a file may describe
/// anything.</summary>
static class NetworkSize
{
    const int MaxLayers = 10_000;

    /// <summary>Values between layers for one row.</summary>
    const long MaxValues = 1 << 26;

    /// <summary>Places where a value of a convolution's kernel meets one of its outputs: each takes memory.</summary>
    const long MaxPlaces = 1 << 23;

    /// <returns>the number of parameters and statistics</returns>
    /// <exception cref="ArgumentException">a layer cannot be fed what comes before it, or the network is too
    /// large</exception>
    public static long Require(Architecture network)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(network.Inputs);
        var asked = new Asked();
        asked.Add(network.Layers, new Shape(network.Inputs), "");
        return asked.Numbers;
    }

    sealed class Asked
    {
        int _layers;
        long _values, _places;

        public long Numbers { get; private set; }

        public void Add(IReadOnlyList<Layer> layers, Shape shape, string prefix)
        {
            Count(ref _values, shape.Size, MaxValues, "values");
            for (var i = 0; i < layers.Count; i++)
            {
                var (layer, name) = (layers[i] ?? throw new ArgumentException("A layer is null."), $"{prefix}{i}");
                if (++_layers > MaxLayers)
                    throw new ArgumentException($"There are more than {MaxLayers:N0} layers.");
                var output = layer.OutputFor(shape, name);
                Count(ref _values, output.Size, MaxValues, "values between layers");
                if (layer is Convolution convolution)
                    Count(ref _places,
                        checked((long)output.Positions * convolution.Vertical.Size * convolution.Horizontal.Size),
                        MaxPlaces, "places of kernels");
                if (layer is Residual residual)
                    Add(residual.Layers, shape, $"{name}.");
                else
                    Numbers = checked(Numbers + layer.ParametersFor(shape) + layer.StatisticsFor(shape));
                shape = output;
            }
        }

        static void Count(ref long total, long more, long most, string what)
        {
            total += more;
            if (total > most)
                throw new ArgumentException($"The network has more than {most:N0} {what}.");
        }
    }
}
