using System.Runtime.Intrinsics;
using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>What charges on a grid of G × G nodes exert on each other: sums over all pairs of nodes of a kernel of
/// their difference, by Fourier transforms of twice the length, so that nothing reaches around the
/// edge (Linderman et al. 2019).</summary>
/// <remarks>One transform there and one back an iteration: the charges are real, and both components of the force come
/// back as one complex number; the sum of the weights needs no way back, by Parseval. Columns that are zero are not
/// transformed, and the second axis goes there and back while it is in the cache.</remarks>
sealed class GridConvolution
{
    const int Lanes = ComplexLanes.Count;

    readonly ThreadTeam _team;
    readonly FourierTransform _transform;

    /// <summary><c>[N × G]</c> complex: charges before, forces after.</summary>
    readonly double[] _real, _imaginary;

    readonly double[] _partialSums;
    readonly ComplexLanes[] _scratch;
    readonly Action<int, int> _columnsForward, _rows, _columnsBack;
    readonly KernelSpectrum _kernel;

    /// <param name="nodes">G, a power of two from 8</param>
    public GridConvolution(int nodes, ThreadTeam team)
    {
        Nodes = nodes;
        _team = team;
        _transform = new FourierTransform(2 * nodes);
        (_real, _imaginary) = (new double[2 * nodes * nodes], new double[2 * nodes * nodes]);
        _partialSums = new double[2 * nodes / Lanes];
        _scratch = [.. Enumerable.Range(0, team.Threads).Select(_ => new ComplexLanes(2 * nodes))];
        _kernel = new KernelSpectrum(_transform, team, _scratch);
        (_columnsForward, _rows, _columnsBack) = (ColumnsForward, Rows, ColumnsBack);
    }

    public int Nodes { get; }

    /// <summary>The charges, <c>[G × G]</c> row-major; <see cref="Run"/> overwrites them with the
    /// first component of the force.</summary>
    public Span<double> Charges => _real.AsSpan(0, Nodes * Nodes);

    /// <summary><c>[G × G]</c>: Σ_j charge_j w² (first coordinate of node i − that of node j).</summary>
    public ReadOnlySpan<double> First => _real.AsSpan(0, Nodes * Nodes);

    /// <summary><c>[G × G]</c>: the same of the second coordinate.</summary>
    public ReadOnlySpan<double> Second => _imaginary.AsSpan(0, Nodes * Nodes);

    /// <summary>Turns the charges into forces.</summary>
    /// <param name="spacing">from node to node</param>
    /// <returns>Σ over all pairs of nodes, each with itself too, of charge_i charge_j w</returns>
    public double Run(double spacing)
    {
        _kernel.Prepare(spacing);
        _team.Run(Nodes / Lanes, _columnsForward);
        _team.Run(2 * Nodes / Lanes, _rows);
        _team.Run(Nodes / Lanes, _columnsBack);
        var sum = 0.0;
        foreach (var part in _partialSums)
            sum += part;
        return sum;
    }

    /// <summary>Eight columns of charges, with zeros below them, to frequencies along the first axis.</summary>
    void ColumnsForward(int part, int thread)
    {
        var scratch = _scratch[thread];
        Span<Vector512<double>> re = scratch.Real, im = scratch.Imaginary;
        for (var row = 0; row < Nodes; row++)
            re[row] = Vector512.Create<double>(_real.AsSpan(row * Nodes + part * Lanes, Lanes));
        re[Nodes..].Clear();
        im.Clear();
        _transform.Forward(scratch);
        StoreColumns(part, re, im, _transform.Length);
    }

    void ColumnsBack(int part, int thread)
    {
        var scratch = _scratch[thread];
        Span<Vector512<double>> re = scratch.Real, im = scratch.Imaginary;
        for (var row = 0; row < re.Length; row++)
        {
            re[row] = Vector512.Create<double>(_real.AsSpan(row * Nodes + part * Lanes, Lanes));
            im[row] = Vector512.Create<double>(_imaginary.AsSpan(row * Nodes + part * Lanes, Lanes));
        }
        _transform.Inverse(scratch);
        StoreColumns(part, re, im, Nodes);
    }

    void StoreColumns(int part, ReadOnlySpan<Vector512<double>> re, ReadOnlySpan<Vector512<double>> im, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            re[row].CopyTo(_real.AsSpan(row * Nodes + part * Lanes, Lanes));
            im[row].CopyTo(_imaginary.AsSpan(row * Nodes + part * Lanes, Lanes));
        }
    }

    /// <summary>Eight rows along the second axis: there, times the kernel, and back.</summary>
    void Rows(int part, int thread)
    {
        var scratch = _scratch[thread];
        Span<Vector512<double>> re = scratch.Real, im = scratch.Imaginary;
        var first = part * Lanes * Nodes;
        Turn(_real.AsSpan(first, Lanes * Nodes), re);
        Turn(_imaginary.AsSpan(first, Lanes * Nodes), im);
        re[Nodes..].Clear();
        im[Nodes..].Clear();
        _transform.Forward(scratch);
        _partialSums[part] = _kernel.Multiply(part, scratch);
        _transform.Inverse(scratch);
        TurnBack(re, _real.AsSpan(first, Lanes * Nodes));
        TurnBack(im, _imaginary.AsSpan(first, Lanes * Nodes));
    }

    /// <summary>Eight rows to vectors of a column each.</summary>
    void Turn(ReadOnlySpan<double> rows, Span<Vector512<double>> columns)
    {
        for (var k = 0; k < Nodes; k++)
            columns[k] = Vector512.Create(
                rows[k], rows[Nodes + k], rows[2 * Nodes + k], rows[3 * Nodes + k],
                rows[4 * Nodes + k], rows[5 * Nodes + k], rows[6 * Nodes + k], rows[7 * Nodes + k]);
    }

    void TurnBack(ReadOnlySpan<Vector512<double>> columns, Span<double> rows)
    {
        for (var lane = 0; lane < Lanes; lane++)
            for (var k = 0; k < Nodes; k++)
                rows[lane * Nodes + k] = columns[k].GetElement(lane);
    }
}
