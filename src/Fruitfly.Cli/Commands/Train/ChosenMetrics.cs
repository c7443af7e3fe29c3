using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>Which metrics are shown after training, as <c>--metrics auc,log-loss</c> says; without it all of the
/// task's, every class and the confusion matrix.</summary>
sealed class ChosenMetrics
{
    readonly IReadOnlyList<Metric>? _chosen;

    ChosenMetrics(IReadOnlyList<Metric>? chosen) => _chosen = chosen;

    public static ChosenMetrics All { get; } = new(null);

    public static Option<string?> Option() => new("--metrics")
    {
        Description = $"show these alone, separated by commas: {string.Join(", ", Names)}",
        HelpName = "NAMES",
    };

    static IEnumerable<string> Names => Enum.GetValues<Metric>().Select(metric => KebabCase.Of($"{metric}"));

    /// <exception cref="UsageError">a name that is no metric's</exception>
    public static ChosenMetrics Of(string? names) => names is null ? All : new([.. names.Split(',').Select(Parse)]);

    /// <exception cref="UsageError">no such metric</exception>
    public static Metric Parse(string name)
    {
        foreach (var metric in Enum.GetValues<Metric>())
            if (KebabCase.Of($"{metric}").Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                return metric;
        throw new UsageError($"there is no metric '{name.Trim()}'.",
            Suggestion.For(name.Trim(), Names) is { } meant
                ? $"did you mean '{meant}'?" : $"known are {string.Join(", ", Names)}.");
    }

    public void Write(Terminal terminal, TrainedScores scores)
    {
        if (scores.Metrics is not { } metrics)
            return;
        var titles = MetricTables.Titles(scores);
        terminal.WriteTable([titles[0], .. titles.Skip(1).Select(title => $">{title}")],
            MetricTables.Rows(scores).Zip(metrics.Rows)
                .Where(row => _chosen?.Contains(row.Second.Metric) ?? true).Select(row => row.First));
        if (MetricTables.Unit(scores) is { } unit)
            terminal.WriteWrapped(unit);
        if (_chosen is not null || metrics.Confusions is not { Classes: <= MetricTables.MostClasses })
            return;
        terminal.WriteWrapped(MetricTables.Calibration(scores)!);
        terminal.WriteTable(
            ["class", ">examples", ">precision", ">recall", ">F1"], MetricTables.Classes(scores));
        terminal.WriteTable(
            ["true class, taken for", .. MetricTables.Names(scores).Select(name => $">{name}")],
            MetricTables.Confusions(scores));
    }
}
