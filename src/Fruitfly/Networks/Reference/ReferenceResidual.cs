using System.Numerics.Tensors;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Reference;

/// <summary>h + F(h) (UDL 11.2); the gradient is that through F plus that around it.</summary>
public sealed class ReferenceResidual : ReferenceLayer
{
    public ReferenceResidual(ReferenceLayer body) : base(body.Inputs, body.Outputs)
    {
        if (body.Inputs != body.Outputs)
            throw new ArgumentException(
                $"A residual block adds its input to its output: {body.Inputs} features in, {body.Outputs} out.",
                nameof(body));
        Body = body;
    }

    /// <summary>F</summary>
    public ReferenceLayer Body { get; }

    public override IEnumerable<ReferenceParameter> Parameters => Body.Parameters;

    internal override void DrawDropout(RandomStream? stream, int examples) => Body.DrawDropout(stream, examples);

    internal override void SetTraining(bool isTraining) => Body.SetTraining(isTraining);

    private protected override Matrix Compute(Matrix input) => Sum(input, Body.Forward(input));

    private protected override Matrix Differentiate(Matrix outputGradient) =>
        Sum(outputGradient, Body.Backward(outputGradient));

    static Matrix Sum(Matrix left, Matrix right)
    {
        var sum = new Matrix(left.Rows, left.Columns);
        TensorPrimitives.Add(left.Values, right.Values, sum.Values);
        return sum;
    }
}
