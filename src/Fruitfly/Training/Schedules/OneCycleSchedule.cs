namespace Fruitfly.Training.Schedules;

/// <summary>Half a cosine from <paramref name="Initial"/> up to 1, and a longer one down to <paramref name="Final"/> at
/// the last step (Smith and Topin 2018, PyTorch's OneCycleLR with its defaults). The optimizer's rate is the
/// largest.</summary>
/// <param name="WarmUpShare">the share of all steps that the way up takes, from 0 to 1</param>
public sealed record OneCycleSchedule(double WarmUpShare = 0.3, double Initial = 0.04, double Final = 4e-6) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps)
    {
        if (!(WarmUpShare is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(WarmUpShare), WarmUpShare, "The way up takes a share of the steps from 0 to 1.");
        var peak = WarmUpShare * totalSteps - 1;
        return step <= peak
            ? Between(Initial, 1, Share(step, peak)) : Between(1, Final, Share(step - peak, totalSteps - 1 - peak));
    }

    static double Share(double step, double steps) => steps > 0 ? Math.Min(1, step / steps) : 1;

    static double Between(double from, double to, double share) =>
        to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;
}
