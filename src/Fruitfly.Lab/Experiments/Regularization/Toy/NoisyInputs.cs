using Fruitfly.Data.Toy;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>Examples many times over, each time with other noise on the input: what descent that draws the noise in
/// every step sees in the long run (UDL 9.3.4, figure 9.10).</summary>
static class NoisyInputs
{
    const int Copies = 40;

    /// <param name="deviation">of the noise</param>
    public static ToyData Of(ToyData data, double deviation, RandomStream stream) => new(
        [.. Enumerable.Range(0, Copies)
            .SelectMany(_ => data.Inputs.Select(x => x + deviation * stream.NextGaussian()))],
        [.. Enumerable.Range(0, Copies).SelectMany(_ => data.Targets)]);
}
