using System.Runtime.Intrinsics;
using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>The Fourier transforms of what two points at the difference d exert on each other on a grid: the weight w =
/// 1/(1 + |d|²), and the components of the force w² d. They lie in the order in which a
/// <see cref="GridConvolution"/> needs them.</summary>
/// <remarks>
/// The weight is even and the force odd, so the real part of the transform of w + w² d₁ is the weight's, and the
/// imaginary part the first component's; the second component's is that one turned over. Cubic B-splines that spread
/// charges and read forces do not go through the values at the nodes; divided by their own transform, b(θ) = (2 + cos
/// θ)/3, for each axis, once for spreading and once for reading, they do (Essmann et al. 1995, smooth particle mesh
/// Ewald). </remarks>
sealed class KernelSpectrum
{
    const int Lanes = ComplexLanes.Count, Kinds = 3, Weight = 0, First = 1, Second = 2;

    readonly FourierTransform _transform;
    readonly ThreadTeam _team;
    readonly ComplexLanes[] _scratch;

    /// <summary><c>[N / 8 blocks of rows × N columns × 3 kinds × 8 rows]</c>, each divided by N².</summary>
    readonly double[] _spectra;

    /// <summary><c>[N × N]</c> complex, in between.</summary>
    readonly double[] _real, _imaginary;

    /// <summary>1/b² at each place of the transform's order.</summary>
    readonly double[] _sharpening;

    readonly Action<int, int> _columns, _rows, _turn;
    double _spacing;

    /// <param name="scratch">of N numbers for each thread</param>
    public KernelSpectrum(FourierTransform transform, ThreadTeam team, ComplexLanes[] scratch)
    {
        (_transform, _team, _scratch) = (transform, team, scratch);
        var n = transform.Length;
        _spectra = new double[Kinds * n * n];
        (_real, _imaginary) = (new double[n * n], new double[n * n]);
        _sharpening = new double[n];
        for (var k = 0; k < n; k++)
            _sharpening[transform.PlaceOf(k)] = Math.Pow(3 / (2 + Math.Cos(2 * Math.PI * k / n)), 2);
        (_columns, _rows, _turn) = (Columns, Rows, TurnOver);
    }

    /// <summary>Makes the transforms for a distance from node to node; does nothing where they are there.</summary>
    public void Prepare(double spacing)
    {
        if (spacing == _spacing)
            return;
        _spacing = spacing;
        _team.Run(_transform.Length / Lanes, _columns);
        _team.Run(_transform.Length / Lanes, _rows);
        _team.Run(_transform.Length / Lanes, _turn);
    }

    /// <summary>Multiplies a block of eight rows of the transformed charges with the force's transform, both components
    /// as one complex number.</summary>
    /// <returns>the block's part of the sum of the weights</returns>
    public double Multiply(int block, ComplexLanes charges)
    {
        Span<Vector512<double>> real = charges.Real, imaginary = charges.Imaginary;
        var sum = Vector512<double>.Zero;
        for (var k = 0; k < real.Length; k++)
        {
            var at = _spectra.AsSpan((block * _transform.Length + k) * Kinds * Lanes, Kinds * Lanes);
            var (re, im) = (real[k], imaginary[k]);
            var (first, second) = (Vector512.Create<double>(at[(First * Lanes)..]),
                Vector512.Create<double>(at[(Second * Lanes)..]));
            sum += (re * re + im * im) * Vector512.Create<double>(at);
            real[k] = -(re * second + im * first); // (re + i im) (i first + i i second)
            imaginary[k] = re * first - im * second;
        }
        return Vector512.Sum(sum);
    }

    /// <summary>Samples eight columns of w + w² d₁ and transforms them along the first axis.</summary>
    void Columns(int block, int thread)
    {
        var n = _transform.Length;
        var scratch = _scratch[thread];
        Span<Vector512<double>> re = scratch.Real, im = scratch.Imaginary;
        im.Clear();
        Span<double> values = stackalloc double[Lanes];
        for (var row = 0; row < n; row++)
        {
            var first = Difference(row);
            for (var lane = 0; lane < Lanes; lane++)
            {
                var second = Difference(block * Lanes + lane);
                var weight = 1 / (1 + first * first + second * second);
                values[lane] = weight +
                    (row == n / 2 ? 0 : weight * weight * first); // an odd function has no value there
            }
            re[row] = Vector512.Create<double>(values);
        }
        _transform.Forward(scratch);
        for (var row = 0; row < n; row++)
        {
            re[row].CopyTo(_real.AsSpan(row * n + block * Lanes, Lanes));
            im[row].CopyTo(_imaginary.AsSpan(row * n + block * Lanes, Lanes));
        }
    }

    double Difference(int place) => (place <= _transform.Length / 2 ? place : place - _transform.Length) * _spacing;

    void Rows(int block, int thread)
    {
        var n = _transform.Length;
        var scratch = _scratch[thread];
        Span<Vector512<double>> re = scratch.Real, im = scratch.Imaginary;
        for (var k = 0; k < n; k++)
            for (var lane = 0; lane < Lanes; lane++)
            {
                re[k] = re[k].WithElement(lane, _real[(block * Lanes + lane) * n + k]);
                im[k] = im[k].WithElement(lane, _imaginary[(block * Lanes + lane) * n + k]);
            }
        _transform.Forward(scratch);
        var rows = Vector512.Create<double>(_sharpening.AsSpan(block * Lanes, Lanes)) / ((double)n * n);
        for (var k = 0; k < n; k++)
        {
            var at = _spectra.AsSpan((block * n + k) * Kinds * Lanes, Kinds * Lanes);
            var factor = rows * _sharpening[k];
            (re[k] * factor).CopyTo(at[(Weight * Lanes)..]);
            (im[k] * factor).CopyTo(at[(First * Lanes)..]);
        }
    }

    /// <summary>The second component's transform at (row, k) is the first's at (k, row).</summary>
    void TurnOver(int block, int thread)
    {
        var n = _transform.Length;
        for (var k = 0; k < n; k++)
            for (var lane = 0; lane < Lanes; lane++)
                _spectra[(block * n + k) * Kinds * Lanes + Second * Lanes + lane] =
                    _spectra[(k / Lanes * n + block * Lanes + lane) * Kinds * Lanes + First * Lanes + k % Lanes];
    }
}
