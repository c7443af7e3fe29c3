using Fruitfly.Data;
using Fruitfly.Kinds;

namespace Fruitfly.Training.Losses;

/// <summary>What training minimizes, averaged over the examples of a batch.</summary>
public abstract record Loss
{
    /// <summary>All kinds; one of your own joins them with <c>Add</c>. A name is part of trial identities and never
    /// changes.</summary>
    public static KindFamily<Loss> Kinds { get; } = new("loss")
    {
        { "cross-entropy", typeof(CrossEntropyLoss) },
        { "least-squares", typeof(LeastSquaresLoss) },
    };

    /// <summary>−log softmax(f)[label], for class labels.</summary>
    public static Loss CrossEntropy { get; } = new CrossEntropyLoss();

    /// <summary>Σ (f − y)² over the outputs.</summary>
    public static Loss LeastSquares { get; } = new LeastSquaresLoss();

    /// <summary>The working form for the targets of one data set.</summary>
    /// <param name="capacity">examples in the largest batch</param>
    /// <exception cref="ArgumentException">the loss does not suit the targets</exception>
    public abstract LossFunction For(DataSet data, int capacity);
}
