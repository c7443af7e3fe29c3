using System.Text.Json.Serialization;

namespace Fruitfly.Networks.Initialization;

/// <summary>How the weights and biases of every layer are drawn before training.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HeInitializer), "he")]
public abstract record Initializer;
