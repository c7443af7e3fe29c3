namespace Fruitfly.Embeddings;

/// <summary>The nearest of the points that one point has met so far: a heap with the farthest on top. Which they are
/// does not depend on the order of meeting: of points at one distance the one with
/// the lower number is nearer.</summary>
struct NearestCandidates(int[] points, float[] distances, int first, int capacity)
{
    int _count;

    /// <summary>What is not nearer need not be offered.</summary>
    public float Farthest { get; private set; } = float.PositiveInfinity;

    public readonly ReadOnlySpan<int> Points => points.AsSpan(first, _count);

    public void Offer(int point, float distance)
    {
        var heapPoints = points.AsSpan(first, capacity);
        var heapDistances = distances.AsSpan(first, capacity);
        if (_count < capacity)
        {
            Rise(heapPoints, heapDistances, _count++, point, distance);
            if (_count == capacity)
                Farthest = heapDistances[0];
            return;
        }
        if (!IsFarther(heapDistances[0], heapPoints[0], distance, point))
            return;
        Sink(heapPoints, heapDistances, point, distance);
        Farthest = heapDistances[0];
    }

    static bool IsFarther(float distance, int point, float than, int thanPoint) =>
        distance > than || distance == than && point > thanPoint;

    static void Rise(Span<int> points, Span<float> distances, int place, int point, float distance)
    {
        while (place > 0 && (place - 1) / 2 is var above && IsFarther(distance, point, distances[above], points[above]))
        {
            (points[place], distances[place]) = (points[above], distances[above]);
            place = above;
        }
        (points[place], distances[place]) = (point, distance);
    }

    static void Sink(Span<int> points, Span<float> distances, int point, float distance)
    {
        var place = 0;
        while (2 * place + 1 is var below && below < points.Length)
        {
            if (below + 1 < points.Length
                && IsFarther(distances[below + 1], points[below + 1], distances[below], points[below]))
                below++;
            if (!IsFarther(distances[below], points[below], distance, point))
                break;
            (points[place], distances[place]) = (points[below], distances[below]);
            place = below;
        }
        (points[place], distances[place]) = (point, distance);
    }
}
