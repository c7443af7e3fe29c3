using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>Draws how long each trial of a plan takes, in the order in which they are claimed.</summary>
public static class TrialTimes
{
    public static double[] Draw(ClusterPlan plan, RandomStream random)
    {
        var slow = (int)Math.Round(plan.SlowShare * plan.Trials);
        var times = new double[plan.Trials];
        for (var i = 0; i < times.Length; i++)
            times[i] = plan.TrialSeconds * Math.Exp(plan.Spread * random.NextGaussian() - plan.Spread * plan.Spread / 2)
                * (IsSlow(i) ? plan.SlowTimes : 1);
        if (plan.LongestFirst)
            times.AsSpan().Sort((a, b) => b.CompareTo(a));
        return times;

        // Together in the middle of the plan, or evenly spread over it.
        bool IsSlow(int i) => plan.SlowTogether
            ? i >= (plan.Trials - slow) / 2 && i < (plan.Trials - slow) / 2 + slow
            : slow > 0 && (long)(i + 1) * slow / plan.Trials > (long)i * slow / plan.Trials;
    }
}
