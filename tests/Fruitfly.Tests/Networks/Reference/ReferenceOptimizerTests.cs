using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Tests.Golden;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Networks.Reference;

/// <summary>Ten steps against formulas derived another way than the optimizer's own
/// recursion, for given gradients.</summary>
public sealed class ReferenceOptimizerTests
{
    const double Start = 0.7;
    const double Rate = 0.1;
    const double Tolerance = 1e-14;
    static readonly double[] Gradients = [1, -0.5, 0.25, 2, -3, 0, 0.125, 1e-3, -1, 4];

    static readonly Dictionary<string, (Optimizer Optimizer, Func<double[]> Expected)> Cases = new()
    {
        ["plain descent"] = (new Sgd(Rate), () => Momentum(0)),
        ["momentum"] = (new Sgd(Rate, Momentum: 0.9), () => Momentum(0.9)),
        ["Nesterov"] = (new Sgd(Rate, Momentum: 0.9, Nesterov: true), Nesterov),
        ["decay in the gradient"] = (new Sgd(Rate, WeightDecay: 0.5), Decay),
        ["Adam"] = (new Adam(Rate), () => AdamSums(0.9, 0.999, 1e-8)),
        ["Adam, other constants"] = (new Adam(Rate, 0.5, 0.75, 0.125), () => AdamSums(0.5, 0.75, 0.125)),
        ["RMSprop"] = (new RmsProp(Rate), () => RmsPropSums(0.99, 1e-8)),
        ["RMSprop, other constants"] = (new RmsProp(Rate, 0.5, 0.125), () => RmsPropSums(0.5, 0.125)),
        ["AdamW without decay"] = (new AdamW(Rate, WeightDecay: 0), () => AdamSums(0.9, 0.999, 1e-8)),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Ten_steps_follow_the_formula(string name) =>
        ((ReadOnlySpan<double>)Run(Cases[name].Optimizer, Gradients))
            .ShouldAgree(Cases[name].Expected(), Tolerance, name);

    [Fact]
    public void Every_optimizer_is_checked() =>
        Cases.Values.Select(c => c.Optimizer.GetType()).Distinct().ShouldBe(
            typeof(Optimizer).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract),
            ignoreOrder: true);

    [Fact]
    public void The_first_step_of_Adam_is_the_learning_rate_against_the_sign_of_the_gradient()
    {
        Run(new Adam(Rate), [123])[0].ShouldBe(Start - Rate, 1e-10);
        Run(new Adam(Rate), [-1e-4])[0].ShouldBe(Start + Rate, 2e-5);
    }

    [Fact]
    public void Decoupled_decay_shrinks_by_the_same_share_every_step() =>
        Run(new AdamW(Rate, WeightDecay: 0.5), new double[10])[^1].ShouldBe(Start * Math.Pow(1 - Rate * 0.5, 10),
            1e-15);

    // Adam divides its gradient by its size, so decay inside the gradient is a full step, however small the decay
    [Fact]
    public void Decay_in_the_gradient_of_Adam_is_scaled_like_a_gradient() =>
        Run(new Adam(Rate, WeightDecay: 0.01), [0])[0].ShouldBe(Start - Rate, 1e-6);

    static double[] Run(Optimizer description, double[] gradients)
    {
        var parameter = new ReferenceNetwork(Architecture.Mlp(1, 1)).Parameters[0];
        parameter.Value[0, 0] = Start;
        var optimizer = ReferenceOptimizer.Of(description, [parameter]);
        return [.. gradients.Select(Step)];

        double Step(double gradient)
        {
            parameter.Gradient[0, 0] = gradient;
            optimizer.Step(Rate);
            return parameter.Value[0, 0];
        }
    }

    // the velocity as the sum it is: v_t = Σ μ^(t−s) g_s
    static double[] Momentum(double momentum) =>
        Path(t => Enumerable.Range(0, t + 1).Sum(s => Math.Pow(momentum, t - s) * Gradients[s]));

    // Sutskever's form: q moves, the gradient is taken at the look-ahead p = q + μ u
    static double[] Nesterov()
    {
        var (q, u) = (Start, 0.0);
        return [.. Gradients.Select(gradient =>
        {
            u = 0.9 * u - Rate * gradient;
            q += u;
            return q + 0.9 * u;
        })];
    }

    // the start decays by 1 − αλ a step, and so does every earlier step
    static double[] Decay() =>
        [.. Gradients.Select((_, t) => Start * Math.Pow(0.95, t + 1) -
            Rate * Enumerable.Range(0, t + 1).Sum(s => Math.Pow(0.95, t - s) * Gradients[s]))];

    // m̂ and v̂ as the weighted means they are
    static double[] AdamSums(double beta1, double beta2, double epsilon)
    {
        return Path(t => Mean(t, beta1, g => g) / (Math.Sqrt(Mean(t, beta2, g => g * g)) + epsilon));

        static double Mean(int t, double beta, Func<double, double> value)
        {
            var weights = Enumerable.Range(0, t + 1).Select(s => Math.Pow(beta, t - s)).ToArray();
            return weights.Select((weight, s) => weight * value(Gradients[s])).Sum() / weights.Sum();
        }
    }

    static double[] RmsPropSums(double smoothing, double epsilon) => Path(t => Gradients[t] / (epsilon + Math.Sqrt(
        (1 - smoothing)
            * Enumerable.Range(0, t + 1).Sum(s => Math.Pow(smoothing, t - s) * Gradients[s] * Gradients[s]))));

    static double[] Path(Func<int, double> direction) =>
        [.. Gradients.Select((_, t) => Start - Rate * Enumerable.Range(0, t + 1).Sum(direction))];
}
