using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Fruitfly.Training.LeastSquares;

/// <summary>The square factor R, or Rᵀ, of a design: its singular values are the design's. They are computed when
/// somebody asks.</summary>
sealed class SmallFactor
{
    /// <summary>The distance from 1 to the next number: 2⁻⁵².</summary>
    const double MachineEpsilon = 1.0 / (1L << 52);

    readonly Lazy<Svd<double>> _factors;
    readonly int _larger;

    /// <param name="larger">the greater of the design's rows and columns, by which roundings grow</param>
    public SmallFactor(HouseholderFactors factors, int size, int larger, bool isTransposed)
    {
        _larger = larger;
        _factors = new(() => Matrix<double>.Build
            .Dense(size, size, (row, column) => isTransposed ? factors.R(column, row) : factors.R(row, column))
            .Svd());
    }

    Vector<double> Singular => _factors.Value.S;

    public int Rank
    {
        get
        {
            var least = Singular[0] * _larger * MachineEpsilon;
            return Singular.Count(value => value > least);
        }
    }

    public double Condition => Singular[^1] > 0 ? Singular[0] / Singular[^1] : double.PositiveInfinity;

    /// <summary>x becomes the pseudoinverse times x.</summary>
    public void SolveByRank(Span<double> x)
    {
        var rotated = _factors.Value.U.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(x.ToArray()));
        var rank = Rank;
        for (var k = 0; k < rotated.Count; k++)
            rotated[k] = k < rank ? rotated[k] / Singular[k] : 0;
        _factors.Value.VT.TransposeThisAndMultiply(rotated).ToArray().CopyTo(x);
    }
}
