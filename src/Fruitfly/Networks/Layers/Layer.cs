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
public abstract record Layer
{
    /// <summary>The working form of the layer for inputs of one shape; <paramref name="name"/> is its position.</summary>
    internal abstract BoundLayer Bind(Binder binder, string name, Shape input);
}
