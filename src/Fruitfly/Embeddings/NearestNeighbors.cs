using System.Numerics.Tensors;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>Finds nearest neighbours by looking at all pairs once.</summary>
/// <remarks>Pairs of panels of points are multiplied in float32, |x − y|² = |x|² + |y|² − 2 x·y, which finds some more
/// neighbours than asked for; their distances are then computed in double, which puts them in order. Up to
/// <see cref="FewFeatures"/> features differences are squared directly: that is no slower, and close points are told
/// apart however far from the mean they lie.</remarks>
public sealed class NearestNeighbors
{
    /// <summary>Neighbours that float32 finds beyond those asked for, so that rounding loses none of these.</summary>
    const int Spare = 8;

    const int FewFeatures = 4;

    readonly PointPanels _panels;
    readonly NearestCandidates[] _candidates;
    readonly Lock[] _locks;
    readonly float[][] _distances;

    NearestNeighbors(PointPanels panels, int capacity, int threads)
    {
        _panels = panels;
        var (points, distances) = (new int[panels.Count * capacity], new float[panels.Count * capacity]);
        _candidates = [.. Enumerable.Range(0, panels.Count)
            .Select(i => new NearestCandidates(points, distances, i * capacity, capacity))];
        _locks = [.. Enumerable.Range(0, panels.Panels).Select(_ => new Lock())];
        _distances = [.. Enumerable.Range(0, threads).Select(_ => new float[PointPanels.Width * PointPanels.Width])];
    }

    /// <summary>The nearest neighbours of each point among the others, by Euclidean distance.</summary>
    /// <param name="points"><c>[points × features]</c>, row-major, finite</param>
    /// <param name="count">neighbours of a point, from 1 to below the number of points</param>
    /// <param name="progress">is told the share of pairs that were looked at, from 0 to 1</param>
    /// <exception cref="ArgumentException">the points do not fill their rows, are
    /// not finite, or are too few</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static NeighborLists Find(
        ReadOnlySpan<float> points, int features, int count, int threads = 1, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (points.Length % features != 0)
            throw new ArgumentException($"{points.Length} values do not fill rows of {features} features.",
                nameof(points));
        var n = points.Length / features;
        if (count < 1 || count >= n)
            throw new ArgumentOutOfRangeException(nameof(count), count,
                $"A point of {n} has from 1 to {n - 1} neighbours.");
        if ((long)n * (count + Spare) > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(count), count,
                $"{n} points with {count} neighbours each are more than fit into memory.");
        for (var at = 0; at < points.Length; at++)
            if (!float.IsFinite(points[at]))
                throw new ArgumentException(
                    $"Feature {at % features} of point {at / features} is {points[at]}; it must be finite.",
                    nameof(points));
        var search = new NearestNeighbors(new PointPanels(points, features), Math.Min(n - 1, count + Spare), threads);
        using var team = new ThreadTeam(threads);
        search.MeetAll(team, progress, cancellation);
        return search.InOrder(points.ToArray(), count, team);
    }

    void MeetAll(ThreadTeam team, IProgress<double>? progress, CancellationToken cancellation)
    {
        var panels = _panels.Panels;
        for (var shift = 0; shift <= panels / 2; shift++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(shift / (panels / 2 + 1.0));
            var apart = shift;
            var pairs = apart > 0 && 2 * apart == panels ? apart : panels; // opposite panels meet once
            team.Run(pairs, (panel, thread) => Meet(panel, (panel + apart) % panels, thread));
        }
    }

    /// <summary>Offers the points of two panels, or of one, to each other.</summary>
    void Meet(int first, int second, int thread)
    {
        var (rows, columns) = (_panels.WidthOf(first), _panels.WidthOf(second));
        var distances = _distances[thread].AsSpan(0, rows * columns);
        if (_panels.Features <= FewFeatures)
            Differences(first, second, distances);
        else
            Products(first, second, distances);
        lock (_locks[first])
            for (var row = 0; row < rows; row++)
                OfferRow(first * PointPanels.Width + row, second * PointPanels.Width,
                    distances.Slice(row * columns, columns));
        if (first != second)
            lock (_locks[second])
                for (var row = 0; row < rows; row++)
                    OfferColumns(first * PointPanels.Width + row, second * PointPanels.Width,
                        distances.Slice(row * columns, columns));
    }

    void OfferRow(int point, int others, ReadOnlySpan<float> distances)
    {
        ref var candidates = ref _candidates[point];
        for (var k = 0; k < distances.Length; k++)
            if (distances[k] <= candidates.Farthest && others + k != point)
                candidates.Offer(others + k, distances[k]);
    }

    void OfferColumns(int point, int others, ReadOnlySpan<float> distances)
    {
        var candidates = _candidates.AsSpan(others, distances.Length);
        for (var k = 0; k < distances.Length; k++)
            if (distances[k] <= candidates[k].Farthest)
                candidates[k].Offer(point, distances[k]);
    }

    void Products(int first, int second, Span<float> distances)
    {
        var (rows, columns) = (_panels.WidthOf(first), _panels.WidthOf(second));
        MatrixProduct.Multiply(_panels[first], 1, rows, _panels[second], default, rows, columns, _panels.Features,
            distances);
        var norms = _panels.SquaredNorms.AsSpan(second * PointPanels.Width, columns);
        for (var row = 0; row < rows; row++)
        {
            var ofRow = distances.Slice(row * columns, columns);
            TensorPrimitives.MultiplyAdd(ofRow, -2, norms, ofRow);
            TensorPrimitives.Add(ofRow, _panels.SquaredNorms[first * PointPanels.Width + row], ofRow);
        }
    }

    void Differences(int first, int second, Span<float> distances)
    {
        var (rows, columns) = (_panels.WidthOf(first), _panels.WidthOf(second));
        distances.Clear();
        Span<float> difference = stackalloc float[columns];
        for (var row = 0; row < rows; row++)
            for (var feature = 0; feature < _panels.Features; feature++)
            {
                TensorPrimitives.Subtract(_panels[second].Slice(feature * columns, columns),
                    _panels[first][feature * rows + row], difference);
                var sums = distances.Slice(row * columns, columns);
                TensorPrimitives.MultiplyAdd(difference, difference, sums, sums);
            }
    }

    NeighborLists InOrder(float[] points, int count, ThreadTeam team)
    {
        var (n, features) = (_panels.Count, _panels.Features);
        var (neighbors, distances) = (new int[n * count], new double[n * count]);
        team.Run(_panels.Panels, (panel, _) =>
        {
            for (var i = panel * PointPanels.Width; i < panel * PointPanels.Width + _panels.WidthOf(panel); i++)
            {
                var found = _candidates[i].Points;
                var order = new (double Distance, int Point)[found.Length];
                for (var k = 0; k < found.Length; k++)
                    order[k] = (SquaredDistance(points.AsSpan(i * features, features),
                        points.AsSpan(found[k] * features, features)), found[k]);
                Array.Sort(order);
                for (var k = 0; k < count; k++)
                    (distances[i * count + k], neighbors[i * count + k]) = order[k];
            }
        });
        return new NeighborLists(count, neighbors, distances);
    }

    static double SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            var difference = (double)a[k] - b[k];
            sum += difference * difference;
        }
        return sum;
    }
}
