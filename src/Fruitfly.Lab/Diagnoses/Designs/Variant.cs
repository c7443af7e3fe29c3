namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>One way to train the network: what the diagnosis varies of the setup that it is given.</summary>
/// <param name="Width">units of each hidden layer</param>
/// <param name="WeightDecay">of the optimizer; null for what suits the number of rows</param>
/// <param name="Epochs">passes through the training set</param>
/// <param name="IsCleaned">whether rows whose labels look wrong are left out of the training set</param>
/// <param name="IsRelabelled">whether they are trained on under the label that networks guess</param>
public readonly record struct Variant(
    int Width, double? WeightDecay, int Epochs, bool IsCleaned = false, bool IsRelabelled = false);
