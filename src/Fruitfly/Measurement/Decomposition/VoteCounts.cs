namespace Fruitfly.Measurement.Decomposition;

/// <summary>How often the networks of each subset say each class at one point.</summary>
sealed class VoteCounts(PredictionShape shape, int classes)
{
    readonly int[] _counts = new int[shape.Subsets * classes], _all = new int[classes];

    public void Read(ReadOnlySpan<int> predicted, int repartition, int point)
    {
        Array.Clear(_counts);
        Array.Clear(_all);
        for (var k = 0; k < shape.Subsets; k++)
            for (var s = 0; s < shape.Seeds; s++)
            {
                var said = predicted[shape.Place(repartition, k, s, point)];
                _counts[k * classes + said]++;
                _all[said]++;
            }
    }

    public int Of(int subset, int label) => _counts[subset * classes + label];

    /// <summary>The class that most networks say, the smallest of several.</summary>
    /// <param name="without">a subset whose networks do not vote, or −1 for none</param>
    public int Vote(int without = -1)
    {
        var (best, most) = (0, -1);
        for (var c = 0; c < classes; c++)
        {
            var votes = without < 0 ? _all[c] : _all[c] - Of(without, c);
            if (votes > most)
                (best, most) = (c, votes);
        }
        return best;
    }

    /// <summary>The share of pairs of networks of two subsets that say different classes.</summary>
    public double Disagreement()
    {
        var equal = 0L;
        for (var c = 0; c < classes; c++)
        {
            equal += (long)_all[c] * _all[c];
            for (var k = 0; k < shape.Subsets; k++)
                equal -= (long)Of(k, c) * Of(k, c);
        }
        return 1 - equal / (shape.Subsets * (shape.Subsets - 1.0) * shape.Seeds * shape.Seeds);
    }
}
