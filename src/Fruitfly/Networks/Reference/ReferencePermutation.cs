namespace Fruitfly.Networks.Reference;

/// <summary>The same features in another order: output i is input order[i].</summary>
public sealed class ReferencePermutation(int[] order) : ReferenceLayer(order.Length, order.Length)
{
    private protected override Matrix Compute(Matrix input)
    {
        var output = new Matrix(input.Rows, Outputs);
        for (var example = 0; example < input.Rows; example++)
            for (var i = 0; i < Outputs; i++)
                output[example, i] = input[example, order[i]];
        return output;
    }

    private protected override Matrix Differentiate(Matrix outputGradient)
    {
        var inputGradient = new Matrix(outputGradient.Rows, Inputs);
        for (var example = 0; example < outputGradient.Rows; example++)
            for (var i = 0; i < Outputs; i++)
                inputGradient[example, order[i]] = outputGradient[example, i];
        return inputGradient;
    }
}
