using Fruitfly.Measurement.Importance;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Which factors matter.</summary>
/// <param name="Method">how the shares were got, as sentences; or why there are none</param>
/// <param name="All">main effects and interactions, the largest first</param>
public sealed record SweepImportance(string Method, IReadOnlyList<FactorImportance> All)
{
    /// <summary>The share of the variance between settings that the factor alone accounts for; −1 where it is not
    /// known.</summary>
    public double Of(Factor factor) =>
        All.FirstOrDefault(one => !one.IsInteraction && one.Factors[0] == factor)?.Share ?? -1;

    /// <summary>How many settings were compared.</summary>
    public int Settings { get; private init; }

    internal static SweepImportance Of(SweepScores scores, FactorNames names) =>
        Of(scores.Compared, scores.Plan.Factors, names.Of, scores.Plan.Folds);

    /// <summary>By the exact analysis of variance where the settings fill a grid, without levels at which trials
    /// diverged; else by a response surface.</summary>
    /// <param name="name">of a factor, in words</param>
    /// <param name="folds">of each setting; 0 where seeds alone repeat it</param>
    public static SweepImportance Of(
        IReadOnlyList<SettingScore> all, IReadOnlyList<Factor> factors, Func<Factor, string> name, int folds = 0)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(name);
        if (FullGrid.Of(all, factors, name) is { } grid)
            return OnGrid(grid, folds > 1 ? "folds" : "seeds");
        var settings = all.Where(one => double.IsFinite(one.Mean)).ToList();
        List<FactorLevels> levels =
        [
            .. from factor in factors
               let known = new FactorLevels(
                   factor, name(factor), [.. settings.Select(one => one.Setting)], int.MaxValue)
               where known.All.Count > 1
               select known,
        ];
        return levels.Count == 0 ? new("No factor varies.", []) : Fitted(settings, levels);
    }

    /// <param name="repeated">what repetitions differ in</param>
    static SweepImportance OnGrid(FullGrid grid, string repeated)
    {
        var repetitions = grid.Settings[0].Repetitions.Count;
        double[] values = [.. grid.Settings.SelectMany(one => one.Repetitions).Select(repetition => repetition.Value)];
        var shares = GridShares.Of(values, [.. grid.Levels.Select(factor => factor.All.Count)], repetitions);
        return Of(shares, grid.Levels, grid.Settings.Count, repetitions, "Exact analysis of variance of the grid (functional ANOVA)"
            + (repetitions == 1 ? ", with the noise of the one seed in it, so that every share may be luck."
                : $", with the noise of the {repeated} taken off" + (repetitions > 2
                    ? $"; 95 % intervals over {repetitions} {repeated} (jackknife)."
                    : $"; two {repeated} are too few for intervals."))
            + (grid.LeftOut.Count == 0 ? "" : $" ▲ Without {string.Join(" and ", grid.LeftOut)}, where trials diverged."));
    }

    static SweepImportance Fitted(List<SettingScore> settings, List<FactorLevels> levels)
    {
        if (settings.Count < 4)
            return new("Fewer than four settings have a score.", []);
        double[] spreads = [.. settings.Select(one => one.Estimate!)
            .Where(estimate => estimate.Count > 1)
            .Select(estimate => estimate.StandardDeviation * estimate.StandardDeviation / estimate.Count)];
        var result = FittedShares.Of(
            [.. settings.Select(one => one.Mean)], [.. levels.Select(factor => Design(factor, settings))],
            spreads.Length == 0 ? 0 : spreads.Average());
        return Of(result.Shares, levels, settings.Count, settings.Average(one => one.Repetitions.Count),
            "Shares of a quadratic response surface, fitted by ridge regression to the settings' means" +
            (result.HasPairs ? "" : " without interactions, for which there are too few settings or too many factors") +
            $"; it predicts {Percent(result.Explained)} % of the variance of settings that it was not fitted to. " +
            "95 % intervals over settings and seeds (bootstrap).");
    }

    static DesignFactor Design(FactorLevels factor, List<SettingScore> settings) => factor.IsOrdered
        ? DesignFactor.OfNumbers([.. settings.Select(one => factor.PlaceOf(one.Setting) is not { } place ? double.NaN
            : factor.IsLogarithmic ? Math.Log(place) : place)])
        : DesignFactor.OfNames([.. settings.Select(one => factor.Of(one.Setting) ?? -1)]);

    /// <param name="repetitions">of each setting</param>
    static SweepImportance Of(
        FactorShares shares, IReadOnlyList<FactorLevels> levels, int settings, double repetitions, string method)
    {
        if (!DiffersBeyondChance(shares, settings, repetitions))
            return new("The settings differ no more than their trials do by chance (F test at 5 %).", []);
        // Noise is taken off each share, so that they may add up to a little more than the whole.
        var whole = Math.Max(1, shares.Shares.Sum(share => double.IsFinite(share.Share) ? share.Share : 0));
        return new(method,
        [
            .. from share in shares.Shares
               where double.IsFinite(share.Share)
               orderby share.Share descending
               select new FactorImportance(
                   share.Second is { } second
                       ? [levels[share.First].Factor, levels[second].Factor] : [levels[share.First].Factor],
                   share.Share / whole, double.IsFinite(share.Low) ? share.Low / whole : 0,
                   double.IsFinite(share.High) ? share.High / whole : 1),
        ])
        { Settings = settings };
    }

    /// <summary>Whether the means of the settings spread more than the noise of their repetitions makes them.</summary>
    static bool DiffersBeyondChance(FactorShares shares, int settings, double repetitions)
    {
        if (shares.Variance <= 0)
            return false;
        if (!(shares.Noise > 0) || repetitions <= 1)
            return true;
        var between = shares.Variance * settings / (settings - 1.0) + shares.Noise;
        return FisherSnedecor.CDF(settings - 1, (settings - 1) * (repetitions - 1), between / shares.Noise) > 0.95;
    }

    static string Percent(double share) =>
        Math.Round(100 * Math.Clamp(share, 0, 1)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
