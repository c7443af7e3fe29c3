using Fruitfly.Lab.Experiments;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>Settings of an experiment that its declared ranges allow, each small enough to run in moments.</summary>
static class OptionSweep
{
    public const string Variable = "FRUITFLY_SWEEP";

    public static bool IsNightly => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    public static Dictionary<string, double> Small(Experiment experiment) =>
        experiment.Options.ToDictionary(option => option.Name, option => SweptRange.Of(experiment, option).Small);

    /// <summary>Every option at both of its ends while the others are small, and all of them small.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, double>> Ends(Experiment experiment) =>
        Ends(experiment, experiment.Options);

    static IEnumerable<IReadOnlyDictionary<string, double>> Ends(
        Experiment experiment, IEnumerable<ExperimentOption> swept)
    {
        var small = Small(experiment);
        yield return small;
        foreach (var option in swept)
            foreach (var end in (double[])[option.Minimum, SweptRange.Of(experiment, option).Large])
                if (end != small[option.Name])
                    yield return new Dictionary<string, double>(small) { [option.Name] = end };
    }

    /// <summary>This many of the <see cref="Ends(Experiment)"/> that are not slow.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, double>> SomeEnds(
        Experiment experiment, int count, ulong seed)
    {
        var ends = Ends(experiment, experiment.Options.Where(option => !SweptRange.Of(experiment, option).IsSlow))
            .ToArray();
        RandomStream.For(seed, StreamPurpose.Split).Shuffle(ends.AsSpan(1));
        return ends.Skip(Math.Min(1, ends.Length - 1)).Take(count); // the first is small throughout
    }

    /// <summary>All options at once, each at an end or somewhere between.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, double>> Combinations(
        Experiment experiment, int count, ulong seed)
    {
        var random = RandomStream.For(seed, StreamPurpose.Split);
        for (var i = 0; i < count; i++)
            yield return experiment.Options.ToDictionary(option => option.Name,
                option => Drawn(option, SweptRange.Of(experiment, option), random));
    }

    static double Drawn(ExperimentOption option, SweptRange range, RandomStream random)
    {
        var (low, high) = (option.Minimum, Math.Max(option.Minimum, range.Combined));
        return random.NextInt(4) switch
        {
            0 => low,
            1 => high,
            2 => range.Small <= high ? range.Small : low,
            _ => Between(low, high, random.NextDouble()) is var value && option.IsInteger
                ? Math.Round(value) : Between(low, high, random.NextDouble()),
        };
    }

    /// <summary>Evenly on a logarithmic scale, so that small values are as likely as large ones.</summary>
    static double Between(double low, double high, double share) =>
        Math.Clamp(low + Math.Pow(high - low + 1, share) - 1, low, high);
}
