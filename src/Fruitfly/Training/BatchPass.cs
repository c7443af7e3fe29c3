using System.Numerics.Tensors;
using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Threads;

namespace Fruitfly.Training;

/// <summary>The way of a batch through a network: forward, loss and back. The batch is cut into parts of a fixed size,
/// as many of which are under way at a time as there are threads; losses and gradients of the parts are added in their
/// order, so the bits do not depend on the threads.</summary>
sealed class BatchPass
{
    /// <summary>A batch of more examples than this is cut where the recipe does not say how.</summary>
    const int LargestUncut = 512;

    /// <summary>Examples in a part of such a batch: few enough that what one layer leaves is still
    /// in the cache for the next.</summary>
    const int PartOfLarge = 256;

    /// <summary>Gradients that are added at once, so that the sum so far stays in the nearest cache.</summary>
    const int Slice = 4096;

    readonly ThreadTeam _team;
    readonly PartPass[] _passes;
    readonly Network _network;
    readonly double[] _losses;
    readonly float[] _statistics;
    readonly int[] _batch;
    readonly int _partSize;
    readonly bool _isCut;
    readonly Action<int, int> _pass, _add;
    readonly WeightNoise? _weightNoise;
    RandomStream? _dropout;
    ulong _dropoutKey;
    ulong? _noiseKey;
    int _count, _first, _underWay;

    /// <param name="batchSize">of the largest batch</param>
    /// <exception cref="ArgumentException">the loss does not suit the targets</exception>
    public BatchPass(Network network, DataSet data, Recipe recipe, int batchSize, ThreadTeam team)
    {
        (_team, _network) = (team, network);
        _weightNoise = recipe.WeightNoise is > 0 and var deviation ? new WeightNoise(network, deviation) : null;
        _statistics = new float[network.StatisticValues.Length];
        _partSize = PartSize(recipe, batchSize);
        _isCut = !IsWhole(recipe, batchSize);
        var parts = PartsOf(batchSize);
        _passes = [.. Enumerable.Range(0, Math.Min(parts, team.Threads))
            .Select(_ => new PartPass(network, data, recipe, _partSize))];
        _losses = new double[parts];
        _batch = new int[batchSize];
        Gradients = parts == 1 ? _passes[0].Gradients : new float[network.ParameterCount];
        (_pass, _add) = (PassPart, AddSlice);
    }

    /// <summary>∂l/∂p in the layout of the network's storage.</summary>
    public float[] Gradients { get; }

    /// <summary>Whether batches of that many examples go through the network as a whole.</summary>
    public static bool IsWhole(Recipe recipe, int batchSize) =>
        recipe.PartSize is null && PartSize(recipe, batchSize) == batchSize;

    /// <summary>Examples in a part of batches of up to <paramref name="batchSize"/>.</summary>
    public static int PartSize(Recipe recipe, int batchSize)
    {
        if (recipe.PartSize is { } size)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(recipe.PartSize));
        return Math.Min(batchSize, recipe.PartSize ?? (batchSize > LargestUncut ? PartOfLarge : batchSize));
    }

    /// <summary>Leaves the gradients of the mean loss over the given examples in <see cref="Gradients"/>. The network's
    /// statistics follow the mean over the parts.</summary>
    /// <param name="dropout">what dropout draws from: an uncut batch itself, the parts of a cut one from streams of
    /// their own under a number of it</param>
    /// <param name="noise">names the streams that noise and augmentation are drawn from; one word of it is used up by every
    /// batch</param>
    /// <returns>the mean loss</returns>
    public double Run(ReadOnlySpan<int> batch, RandomStream? dropout, RandomStream? noise = null)
    {
        Start(batch, dropout, noise);
        var parts = PartsOf(_count);
        for (_first = 0; _first < parts; _first += _underWay)
        {
            _underWay = Math.Min(parts - _first, _passes.Length);
            _team.Run(_underWay, _pass);
            if (Gradients != _passes[0].Gradients)
                _team.Run((Gradients.Length + Slice - 1) / Slice, _add);
            for (var place = 0; place < _underWay; place++)
                TakeStatistics(place);
        }
        End();
        var loss = 0.0;
        foreach (var part in _losses.AsSpan(0, parts))
            loss += part;
        return loss;
    }

    /// <summary>The pass of a batch that is not cut.</summary>
    public PartPass Whole => _isCut ? throw new InvalidOperationException("The batch is cut.") : _passes[0];

    /// <summary>That pass, ready to begin; the caller makes it, and ends it by <see cref="EndWhole"/>.</summary>
    /// <inheritdoc cref="Run"/>
    public PartPass BeginWhole(ReadOnlySpan<int> batch, RandomStream? dropout, RandomStream? noise)
    {
        Start(batch, dropout, noise);
        _first = 0;
        return Ready(place: 0);
    }

    public void EndWhole()
    {
        TakeStatistics(place: 0);
        End();
    }

    void Start(ReadOnlySpan<int> batch, RandomStream? dropout, RandomStream? noise)
    {
        batch.CopyTo(_batch);
        _noiseKey = noise?.NextUInt64();
        if (_noiseKey is { } key)
            _weightNoise?.Add(key);
        _count = batch.Length;
        _dropout = dropout;
        _dropoutKey = _isCut ? dropout?.NextUInt64() ?? 0 : 0;
        Array.Clear(_statistics);
    }

    void TakeStatistics(int place) => TensorPrimitives.MultiplyAdd(
        _passes[place].Statistics, (float)Examples(_first + place).Length / _count, _statistics, _statistics);

    void End()
    {
        _weightNoise?.Remove();
        _network.Follow(_statistics);
    }

    int PartsOf(int examples) => (examples + _partSize - 1) / _partSize;

    ReadOnlySpan<int> Examples(int part) =>
        _batch.AsSpan(part * _partSize, Math.Min(_partSize, _count - part * _partSize));

    void PassPart(int place, int thread) =>
        _losses[_first + place] = Ready(place).Run(Examples(_first + place), _count);

    PartPass Ready(int place)
    {
        var (part, pass) = (_first + place, _passes[place]);
        if (_isCut && _dropout is not null)
            pass.RestartDropout(_dropoutKey, (uint)part);
        else
            pass.Dropout = _dropout;
        if (_noiseKey is { } noise)
            pass.RestartNoise(noise, (uint)part);
        return pass;
    }

    void AddSlice(int slice, int thread)
    {
        var first = slice * Slice;
        var sum = Gradients.AsSpan(first, Math.Min(Slice, Gradients.Length - first));
        if (_first == 0)
            sum.Clear();
        for (var place = 0; place < _underWay; place++)
            TensorPrimitives.Add(sum, _passes[place].Gradients.AsSpan(first, sum.Length), sum);
    }
}
