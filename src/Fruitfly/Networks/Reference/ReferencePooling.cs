using Fruitfly.Networks.Layers;

namespace Fruitfly.Networks.Reference;

/// <summary>The largest value within each window, or their mean, for each channel of examples
/// <c>[channels × height × width]</c> (UDL 10.4). The gradient of the largest goes
/// to the first of equal ones.</summary>
public sealed class ReferencePooling : ReferenceLayer
{
    readonly Pooling _layer;
    readonly int[][] _windows;

    internal ReferencePooling(Pooling layer, Shape input, Shape output) : base(input.Size, output.Size)
    {
        _layer = layer;
        _windows =
        [
            .. from c in Enumerable.Range(0, output.Channels)
               from i in Enumerable.Range(0, output.Height)
               from j in Enumerable.Range(0, output.Width)
               select (int[])
               [
                   .. from k in Enumerable.Range(0, layer.Vertical.Size)
                      from l in Enumerable.Range(0, layer.Horizontal.Size)
                      select (c * input.Height + layer.Vertical.InputOf(i, k)) * input.Width +
                          layer.Horizontal.InputOf(j, l),
               ],
        ];
    }

    /// <summary>How far the largest value of a window was from the next one, of all windows of the last forward pass
    /// the least: where the largest changes, the derivatives jump. Equal values do not
    /// count; infinite for means.</summary>
    public double Margin { get; private set; }

    private protected override Matrix Compute(Matrix input)
    {
        var output = new Matrix(input.Rows, Outputs);
        Margin = double.PositiveInfinity;
        for (var example = 0; example < input.Rows; example++)
            for (var i = 0; i < Outputs; i++)
                output[example, i] = _layer.TakesLargest
                    ? input[example, Largest(example, _windows[i])]
                    : _windows[i].Average(place => input[example, place]);
        return output;

        int Largest(int example, int[] window)
        {
            var largest = window.MaxBy(place => input[example, place]);
            foreach (var place in window)
                if (input[example, place] is var value && value != input[example, largest])
                    Margin = Math.Min(Margin, input[example, largest] - value);
            return largest;
        }
    }

    private protected override Matrix Differentiate(Matrix outputGradient)
    {
        var inputGradient = new Matrix(outputGradient.Rows, Inputs);
        for (var example = 0; example < outputGradient.Rows; example++)
            for (var i = 0; i < Outputs; i++)
                if (_layer.TakesLargest)
                    inputGradient[example, _windows[i].MaxBy(place => Input[example, place])] += outputGradient[example,
                        i];
                else
                    foreach (var place in _windows[i])
                        inputGradient[example, place] += outputGradient[example, i] / _windows[i].Length;
        return inputGradient;
    }
}
