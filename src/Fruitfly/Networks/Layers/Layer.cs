using System.Text.Json.Serialization;

namespace Fruitfly.Networks.Layers;

/// <summary>The description of one layer; its shapes follow from what it is fed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Linear), "linear")]
[JsonDerivedType(typeof(Relu), "relu")]
[JsonDerivedType(typeof(LeakyRelu), "leaky-relu")]
[JsonDerivedType(typeof(Tanh), "tanh")]
[JsonDerivedType(typeof(Sigmoid), "sigmoid")]
[JsonDerivedType(typeof(Gelu), "gelu")]
[JsonDerivedType(typeof(Residual), "residual")]
[JsonDerivedType(typeof(Reshape), "reshape")]
[JsonDerivedType(typeof(Flatten), "flatten")]
[JsonDerivedType(typeof(Conv1d), "conv1d")]
[JsonDerivedType(typeof(Conv2d), "conv2d")]
[JsonDerivedType(typeof(MaxPool1d), "max-pool1d")]
[JsonDerivedType(typeof(MaxPool2d), "max-pool2d")]
[JsonDerivedType(typeof(AveragePool1d), "average-pool1d")]
[JsonDerivedType(typeof(AveragePool2d), "average-pool2d")]
[JsonDerivedType(typeof(Gru), "gru")]
[JsonDerivedType(typeof(Dropout), "dropout")]
public abstract record Layer
{
    /// <summary>The shape that the layer makes of another; <paramref name="name"/> is its position.</summary>
    /// <exception cref="ArgumentException">the layer cannot be fed that shape</exception>
    internal virtual Shape OutputFor(Shape input, string name) => input;

    /// <summary>Numbers to be learned, without those of layers within.</summary>
    internal virtual long ParametersFor(Shape input) => 0;

    /// <summary>How often each parameter is used for one example: once for each position of a convolution's output, each step of
    /// a recurrent layer.</summary>
    internal virtual long UsesFor(Shape input) => 1;

    /// <summary>Multiply-adds of the matrix products that training needs for one example, without those of layers
    /// within.</summary>
    internal virtual LayerProducts ProductsFor(Shape input) => default;

    /// <summary>The working form of the layer for inputs of one shape; <paramref name="name"/> is its position.</summary>
    internal abstract BoundLayer Bind(Binder binder, string name, Shape input);

    private protected static void RequireVector(Shape input, string name, string layer)
    {
        if (!input.IsVector)
            throw new ArgumentException($"Layer {name}: {layer} takes a plain vector, not {input}: put a Flatten before it.");
    }

    private protected static void RequireOneRow(Shape input, string name, string layer)
    {
        if (input.Height != 1)
            throw new ArgumentException($"Layer {name}: {layer} takes a signal, channels × width, not the image {input}.");
    }
}
