namespace Fruitfly.Training.Losses;

/// <summary>What training minimizes, averaged over the examples of a batch.</summary>
public enum Loss
{
    /// <summary>−log softmax(f)[label], computed from the logits f (UDL 5.5). Targets are class labels.</summary>
    CrossEntropy,

    /// <summary>Σ (f − y)² over the outputs (UDL 5.3). Targets are real values, or class labels as one-hot vectors.</summary>
    LeastSquares,
}
