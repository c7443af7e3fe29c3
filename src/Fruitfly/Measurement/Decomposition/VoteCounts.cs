namespace Fruitfly.Measurement.Decomposition;

/// <summary>How often the networks of each subset say each class at one point. Only classes that any of them says are
/// looked at, however many there are.</summary>
sealed class VoteCounts(PredictionShape shape, int classes)
{
    readonly int[] _counts = new int[shape.Subsets * classes], _all = new int[classes];
    readonly List<int> _said = [];

    public void Read(ReadOnlySpan<int> predicted, int repartition, int point)
    {
        foreach (var said in _said)
        {
            _all[said] = 0;
            for (var k = 0; k < shape.Subsets; k++)
                _counts[k * classes + said] = 0;
        }
        _said.Clear();
        for (var k = 0; k < shape.Subsets; k++)
            for (var s = 0; s < shape.Seeds; s++)
            {
                var said = predicted[shape.Place(repartition, k, s, point)];
                _counts[k * classes + said]++;
                if (_all[said]++ == 0)
                    _said.Add(said);
            }
        _said.Sort();
    }

    public int Of(int subset, int label) => _counts[subset * classes + label];

    /// <summary>The class that most networks say, the smallest of several.</summary>
    /// <param name="without">a subset whose networks do not vote, or −1 for none</param>
    /// <param name="orWithout">another one</param>
    public int Vote(int without = -1, int orWithout = -1)
    {
        var (best, most) = (_said[0], -1);
        foreach (var c in _said)
        {
            var votes = _all[c] - (without < 0 ? 0 : Of(without, c))
                - (orWithout < 0 || orWithout == without ? 0 : Of(orWithout, c));
            if (votes > most)
                (best, most) = (c, votes);
        }
        return best;
    }

    /// <summary>The share of pairs of networks of two subsets that say different classes.</summary>
    public double Disagreement()
    {
        var equal = 0L;
        foreach (var c in _said)
        {
            equal += (long)_all[c] * _all[c];
            for (var k = 0; k < shape.Subsets; k++)
                equal -= (long)Of(k, c) * Of(k, c);
        }
        return 1 - equal / (shape.Subsets * (shape.Subsets - 1.0) * shape.Seeds * shape.Seeds);
    }
}
