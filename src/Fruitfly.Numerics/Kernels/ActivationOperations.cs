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
