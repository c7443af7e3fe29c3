namespace Fruitfly.Embeddings;

/// <summary>Points in a plane that stand for points of many dimensions.</summary>
public sealed class Embedding
{
    readonly double[] _x, _y;

    internal Embedding(double[] x, double[] y, IReadOnlyList<DivergenceMeasurement> divergences) =>
        (_x, _y, Divergences) = (x, y, divergences);

    public int Count => _x.Length;

    /// <summary><c>[points]</c></summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary><c>[points]</c></summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>Along the way, the last one at its end; never with exaggeration.</summary>
    public IReadOnlyList<DivergenceMeasurement> Divergences { get; }

    /// <summary>At the end: the Kullback-Leibler divergence in nats, Σ p_ij ln(p_ij / q_ij).</summary>
    public double Divergence => Divergences[^1].Divergence;
}

/// <param name="Iteration">how many steps were taken</param>
/// <param name="Divergence">the Kullback-Leibler divergence then, in nats</param>
public readonly record struct DivergenceMeasurement(int Iteration, double Divergence);
