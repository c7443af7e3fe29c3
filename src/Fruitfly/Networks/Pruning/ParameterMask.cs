using System.Numerics.Tensors;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Pruning;

/// <summary>Which parameters of a network are kept, and which are pruned: held at zero. A sparsity is a share of the
/// parameters of each layer, weights and biases together: ⌊sparsity · count⌋ of them are pruned. Factors and summands
/// of
/// a normalization are kept, since each of them belongs to a whole unit.
/// <para>Immutable; <see cref="Network.Prune"/> puts it on a network of the same architecture.</para></summary>
public sealed class ParameterMask
{
    readonly bool[] _kept;
    readonly float[] _factors; // 1 or 0, where the network stores the parameter

    /// <param name="network">whose parameters the mask is for; it is not changed</param>
    /// <param name="kept">in the order of <see cref="Network.CopyParametersTo"/></param>
    public ParameterMask(Network network, ReadOnlySpan<bool> kept)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNotEqual(kept.Length, network.ParameterCount, nameof(kept));
        _kept = kept.ToArray();
        _factors = new float[_kept.Length];
        var values = Array.ConvertAll(_kept, isKept => isKept ? 1f : 0f);
        foreach (var parameter in network.Parameters)
            parameter.Store(values.AsSpan(parameter.Range), _factors.AsSpan(parameter.Range));
    }

    /// <summary>Of each parameter whether it is kept, in the order of <see cref="Network.CopyParametersTo"/>.</summary>
    public ReadOnlySpan<bool> Kept => _kept;

    public int Count => _kept.Length;

    /// <summary>The share of all parameters that is pruned.</summary>
    public double Sparsity => (double)_kept.AsSpan().Count(false) / _kept.Length;

    /// <summary>Prunes the parameters of smallest magnitude in each layer (Han et al. 2015). Those that are zero go
    /// first, so what was pruned before stays pruned.</summary>
    public static ParameterMask ByMagnitude(Network network, double sparsity)
    {
        ArgumentNullException.ThrowIfNull(network);
        var magnitudes = new float[network.ParameterCount];
        network.CopyParametersTo(magnitudes);
        TensorPrimitives.Abs(magnitudes, magnitudes);
        // Ties go by position: sorting is not stable, and equal bits must give equal masks.
        return WithoutFirst(network, sparsity, layer => layer.Sort(
            (a, b) => magnitudes[a].CompareTo(magnitudes[b]) is var order and not 0 ? order : a.CompareTo(b)));
    }

    /// <summary>Prunes as many parameters of each layer, drawn without replacement.</summary>
    public static ParameterMask AtRandom(Network network, double sparsity, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        return WithoutFirst(network, sparsity, stream.Shuffle);
    }

    /// <summary>Keeps as many parameters of each layer, but others: the entries in an
    /// order drawn from all orders.</summary>
    /// <param name="network">of the mask's architecture; it is not changed</param>
    public ParameterMask ShuffledWithinLayers(Network network, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(network);
        var kept = _kept.ToArray();
        foreach (var layer in Layers(network))
            stream.Shuffle(kept.AsSpan(layer));
        return new ParameterMask(network, kept);
    }

    /// <summary>Multiplies values in storage layout by 1 or 0.</summary>
    internal void Apply(Span<float> storage) => TensorPrimitives.Multiply(storage, _factors, storage);

    static ParameterMask WithoutFirst(Network network, double sparsity, Action<Span<int>> arrange)
    {
        if (!(sparsity is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(sparsity), sparsity, "A sparsity is a share from 0 to 1.");
        var kept = new bool[network.ParameterCount];
        Array.Fill(kept, true);
        foreach (var layer in Layers(network))
        {
            int[] places = [.. Enumerable.Range(layer.Start.Value, layer.End.Value - layer.Start.Value)];
            arrange(places);
            foreach (var pruned in places.AsSpan(0, (int)(sparsity * places.Length)))
                kept[pruned] = false;
        }
        return new ParameterMask(network, kept);
    }

    /// <summary>Weights and biases of one layer lie side by side and have its position as their name.</summary>
    static IEnumerable<Range> Layers(Network network) => network.Parameters
        .Where(parameter => parameter.Role is ParameterRole.Weight or ParameterRole.Bias)
        .GroupBy(parameter => parameter.Name[..parameter.Name.LastIndexOf('.')])
        .Select(layer =>
            layer.Min(parameter => parameter.Offset)..layer.Max(parameter => parameter.Offset + parameter.Count));
}
