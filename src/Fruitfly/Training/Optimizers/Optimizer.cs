using Fruitfly.Kinds;

namespace Fruitfly.Training.Optimizers;

/// <summary>How a gradient changes the parameters. <paramref name="LearningRate"/> is the
/// rate that the schedule scales.</summary>
public abstract record Optimizer(double LearningRate)
{
    /// <summary>All kinds; one of your own joins them with <c>Add</c>. A name is part of trial identities and never
    /// changes.</summary>
    public static KindFamily<Optimizer> Kinds { get; } = new("optimizer")
    {
        { "sgd", typeof(Sgd) },
        { "adam", typeof(Adam) },
        { "adamw", typeof(AdamW) },
        { "rmsprop", typeof(RmsProp) },
    };

    /// <summary>The working form, with its moments at zero, for that many parameters.</summary>
    public abstract OptimizerState Start(int parameters);

    /// <summary>How many numbers the working form keeps of each parameter.</summary>
    internal int ArraysPerParameter => Start(1).Arrays.Count();
}
