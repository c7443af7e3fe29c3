using Fruitfly.Networks;
using Fruitfly.Tests.Golden;
using Fruitfly.Training;

namespace Fruitfly.Tests.Training;

/// <summary>PyTorch's float64 trainings, followed in float32.</summary>
/// <remarks>Rounding alone moves these losses by 1e-7: double-precision runs whose parameters are disturbed by 6e-8 at
/// every step stay within that. But among 2 million pre-activations about one lies so near to 0 that float32 gives it
/// the other sign, which is another gradient of its unit. Descent along the gradient barely notices. Adam, which makes
/// a full step of however small a gradient, does so in step 75 of its trace, in unit 18 of the first layer, and from
/// there on follows another path of the same kind.</remarks>
public sealed class TrainingTraceTests
{
    [Theory]
    [InlineData("sgd_lr0.1", 1e-4)]
    [InlineData("sgd_lr0.05_mom0.9_steplr(2,0.5)", 1e-4)]
    [InlineData("adam_lr0.01", 0.05)]
    public void Training_in_float32_follows_the_recorded_trace(string name, double laterTolerance)
    {
        var trace = new TrainingTrace(name);
        var data = TrainingTrace.Data.ToDataSet();
        var network = new Network(TrainingTrace.Architecture);
        network.CopyParametersFrom(Array.ConvertAll(trace.InitialParameters, value => (float)value));
        var batches = new BatchSequence(data.Training.Count, 100, order => trace.NextOrder().CopyTo(order));
        var losses = new BatchLosses();

        var history = Trainer.Train(network, data, trace.Recipe, batches, observer: losses);

        new ReadOnlySpan<double>([.. losses.Values.Take(40)]).ShouldAgree(trace.FirstLosses, 1e-5, "loss of a step");
        history.Evaluations.Count.ShouldBe(trace.Scores.Count);
        for (var epoch = 0; epoch < trace.Scores.Count; epoch++)
        {
            var (actual, expected) = (history.Evaluations[epoch], trace.Scores[epoch]);
            var tolerance = epoch < 2 ? 1e-5 : laterTolerance;
            ShouldScore(actual.Training!, expected.TrainingLoss, (double)expected.TrainingWrong / data.Training.Count);
            ShouldScore(actual.Test!, expected.TestLoss, (double)expected.TestWrong / data.Test!.Count);

            // a loss moves smoothly with the outputs, an error by whole examples that
            // sit on the border between two classes
            void ShouldScore(Score score, double loss, double error)
            {
                score.Loss.ShouldBe(loss, tolerance, $"loss after {epoch} epochs");
                score.Error.ShouldBe(error, tolerance / 2 + 1e-12, $"error after {epoch} epochs");
            }
        }
    }
}
