namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What a network loses at a judging point.</summary>
enum JudgedLoss
{
    /// <summary>the squared error, which of probabilities is the Brier score: the loss whose parts add up, and by which
    /// everything is chosen</summary>
    Squared,

    /// <summary>1 for a wrong class, else 0</summary>
    Wrong,

    /// <summary>minus the logarithm of the label's probability, in nats</summary>
    CrossEntropy,
}
