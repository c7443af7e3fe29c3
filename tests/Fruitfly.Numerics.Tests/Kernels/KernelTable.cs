using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Numerics.Tests.Kernels;

static class KernelTable
{
    /// <summary>The operations are the same in the same order, but the compiler may
    /// fuse a multiply and an add.</summary>
    const double Rounding = 4;

    /// <summary>The same where the sum may be small beside what is added.</summary>
    const double Cancelling = 4000;

    static readonly RmsPropCoefficients RmsProp = new(0.01, 0.9, 1e-8, 0.8, 0.1);
    static readonly AdamCoefficients Adam = new(3, 0.01, 0.9, 0.999, 1e-8, 0.1, 0);
    static readonly AdamCoefficients AdamW = new(1, 0.01, 0.9, 0.999, 1e-8, 0, 0.1);

    public static readonly KernelRow[] Rows =
    [
        new("relu", 2, [1], 0, o => Activation.Relu(o[0].Span, o[1].Span), Map(new ReluOperation()), (1, 0)),
        new("relu-backward", 3, [2], 0, o => Activation.ReluBackward(o[0].Span, o[1].Span, o[2].Span),
            Map(new LeakyReluBackwardOperation(0)), (2, 1)),
        new("leaky-relu", 2, [1], 0, o => Activation.LeakyRelu(o[0].Span, 0.1f, o[1].Span),
            Map(new LeakyReluOperation(0.1f)), (1, 0)),
        new("leaky-relu-backward", 3, [2], 0, o => Activation.LeakyReluBackward(o[0].Span, o[1].Span, 0.1f, o[2].Span),
            Map(new LeakyReluBackwardOperation(0.1f)), (2, 1)),
        // Two good approximations of a transcendental function, each within a few units in the last place.
        new("tanh", 2, [1], 4, o => Activation.Tanh(o[0].Span, o[1].Span), Map(new TanhOperation()), (1, 0)),
        new("sigmoid", 2, [1], 4, o => Activation.Sigmoid(o[0].Span, o[1].Span), Map(new SigmoidOperation()), (1, 0)),
        new("tanh-backward", 3, [2], Rounding, o => Activation.TanhBackward(o[0].Span, o[1].Span, o[2].Span),
            Map(new TanhBackwardOperation()), (2, 1)),
        new("sigmoid-backward", 3, [2], Rounding, o => Activation.SigmoidBackward(o[0].Span, o[1].Span, o[2].Span),
            Map(new SigmoidBackwardOperation()), (2, 1)),
        new("sgd", 2, [0], Rounding, o => OptimizerStep.Sgd(o[0].Span, o[1].Span, 0.1f, 0.01f),
            o => OptimizerStep.SgdScalar(o[0].Span, o[1].Span, 0.1f, 0.01f)),
        new("momentum", 3, [0, 2], Rounding,
            o => OptimizerStep.Momentum(o[0].Span, o[1].Span, o[2].Span, 0.1f, 0.9f, false, 0.01f),
            o => OptimizerStep.MomentumScalar(o[0].Span, o[1].Span, o[2].Span, 0.1f, 0.9f, false, 0.01f)),
        new("nesterov", 3, [0, 2], Rounding,
            o => OptimizerStep.Momentum(o[0].Span, o[1].Span, o[2].Span, 0.1f, 0.9f, true, 0.01f),
            o => OptimizerStep.MomentumScalar(o[0].Span, o[1].Span, o[2].Span, 0.1f, 0.9f, true, 0.01f)),
        new("adam", 4, [0, 2, 3], Rounding,
            o => OptimizerStep.Adam(o[0].Span, o[1].Span, o[2].Span, Positive(o[3]).Span, Adam),
            o => OptimizerStep.AdamScalar(o[0].Span, o[1].Span, o[2].Span, Positive(o[3]).Span, Adam)),
        new("adamw", 4, [0, 2, 3], Rounding,
            o => OptimizerStep.Adam(o[0].Span, o[1].Span, o[2].Span, Positive(o[3]).Span, AdamW),
            o => OptimizerStep.AdamScalar(o[0].Span, o[1].Span, o[2].Span, Positive(o[3]).Span, AdamW)),
        new("rmsprop", 3, [0, 2], Rounding,
            o => OptimizerStep.RmsProp(o[0].Span, o[1].Span, Positive(o[2]).Span, [], RmsProp),
            o => OptimizerStep.RmsPropScalar(o[0].Span, o[1].Span, Positive(o[2]).Span, [], RmsProp)),
        new("rmsprop-momentum", 4, [0, 2, 3], Rounding,
            o => OptimizerStep.RmsProp(o[0].Span, o[1].Span, Positive(o[2]).Span, o[3].Span, RmsProp),
            o => OptimizerStep.RmsPropScalar(o[0].Span, o[1].Span, Positive(o[2]).Span, o[3].Span, RmsProp)),
        new("l1", 2, [1], 0, o => GradientStep.AddSigns(o[0].Span, 0.1f, o[1].Span),
            o => GradientStep.AddSignsScalar(o[0].Span, 0.1f, o[1].Span)),
        new("batch-norm", 5, [4], Cancelling,
            o => ColumnNormalization.Apply(o[0].Span, 1, Columns(o, rectifies: false), o[4].Span),
            o => ColumnNormalization.ApplyScalar(o[0].Span, 1, Columns(o, rectifies: false), o[4].Span)),
        new("batch-norm-relu", 5, [4], Cancelling,
            o => ColumnNormalization.Apply(o[0].Span, 1, Columns(o, rectifies: true), o[4].Span),
            o => ColumnNormalization.ApplyScalar(o[0].Span, 1, Columns(o, rectifies: true), o[4].Span)),
        new("batch-norm-relu-backward", 8, [7], Cancelling,
            o => ColumnNormalization.InputGradient(
                o[0].Span, o[4].Span, 1, Columns(o, rectifies: true), o[5].Span, o[6].Span, o[7].Span),
            o => ColumnNormalization.InputGradientScalar(
                o[0].Span, o[4].Span, 1, Columns(o, rectifies: true), o[5].Span, o[6].Span, o[7].Span)),
        new("gelu", 2, [1], Rounding, o => Activation.Gelu(o[0].Span, o[1].Span), MapDouble(x => x * Normal(x)),
            (1, 0)),
    ];

    static ColumnTransform Columns(Memory<float>[] o, bool rectifies) =>
        new(o[1].Span, o[2].Span, o[3].Span, rectifies);

    static Kernel Map<T>(T operation) where T : struct => o =>
    {
        if (operation is IUnaryOperation unary)
            for (var i = 0; i < o[0].Length; i++)
                o[1].Span[i] = unary.Apply(o[0].Span[i]);
        else if (operation is IBinaryOperation binary)
            for (var i = 0; i < o[0].Length; i++)
                o[2].Span[i] = binary.Apply(o[0].Span[i], o[1].Span[i]);
    };

    static Kernel MapDouble(Func<double, double> function) => o =>
    {
        for (var i = 0; i < o[0].Length; i++)
            o[1].Span[i] = (float)function(o[0].Span[i]);
    };

    /// <summary>Second moments are never negative.</summary>
    static Memory<float> Positive(Memory<float> values)
    {
        foreach (ref var value in values.Span)
            value = MathF.Abs(value);
        return values;
    }

    static double Normal(double x) => MathNet.Numerics.SpecialFunctions.Erfc(-x / Math.Sqrt(2)) / 2;
}
