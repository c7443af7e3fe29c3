using System.Text.Json.Serialization;

namespace Fruitfly.Training.Optimizers;

/// <summary>How a gradient changes the parameters. <paramref name="LearningRate"/> is the rate that the schedule scales.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Sgd), "sgd")]
[JsonDerivedType(typeof(Adam), "adam")]
[JsonDerivedType(typeof(AdamW), "adamw")]
public abstract record Optimizer(double LearningRate)
{
    /// <summary>The working form, with its moments at zero, for so many parameters.</summary>
    internal abstract OptimizerState Start(int parameters);

    /// <summary>How many numbers the working form keeps of each parameter.</summary>
    internal abstract int ArraysPerParameter { get; }
}
