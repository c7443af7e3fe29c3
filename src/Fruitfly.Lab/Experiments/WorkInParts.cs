namespace Fruitfly.Lab.Experiments;

/// <summary>How far a computation is whose parts, one after another, are different amounts of work, and whether to go
/// on. The unit of work is whatever is roughly proportional to time.</summary>
/// <param name="all">the work of all parts</param>
/// <param name="listener">is told the share of all work that is done, from 0 to 1, by one thread at a time</param>
sealed class WorkInParts(double all, IProgress<double>? listener = null, CancellationToken cancellation = default)
{
    /// <summary>Smaller steps are not told: there may be a hundred thousand of them.</summary>
    const double SmallestStep = 0.001;

    readonly Lock _adding = new();
    double _told = double.NegativeInfinity;
    double _done;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Begins the next part, which is so much work.</summary>
    /// <returns>to be told the share of the part that is done</returns>
    public IProgress<double> Part(double work)
    {
        var part = new OnePart(this, _done, work);
        _done += work;
        return part;
    }

    /// <summary>Computes a part of the results of many items, on all cores, in the order of the items.</summary>
    /// <param name="work">of one item</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public IReadOnlyList<TResult> Each<T, TResult>(double work, IEnumerable<T> items, Func<T, TResult> compute) =>
    [
        .. items.AsParallel().AsOrdered().WithCancellation(cancellation).Select(item =>
        {
            cancellation.ThrowIfCancellationRequested();
            var result = compute(item);
            lock (_adding)
                Report(_done += work);
            return result;
        }),
    ];

    void Report(double done)
    {
        var share = Math.Min(1, done / all);
        if (share - _told < SmallestStep && (share < 1 || _told == 1))
            return;
        _told = share;
        listener?.Report(share);
    }

    sealed class OnePart(WorkInParts whole, double before, double work) : IProgress<double>
    {
        public void Report(double value) => whole.Report(before + value * work);
    }
}
