using Fruitfly.Numerics.RandomStreams;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Fruitfly.Networks.Initialization;

/// <summary>A random matrix with orthonormal rows or columns, whichever are fewer, times
/// a gain (Saxe et al. 2014).</summary>
/// <param name="Gain">1 keeps lengths through linear layers; √2 suits ReLU</param>
public sealed record OrthogonalInitializer(double Gain = 1) : Initializer
{
    protected override void DrawWeight(Parameter weight, RandomStream stream, Span<double> values)
    {
        stream.FillNormal(1, values);
        int rows = weight.Rows, columns = weight.Columns, longer = Math.Max(rows, columns);
        // The longer side goes down, so that Q has as many orthonormal columns as the shorter side is long.
        var gaussian = Matrix<double>.Build.DenseOfColumnMajor(longer, Math.Min(rows, columns), values.ToArray());
        var factors = gaussian.QR(QRMethod.Thin);
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                var (down, across) = rows >= columns ? (r, c) : (c, r);
                // R's diagonal is made positive: only then are all orthogonal matrices equally likely (Mezzadri 2007).
                values[r * columns + c] = Gain * factors.Q[down, across] * Math.Sign(factors.R[across, across]);
            }
    }
}
