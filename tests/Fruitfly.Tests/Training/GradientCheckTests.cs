using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Training;

public sealed class GradientCheckTests
{
    public static TheoryData<string> Architectures => [.. Some.Keys];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void The_gradients_of_built_in_layers_hold(string name)
    {
        var report = GradientCheck.Of(Some[name]);
        report.Holds.ShouldBeTrue(report.ToString());
    }

    [Theory]
    [InlineData("cross-entropy", 1)]
    [InlineData("least-squares", 2)]
    public void Those_of_built_in_losses_hold_on_every_kind_of_targets_that_they_take(string loss, int kinds)
    {
        var report = GradientCheck.Of(SomeTraining.LossNamed(loss));
        report.Holds.ShouldBeTrue(report.ToString());
        report.Parts.Count.ShouldBe(kinds);
    }

    [Theory]
    [InlineData(1.05)]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_wrong_derivative_is_found(double factor)
    {
        var report = GradientCheck.Of(new Architecture
        {
            Inputs = 5,
            Layers = [new Linear(4), new Wrong(factor), new Linear(3)]
        });

        report.Holds.ShouldBeFalse();
        report.Parts.Single(part => part.Name == "2.weight").Holds.ShouldBeTrue(
            "what comes after the wrong layer is right");
        report.ToString().ShouldContain("0.weight: WRONG");
    }

    [Fact]
    public void A_wrong_loss_is_found() => GradientCheck.Of(new WrongLoss()).Holds.ShouldBeFalse();

    static readonly Dictionary<string, Architecture> Some = new()
    {
        ["relu"] = Architecture.Mlp(6, 8, 5, 3),
        ["smooth"] = new()
        {
            Inputs = 5,
            Layers = [new Linear(6), new Tanh(), new Linear(5), new Gelu(), new Linear(4), new Sigmoid(),
                new Linear(2)]
        },
        ["leaky and residual"] = new()
        {
            Inputs = 6,
            Layers = [new Linear(6), new LeakyRelu(0.2), new Residual([new Linear(6), new Tanh()]), new Linear(3)]
        },
        ["batch norm"] = new()
        {
            Inputs = 5, Layers = [new Linear(6), new BatchNorm(Epsilon: 0.1), new Tanh(), new Linear(3)]
        },
        ["layer norm"] = new()
        {
            Inputs = 5, Layers = [new Linear(6), new LayerNorm(0.1), new Tanh(), new Linear(3)]
        },
        ["norms of signals"] = new()
        {
            Inputs = 12,
            Layers =
            [
                new Reshape(2, 6), new Conv1d(3, 3), new BatchNorm(Epsilon: 0.1), new Tanh(), new Conv1d(2, 2),
                new LayerNorm(0.1), new Flatten(), new Linear(3),
            ],
        },
        ["convolutions"] = Mnist1dModels.ConvBase(12, 3),
        ["recurrent"] = Mnist1dModels.GruBase(8, 3),
    };

    sealed record Wrong(double Factor) : ActivationLayer
    {
        public override double Value(double preactivation) => Math.Sin(preactivation);

        public override double Derivative(double preactivation) => Factor * Math.Cos(preactivation);
    }

    sealed record WrongLoss : Loss
    {
        public override LossFunction For(Fruitfly.Data.DataSet data, int capacity) =>
            new Function(LeastSquares.For(data, capacity));

        sealed class Function(LossFunction right) : LossFunction
        {
            public override double Part(
                Fruitfly.Data.Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs,
                Span<float> gradient)
            {
                var loss = right.Part(split, examples, batchSize, outputs, gradient);
                foreach (ref var value in gradient)
                    value /= 2;
                return loss;
            }

            public override double Sum(Fruitfly.Data.Examples split, Range examples, Span<float> outputs) =>
                right.Sum(split, examples, outputs);
        }
    }
}
