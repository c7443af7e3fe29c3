using Fruitfly.Networks.Reference;
using Fruitfly.Tests.Golden;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Networks.Reference;

/// <summary>PyTorch's float64 trainings. A perturbation of the start grows less than itself over these few epochs, so
/// the rounding of another order of summation, or of another machine's exponential,
/// stays far below the tolerance.</summary>
public sealed class TrainingTraceTests
{
    const double Tolerance = 1e-11;

    public static TheoryData<string> Names => TrainingTrace.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_follows_the_recorded_trace_step_by_step(string name)
    {
        var trace = new TrainingTrace(name);
        var (training, test) = (TrainingTrace.Training, TrainingTrace.Test);
        var network = new ReferenceNetwork(TrainingTrace.Architecture);
        network.CopyParametersFrom(trace.InitialParameters);
        var run = new ReferenceTraining(network, trace.Recipe, training);

        var first = training.Select([.. Enumerable.Range(0, 100)]);
        network.Backward(ReferenceLoss.Of(Loss.CrossEntropy, network.Forward(first.Inputs), first).Gradient);
        Squares(parameter => parameter.Gradient).ShouldAgree(trace.SquaredGradients, Tolerance, "squared gradients");

        ShouldScore(trace.Scores[0]);
        for (var epoch = 1; epoch < trace.Scores.Count; epoch++)
        {
            var losses = run.Epoch(trace.NextOrder());
            if (epoch == 1)
                new ReadOnlySpan<double>([.. losses.Take(40)])
                    .ShouldAgree(trace.FirstLosses, Tolerance, "loss of a step");
            ShouldScore(trace.Scores[epoch]);
        }
        Squares(parameter => parameter.Value).ShouldAgree(trace.SquaredParameters, Tolerance, "squared parameters");

        void ShouldScore(TrainingTrace.Recorded recorded)
        {
            var (trainingLoss, trainingWrong) = ReferenceTraining.Evaluate(network, Loss.CrossEntropy, training);
            var (testLoss, testWrong) = ReferenceTraining.Evaluate(network, Loss.CrossEntropy, test);
            new ReadOnlySpan<double>([trainingLoss, testLoss]).ShouldAgree(
                [recorded.TrainingLoss, recorded.TestLoss], Tolerance,
                $"training and test loss after {run.Steps} steps");
            (trainingWrong, testWrong).ShouldBe((recorded.TrainingWrong, recorded.TestWrong),
                $"after {run.Steps} steps");
        }

        ReadOnlySpan<double> Squares(Func<ReferenceParameter, Matrix> matrix) =>
            network.Parameters.Select(parameter => matrix(parameter).Values.ToArray().Sum(value => value * value))
                .ToArray();
    }
}
