using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Tests.Networks.Initialization;

public class InitializerTests
{
    const int Inputs = 200, Outputs = 300;

    public static TheoryData<Initializer, double> Variances => new()
    {
        { new ZeroInitializer(), 0 },
        { new NormalInitializer(0.02), 0.02 },
        { new UniformInitializer(0.3), 0.03 },
        { new HeInitializer(), 2.0 / Inputs },
        { new HeInitializer { Fan = HeFan.FanOut }, 2.0 / Outputs },
        { new HeInitializer { Fan = HeFan.Compromise }, 4.0 / (Inputs + Outputs) },
        { new HeInitializer { Distribution = WeightDistribution.Uniform }, 2.0 / Inputs },
        { new HeInitializer { Gain = 1 }, 1.0 / Inputs },
        { new GlorotInitializer(), 2.0 / (Inputs + Outputs) },
        { new GlorotInitializer { Distribution = WeightDistribution.Normal, Gain = 2 }, 8.0 / (Inputs + Outputs) },
        { new PyTorchInitializer(), 1.0 / (3 * Inputs) },
        { new OrthogonalInitializer(), 1.0 / Outputs },
        { new OrthogonalInitializer(Math.Sqrt(2)), 2.0 / Outputs },
    };

    [Theory, MemberData(nameof(Variances))]
    public void Weights_have_mean_zero_and_the_variance_of_the_theory(Initializer initializer, double variance)
    {
        var weights = Draw(initializer)[..(Inputs * Outputs)];
        // The mean of n independent weights has standard deviation sd/√n, their variance at most variance · √(2/n):
        // five of either.
        var slack = 5 / Math.Sqrt(weights.Length);
        weights.Average().ShouldBe(0, slack * Math.Sqrt(variance) + 1e-12);
        weights.Average(w => w * w).ShouldBe(variance, variance * slack * Math.Sqrt(2) + 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    public void Uniform_weights_fill_their_bounds_and_do_not_leave_them(double bound)
    {
        var weights = Draw(new UniformInitializer(bound))[..(Inputs * Outputs)];
        weights.Max(Math.Abs).ShouldBeInRange(0.999 * bound, bound * (1 + 1e-6));
        Draw(new HeInitializer { Distribution = WeightDistribution.Uniform })[..(Inputs * Outputs)]
            .Max(Math.Abs).ShouldBeInRange(0.999 * Math.Sqrt(6.0 / Inputs), Math.Sqrt(6.0 / Inputs) * (1 + 1e-6));
    }

    [Fact]
    public void Biases_are_zero_except_with_the_default_of_PyTorch()
    {
        foreach (var row in Variances)
        {
            var initializer = row.Data.Item1;
            var biases = Draw(initializer)[(Inputs * Outputs)..];
            if (initializer is PyTorchInitializer)
                biases.Max(Math.Abs).ShouldBeInRange(0.9 / Math.Sqrt(Inputs), 1 / Math.Sqrt(Inputs) * (1 + 1e-6));
            else
                biases.ShouldAllBe(bias => bias == 0);
        }
    }

    [Fact]
    public void Weights_of_convolutions_and_gates_have_the_variance_of_their_own_fans()
    {
        // 30 channels under a kernel of 5 feed a unit; each unit feeds 200 · 5. A gate sees 40 channels, or 50 states.
        Variance(new Conv1d(200, 5), 30, new HeInitializer(), 0).ShouldBe(2.0 / 150, 0.03 * 2 / 150);
        Variance(new Conv1d(200, 5), 30, new GlorotInitializer(), 0).ShouldBe(2.0 / 1150, 0.03 * 2 / 1150);
        Variance(new Gru(50), 40, new HeInitializer(), 0).ShouldBe(2.0 / 40, 0.1 * 2 / 40);
        Variance(new Gru(50), 40, new GlorotInitializer(), 1).ShouldBe(2.0 / 100, 0.1 * 2 / 100);
        Variance(new Gru(50), 40, new HeInitializer(), 2).ShouldBe(0);

        static double Variance(Layer layer, int channels, Initializer initializer, int parameter)
        {
            var network = new Network(
                new Architecture
                {
                    Inputs = channels * 6, Layers = [new Reshape(channels, 6), layer, new Flatten()],
                    Initializer = initializer
                }, 1);
            var parameters = new float[network.ParameterCount];
            network.CopyParametersTo(parameters);
            var drawn = network.Parameters[parameter];
            return parameters[drawn.Offset..(drawn.Offset + drawn.Count)].Average(weight => (double)weight * weight);
        }
    }

    [Fact]
    public void Constant_weights_are_all_the_same() =>
        Draw(new ConstantInitializer(0.25))[..(Inputs * Outputs)].ShouldAllBe(weight => weight == 0.25);

    [Theory]
    [InlineData(7, 4)]
    [InlineData(4, 7)]
    [InlineData(5, 5)]
    public void The_shorter_side_of_an_orthogonal_matrix_is_orthonormal(int inputs, int outputs)
    {
        var weights = Draw(new OrthogonalInitializer(), inputs, outputs);
        var shorter = Math.Min(inputs, outputs);
        for (var i = 0; i < shorter; i++)
            for (var j = 0; j < shorter; j++)
            {
                var product = Enumerable.Range(0, Math.Max(inputs, outputs)).Sum(k => outputs <= inputs
                    ? weights[i * inputs + k] * weights[j * inputs + k]
                    : weights[k * inputs + i] * weights[k * inputs + j]);
                product.ShouldBe(i == j ? 1 : 0, 1e-6);
            }
    }

    [Fact]
    public void A_seed_draws_the_same_weights_every_time_and_another_seed_others()
    {
        foreach (var row in Variances)
        {
            Draw(row.Data.Item1).ShouldBe(Draw(row.Data.Item1));
            if (row.Data.Item1 is not ZeroInitializer)
                Draw(row.Data.Item1, seed: 2).ShouldNotBe(Draw(row.Data.Item1));
        }
    }

    static double[] Draw(Initializer initializer, int inputs = Inputs, int outputs = Outputs, ulong seed = 1)
    {
        var network = new Network(
            new Architecture { Inputs = inputs, Layers = [new Linear(outputs)], Initializer = initializer }, seed);
        var parameters = new float[network.ParameterCount];
        network.CopyParametersTo(parameters);
        return Array.ConvertAll(parameters, parameter => (double)parameter);
    }
}
