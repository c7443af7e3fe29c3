using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;

namespace Fruitfly.Training;

/// <summary>Measures the weights and the margins of a network.</summary>
static class ComplexityMeter
{
    const int Quantiles = 21;

    public static Complexity Of(Network network, Examples split)
    {
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        return new Complexity(
            [.. network.Parameters.Where(parameter => parameter.Role == ParameterRole.Weight)
                .Select(parameter => Norms(parameter, values))],
            Margins(network, split));
    }

    static WeightNorms Norms(Parameter parameter, float[] values)
    {
        var (sum, largest) = (0.0, 0.0);
        for (var row = 0; row < parameter.Rows; row++)
        {
            var ofRow = 0.0;
            foreach (var value in values.AsSpan(parameter.Offset + row * parameter.Columns, parameter.Columns))
            {
                sum += (double)value * value;
                ofRow += Math.Abs((double)value);
            }
            largest = Math.Max(largest, ofRow);
        }
        return new WeightNorms(
            parameter.Name, Math.Sqrt(sum),
            Spectral(values.AsSpan(parameter.Offset, parameter.Count), parameter.Rows, parameter.Columns), largest);
    }

    /// <summary>Power iteration on WᵀW, from a start that no symmetry of W singles out.</summary>
    static double Spectral(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        const double tolerance = 1e-7;
        const int mostIterations = 1000;
        var right = new double[columns];
        for (var i = 0; i < columns; i++)
            right[i] = 1 + 0.5 * Math.Sin(1 + i);
        var left = new double[rows];
        var norm = 0.0;
        for (var iteration = 0; iteration < mostIterations; iteration++)
        {
            Scale(right);
            for (var row = 0; row < rows; row++)
            {
                var sum = 0.0;
                for (var column = 0; column < columns; column++)
                    sum += matrix[row * columns + column] * right[column];
                left[row] = sum;
            }
            var last = norm;
            norm = Scale(left);
            if (Math.Abs(norm - last) <= tolerance * norm)
                break;
            Array.Clear(right);
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                    right[column] += matrix[row * columns + column] * left[row];
        }
        return norm;
    }

    /// <summary>Brings a vector to length 1, where it has one, and returns the length it had.</summary>
    static double Scale(double[] vector)
    {
        var norm = Math.Sqrt(vector.Sum(value => value * value));
        for (var i = 0; norm > 0 && i < vector.Length; i++)
            vector[i] /= norm;
        return norm;
    }

    static IReadOnlyList<double> Margins(Network network, Examples split)
    {
        var outputs = new float[split.Count * network.Outputs];
        network.Predict(split.Inputs, outputs);
        var margins = new double[split.Count];
        for (var i = 0; i < split.Count; i++)
        {
            var row = outputs.AsSpan(i * network.Outputs, network.Outputs);
            var other = double.NegativeInfinity;
            for (var k = 0; k < row.Length; k++)
                if (k != split.Labels[i])
                    other = Math.Max(other, row[k]);
            margins[i] = row[split.Labels[i]] - other;
        }
        Array.Sort(margins);
        return [.. Enumerable.Range(0, Quantiles)
            .Select(k => margins[(int)Math.Round(k * (margins.Length - 1.0) / (Quantiles - 1))])];
    }
}
