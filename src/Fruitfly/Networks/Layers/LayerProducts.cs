namespace Fruitfly.Networks.Layers;

/// <summary>Multiply-adds of a layer's matrix products for one example, biases and
/// elementwise functions left out.</summary>
/// <param name="Forward">of the forward pass; the gradient of the weights takes as many again</param>
/// <param name="StateGradient">of the gradient that a recurrent layer passes from a step to the one before it; the
/// training of its weights needs it, even where no one needs the gradient of the input</param>
/// <param name="InputGradient">of the gradient of the input</param>
public readonly record struct LayerProducts(long Forward, long StateGradient, long InputGradient)
{
    /// <summary>Those of a layer without a state.</summary>
    public static LayerProducts Of(long forward) => new(forward, 0, forward);
}
