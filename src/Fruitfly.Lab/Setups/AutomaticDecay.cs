namespace Fruitfly.Lab.Setups;

/// <summary>The weight decay of AdamW that makes weights an average over a fixed number of epochs, however many steps
/// an epoch takes (Wang and Aitchison 2024, "How to set AdamW's weight decay as you scale model and dataset
/// size").</summary>
static class AutomaticDecay
{
    /// <summary>Chosen as the other defaults for files.</summary>
    public const int Epochs = 40;

    /// <returns>λ, so that a step takes α λ of the weights; 0 where the rate α is 0</returns>
    public static double Of(double learningRate, int stepsPerEpoch) =>
        learningRate == 0 ? 0 : 1 / (Epochs * learningRate * stepsPerEpoch);
}
