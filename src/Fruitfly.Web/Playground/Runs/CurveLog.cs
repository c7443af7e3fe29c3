using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>The curves of a run as they grow. To draw there are at most 2,000 points: when a curve is full, every
/// second measurement of all curves is left out, whatever its value, and from then on only every second is taken in.
/// <see cref="Stride"/> says so, and a reader leaves out the same.</summary>
/// <param name="seeds">how many curves there are</param>
/// <param name="lastStep">whose measurement is kept in any case</param>
sealed class CurveLog(int seeds, int lastStep)
{
    const int MostPoints = 2000;

    readonly Lock _lock = new();
    readonly int _capacity = Math.Max(50, MostPoints / (seeds == 1 ? 1 : seeds + 1));
    readonly List<CurvePoint> _points = [];
    readonly List<Evaluation>[] _all = [.. Enumerable.Range(0, seeds).Select(_ => new List<Evaluation>())];
    readonly bool[] _ended = new bool[seeds];
    readonly Dictionary<int, List<(int Place, Evaluation Evaluation)>> _incomplete = [];
    int _sequence, _lastStep = lastStep;

    /// <summary>Of the measurements, those with an index that this divides are kept, and the last.</summary>
    public int Stride { get; private set; } = 1;

    /// <summary>The latest measurement of each seed, whether it is among the points or
    /// not; null before the first.</summary>
    public IReadOnlyList<Evaluation?> Latest
    {
        get
        {
            lock (_lock)
                return [.. _all.Select(measured => measured.LastOrDefault())];
        }
    }

    /// <summary>Every measurement of each seed, nothing left out.</summary>
    public IReadOnlyList<IReadOnlyList<Evaluation>> All
    {
        get
        {
            lock (_lock)
                return [.. _all.Select(measured => measured.ToArray())];
        }
    }

    public void Add(int place, Evaluation evaluation)
    {
        lock (_lock)
        {
            var index = _all[place].Count;
            _all[place].Add(evaluation);
            if (!Keeps(index, evaluation.Step))
                return;
            _points.Add(new CurvePoint(_sequence++, place, index, evaluation.Step, evaluation.Epoch,
                CurvePoint.ValuesOf(evaluation)));
            if (seeds > 1)
                Collect(index, place, evaluation);
            while (index / Stride >= _capacity)
                Thin();
        }
    }

    /// <summary>Training goes on, to another last step.</summary>
    /// <param name="goesOn">of each seed whether it does</param>
    public void GoOn(int lastStep, IReadOnlyList<bool> goesOn)
    {
        lock (_lock)
        {
            _lastStep = lastStep;
            for (var place = 0; place < seeds; place++)
                _ended[place] = !goesOn[place];
        }
    }

    /// <summary>A seed measures no more: means are over the others.</summary>
    public void End(int place)
    {
        lock (_lock)
        {
            _ended[place] = true;
            foreach (var index in _incomplete.Keys.Order().ToList())
                AddMeanWhenComplete(index);
        }
    }

    /// <summary>The points that a reader does not have who has all with a smaller sequence number,
    /// and the stride they are of.</summary>
    public (int Stride, IReadOnlyList<CurvePoint> Points) From(int sequence)
    {
        lock (_lock)
        {
            var first = _points.Count;
            while (first > 0 && _points[first - 1].Sequence >= sequence)
                first--;
            return (Stride, _points[first..]);
        }
    }

    bool Keeps(int index, int step) => index % Stride == 0 || step == _lastStep;

    void Thin()
    {
        Stride *= 2;
        _points.RemoveAll(point => !Keeps(point.Index, point.Step));
        foreach (var index in _incomplete.Keys.Where(index => !Keeps(index, _incomplete[index][0].Evaluation.Step))
            .ToList())
            _incomplete.Remove(index);
    }

    void Collect(int index, int place, Evaluation evaluation)
    {
        if (!_incomplete.TryGetValue(index, out var together))
            _incomplete.Add(index, together = []);
        together.Add((place, evaluation));
        AddMeanWhenComplete(index);
    }

    void AddMeanWhenComplete(int index)
    {
        var together = _incomplete[index];
        if (Enumerable.Range(0, seeds).Any(place => !_ended[place] && together.All(one => one.Place != place)))
            return;
        _incomplete.Remove(index);
        if (together.Count < 2)
            return;
        var bySeed = together.OrderBy(one => one.Place).Select(one => CurvePoint.ValuesOf(one.Evaluation)).ToList();
        var means = Enumerable.Range(0, CurvePoint.Quantities)
            .Select(quantity => Estimate.OfMean([.. bySeed.Select(values => values[quantity])])
                .Within(0, quantity % 2 == 0 ? double.PositiveInfinity : 1)) // losses, errors
            .ToList();
        var first = together[0].Evaluation;
        _points.Add(new CurvePoint(
            _sequence++, null, index, first.Step, first.Epoch, [.. means.Select(mean => mean.Mean)],
            [.. means.Select(mean => mean.Low)], [.. means.Select(mean => mean.High)], together.Count));
    }
}
