namespace Fruitfly.Randomness;

/// <summary>What random numbers are drawn for. Each purpose has its own stream of a seed, so drawing more for one never
/// changes another. The numbers are part of every recorded result: never change one, only add.</summary>
public enum StreamPurpose : uint
{
    /// <summary>weights and biases before training</summary>
    Initialization = 0,

    /// <summary>the order of the training examples</summary>
    BatchOrder = 1,

    /// <summary>which labels are redrawn, and as what</summary>
    LabelNoise = 2,

    /// <summary>which examples go to training, validation and test</summary>
    Split = 3,

    /// <summary>which units are dropped in a step</summary>
    Dropout = 4,

    /// <summary>inputs that no data set has</summary>
    Inputs = 5,

    /// <summary>the examples of a data set that is made rather than read</summary>
    Examples = 6,

    /// <summary>which parameters a random mask prunes, and where a shuffled mask prunes them</summary>
    Pruning = 7,

    /// <summary>which values take the place of inputs</summary>
    RandomInputs = 8,

    /// <summary>which settings a random search tries</summary>
    Search = 9,

    /// <summary>which training examples are drawn where not all are trained on</summary>
    Resample = 10,

    /// <summary>what is added to the inputs of a step</summary>
    InputNoise = 11,

    /// <summary>how measured examples are drawn again, or halved, to see what chance does</summary>
    Bootstrap = 20,
}
