namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Whether the inputs that a unit of the first layer keeps are neighbours, as
/// local features of a signal are.</summary>
static class MaskAdjacency
{
    const int Inputs = 40, FewestRuns = 5;

    /// <summary>How many times as often as by chance <paramref name="length"/> neighbouring inputs of a unit are all
    /// kept. Chance is what shuffling the mask gives on average: K kept of N weights fill given places with
    /// probability K(K−1)… / N(N−1)….</summary>
    /// <param name="prunedIn">the round in which each weight was pruned, [units × inputs]</param>
    /// <returns>NaN where so few weights are kept that chance finds fewer than five runs in all</returns>
    public static double Ratio(ReadOnlySpan<byte> prunedIn, int round, int length)
    {
        var (runs, chance) = Runs(prunedIn, round, length);
        return chance < FewestRuns ? double.NaN : runs / chance;
    }

    /// <summary>The notebook's statistic: places of a unit, of 40, at which <paramref name="length"/> neighbouring inputs
    /// begin that are all kept, as a share; and the same of a shuffled mask on average.</summary>
    public static (double Kept, double Chance) Shares(ReadOnlySpan<byte> prunedIn, int round, int length)
    {
        var (runs, chance) = Runs(prunedIn, round, length);
        return (runs / (double)prunedIn.Length, chance / prunedIn.Length);
    }

    static (int Runs, double Chance) Runs(ReadOnlySpan<byte> prunedIn, int round, int length)
    {
        var (runs, places, kept) = (0, 0, 0);
        for (var unit = 0; unit < prunedIn.Length / Inputs; unit++)
            for (int input = 0, run = 0; input < Inputs; input++)
            {
                var isKept = prunedIn[unit * Inputs + input] > round;
                kept += isKept ? 1 : 0;
                run = isKept ? run + 1 : 0;
                places += input >= length - 1 ? 1 : 0;
                runs += run >= length ? 1 : 0;
            }
        var chance = 1.0;
        for (var i = 0; i < length; i++)
            chance *= (double)(kept - i) / (prunedIn.Length - i);
        return (runs, chance * places);
    }
}
