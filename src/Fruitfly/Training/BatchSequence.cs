using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Training;

/// <summary>The batches of one training run, one after another.</summary>
/// <param name="arrange">puts the examples of an epoch into their order; they come in the order of the data set</param>
sealed class BatchSequence(int examples, int size, Action<Span<int>> arrange)
{
    readonly int[] _order = new int[examples];
    int _next = examples;

    public BatchSequence(int examples, Batches batches, RandomStream stream) : this(
        examples, batches.SizeFor(examples), batches.Order == BatchOrder.Shuffled ? stream.Shuffle : static _ => { })
    {
    }

    /// <summary>The examples of the next batch; an epoch's last batch may be smaller.</summary>
    public ReadOnlySpan<int> Next()
    {
        if (_next == _order.Length)
        {
            for (var i = 0; i < _order.Length; i++)
                _order[i] = i;
            arrange(_order);
            _next = 0;
        }
        var batch = _order.AsSpan(_next, Math.Min(size, _order.Length - _next));
        _next += batch.Length;
        return batch;
    }

    /// <summary>Passes over batches, drawing the orders of their epochs.</summary>
    public void Skip(int batches)
    {
        for (; batches > 0; batches--)
            Next();
    }
}
