using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks;

/// <summary>The floating-point operations of one training step, two for each multiply-add of its matrix products. It is
/// what the mathematics asks for, whatever an implementation adds: biases, activations, loss and optimizer are left
/// out, zeros of a padding count as values, and the first layer that is trained needs no input gradient.</summary>
/// <param name="Forward">f = W h for every layer, position and step</param>
/// <param name="WeightGradient">∂l/∂W, as many as forward</param>
/// <param name="InputGradient">∂l/∂h, to the layers below and to earlier steps of a recurrent layer</param>
public sealed record StepOperations(long Forward, long WeightGradient, long InputGradient)
{
    public long Total => Forward + WeightGradient + InputGradient;

    /// <summary>Those of a step over <paramref name="batchSize"/> examples.</summary>
    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public static StepOperations Of(Architecture architecture, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        long forward = 0, backward = 0;
        var isFirst = true;
        Count(architecture.Layers, new Shape(architecture.Inputs), "");
        var each = 2L * batchSize;
        return new StepOperations(checked(each * forward), checked(each * forward), checked(each * backward));

        void Count(IReadOnlyList<Layer> layers, Shape shape, string prefix)
        {
            for (var i = 0; i < layers.Count; i++)
            {
                var products = layers[i].ProductsFor(shape);
                forward += products.Forward;
                backward += products.StateGradient + (isFirst ? 0 : products.InputGradient);
                isFirst &= products.Forward == 0 && layers[i].ParametersFor(shape) == 0;
                if (layers[i] is Residual residual)
                    Count(residual.Layers, shape, $"{prefix}{i}.");
                shape = layers[i].OutputFor(shape, $"{prefix}{i}");
            }
        }
    }
}
