using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Every setting as one line across all factors.</summary>
static class ParallelFigure
{
    const int MostTicks = 8;
    const int MostAxes = 12;

    /// <param name="factors">the most important first; those beyond twelve are left out</param>
    public static Figure? Of(IReadOnlyList<Factor> factors, FactorNames names, SweepScores scores)
    {
        var metric = scores.Metric;
        if (factors.Count < 2 || !scores.Compared.Any(one => double.IsFinite(one.Mean)))
            return null;
        var settings = scores.Compared.Select(one => one.Setting).ToList();
        var axes = factors.Take(MostAxes)
            .Select(factor => new PlacedFactor(factor, names.Of(factor), settings)).ToList();
        var chart = ParallelCoordinates.Draw(new()
        {
            Axes = [.. axes.Select(axis => new ParallelAxis(axis.Levels.Title, axis.Ticks(MostTicks)))],
            Lines =
            [
                .. from one in scores.Compared
                   orderby one.Estimate is null, one.Diverged, metric.Cost(one.Mean)
                   select new ParallelLine($"{one.Setting.Number + 1}: {names.Of(one.Setting)}",
                       [.. axes.Select(axis => axis.Of(one.Setting))], metric.Factor * one.Mean),
            ],
            Value = metric.Axis("validation"),
            IsHigherBetter = metric.IsHigherBetter,
        });
        return chart.ToFigure("settings", "Every setting at a glance", scores.Plan.Name,
            $"One line for each setting across the factors, coloured by validation {metric.Name}.",
            "The best of many is best by luck as well: see its corrected score." +
            (factors.Count > MostAxes ? $" The {MostAxes} most important of {factors.Count} factors are shown." : ""));
    }

    /// <summary>A factor with the share of its axis at which a setting stands.</summary>
    sealed class PlacedFactor
    {
        readonly double _low, _high;

        public PlacedFactor(Factor factor, string title, IReadOnlyList<SweepSetting> settings)
        {
            Levels = new(factor, title, settings, int.MaxValue);
            _low = Levels.All.Select(level => At(level.Place)).DefaultIfEmpty(0).Min();
            _high = Levels.All.Select(level => At(level.Place)).DefaultIfEmpty(0).Max();
        }

        public FactorLevels Levels { get; }

        public double? Of(SweepSetting setting) => Levels.PlaceOf(setting) is { } place ? Share(place) : null;

        public IReadOnlyList<(double, string)> Ticks(int most) =>
            [.. MarkBudget.Thin(Levels.All.Count, most).Select(k => (Share(Levels.All[k].Place), Levels.All[k].Text))];

        double Share(double place) => _high > _low ? (At(place) - _low) / (_high - _low) : 0.5;

        double At(double place) => Levels.IsLogarithmic ? Math.Log(place) : place;
    }
}
