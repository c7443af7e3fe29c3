using Fruitfly.Studies.Costs;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests.Costs;

public sealed class SpeedCurveTests
{
    static readonly SpeedCurve Curve = new(
    [
        (Shape(100_000), new ShapeSpeed(Step: 1e-3, Example: 1e-4, Start: 1e-2)),
        (Shape(1_000), new ShapeSpeed(Step: 4e-5, Example: 4e-6, Start: 4e-4)),
    ]);

    [Fact]
    public void What_was_measured_is_as_it_was_measured()
    {
        Near(Curve.Of(Shape(1_000)), new ShapeSpeed(4e-5, 4e-6, 4e-4));
        Near(Curve.Of(Shape(100_000)), new ShapeSpeed(1e-3, 1e-4, 1e-2));
    }

    [Fact]
    public void Between_two_the_logarithm_of_the_seconds_for_an_operation_lies_on_a_line()
    {
        // 40 ns an operation at 1,000 and 10 ns at 100,000: halfway, at 10,000, their geometric mean.
        Near(Curve.Of(Shape(10_000)), new ShapeSpeed(20e-9 * 10_000, 2e-9 * 10_000, 200e-9 * 10_000));
    }

    [Fact]
    public void Beyond_the_measured_the_seconds_for_an_operation_stay()
    {
        Curve.Of(Shape(10)).Step.ShouldBe(40e-9 * 10, 1e-15);
        Curve.Of(Shape(1_000_000)).Step.ShouldBe(10e-9 * 1_000_000, 1e-12);
    }

    [Fact]
    public void Sizes_measured_twice_and_speeds_of_zero_are_borne()
    {
        var curve = new SpeedCurve([(Shape(10), new ShapeSpeed(0, 0, 0)), (Shape(10), new ShapeSpeed(1, 1, 1)),
            (Shape(1000), new ShapeSpeed(2, 2, 0))]);
        curve.Of(Shape(10)).Step.ShouldBe(0);
        curve.Of(Shape(100)).Step.ShouldBe(0.5 * 2 / 1000 * 100, 1e-12);
        curve.Of(Shape(100)).Start.ShouldBe(0);
    }

    [Fact]
    public void A_smaller_batch_takes_its_share_of_a_whole_one()
    {
        var work = new TrainingWork(
            BatchSize: 10, FullSteps: 7, SmallerBatchSize: 5, SmallerSteps: 3, Evaluations: 5, EvaluatedExamples: 37, 0,
            0);
        new ShapeSpeed(Step: 2, Example: 0.25, Start: 100).SecondsOf(work)
            .ShouldBe(100 + 2 * (7 + 1.5) + 0.25 * 5 * 37);
    }

    static TrainingShape Shape(long operations) =>
        new("", "", 1, new Sgd(0), Loss.CrossEntropy, "", operations, operations);

    static void Near(ShapeSpeed actual, ShapeSpeed expected)
    {
        actual.Step.ShouldBe(expected.Step, 1e-9 * expected.Step);
        actual.Example.ShouldBe(expected.Example, 1e-9 * expected.Example);
        actual.Start.ShouldBe(expected.Start, 1e-9 * expected.Start);
    }
}
