using System.Numerics;

namespace Fruitfly.Numerics.Kernels;

readonly struct ReluOperation : IUnaryOperation
{
    public float Apply(float x) => x < 0 ? 0 : x;

    public Vector<float> Apply(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Vector<float>.Zero, x);
}

readonly struct LeakyReluOperation(float slope) : IUnaryOperation
{
    public float Apply(float x) => x > 0 ? x : slope * x;

    public Vector<float> Apply(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, x * slope);
}

readonly struct LeakyReluBackwardOperation(float slope) : IBinaryOperation
{
    public float Apply(float x, float y) => x > 0 ? y : slope * y;

    public Vector<float> Apply(Vector<float> x, Vector<float> y) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), y, y * slope);
}

/// <summary>Near 0 an odd polynomial (that of Cephes' tanhf), since 1 − 2 / (exp 2|x| +
/// 1) loses its digits there.</summary>
readonly struct TanhOperation : IUnaryOperation
{
    const float PolynomialBelow = 0.625f;

    public float Apply(float x) => MathF.Tanh(x);

    public Vector<float> Apply(Vector<float> x)
    {
        var square = x * x;
        var polynomial = new Vector<float>(-5.70498872745e-3f);
        polynomial = Vector.FusedMultiplyAdd(polynomial, square, new(2.06390887954e-2f));
        polynomial = Vector.FusedMultiplyAdd(polynomial, square, new(-5.37397155531e-2f));
        polynomial = Vector.FusedMultiplyAdd(polynomial, square, new(1.33314422036e-1f));
        polynomial = Vector.FusedMultiplyAdd(polynomial, square, new(-3.33332819422e-1f));
        var near = Vector.FusedMultiplyAdd(polynomial * square, x, x);
        var magnitude = Vector.Abs(x);
        var far = Vector<float>.One
            - new Vector<float>(2) / (Exponential.Of(magnitude + magnitude) + Vector<float>.One);
        return Vector.ConditionalSelect(
            Vector.LessThan(magnitude, new(PolynomialBelow)), near, Vector.CopySign(far, x));
    }
}

readonly struct ExponentialOperation : IUnaryOperation
{
    public float Apply(float x) => MathF.Exp(x);

    public Vector<float> Apply(Vector<float> x) => Exponential.Of(x);
}

readonly struct SigmoidOperation : IUnaryOperation
{
    public float Apply(float x) => 1 / (1 + MathF.Exp(-x));

    public Vector<float> Apply(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Exponential.Of(-x));
}

readonly struct TanhBackwardOperation : IBinaryOperation
{
    public float Apply(float x, float y) => y * (1 - x * x);

    public Vector<float> Apply(Vector<float> x, Vector<float> y) => y * (Vector<float>.One - x * x);
}

readonly struct SigmoidBackwardOperation : IBinaryOperation
{
    public float Apply(float x, float y) => y * (x * (1 - x));

    public Vector<float> Apply(Vector<float> x, Vector<float> y) => y * (x * (Vector<float>.One - x));
}
