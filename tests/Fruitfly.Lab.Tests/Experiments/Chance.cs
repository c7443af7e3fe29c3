using System.Globalization;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>A little by which made-up results differ, as those of trainings do: a few that all agree have no
/// interval.</summary>
static class Chance
{
    /// <summary>From −0.0002 to 0.0002, another for each trial.</summary>
    /// <param name="what">another number for each of several results of a trial</param>
    public static double Of(Trial trial, int what = 0)
    {
        var start = TrialIdentity.Hash(trial).AsSpan(0, 16);
        var bits = ulong.Parse(start, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        bits = (bits ^ (ulong)what) * 0x9E3779B97F4A7C15;
        return 0.0004 * ((bits >> 32) / (double)uint.MaxValue - 0.5);
    }
}
