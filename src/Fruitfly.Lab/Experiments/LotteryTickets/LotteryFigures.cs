using System.Globalization;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Accuracy, loss and speed of learning against sparsity, with the controls; the learning
/// curves at the tickets' sparsity.</summary>
static class LotteryFigures
{
    public const string Horizontal = "parameters pruned (%)";

    public static string Name(Masks masks) => masks switch
    {
        Masks.Found => "tickets",
        Masks.FreshStart => "fresh weights",
        Masks.Shuffled => "shuffled masks",
        _ => "random masks",
    };

    public static Meaning? MeaningOf(Masks masks) => masks == Masks.Found ? Meaning.Test : null;

    public static IEnumerable<Figure> Of(LotteryOutcome outcome)
    {
        if (Mean(outcome.Accuracy(Masks.Found, 0)) is not { } dense)
            yield break;
        var setting = outcome.Setting;
        var (ticket, random) = (Mean(outcome.Accuracy(Masks.Found, setting.Ticket)),
            Mean(outcome.Accuracy(Masks.Random, setting.Ticket)));
        var sparsity = 100 * setting.Sparsities[setting.Ticket];
        yield return Against("accuracy", "test accuracy", "%", outcome.Accuracy, outcome,
            round => (round.Found, round.Random), dense,
            FormattableString.Invariant(
                $"With {sparsity:F0} % pruned, tickets reach {ticket:F1} %, the dense network {dense:F1} %, random masks {random:F1} %"));
        var speeds = Enumerable.Range(0, setting.Sparsities.Count)
            .Select(round => Mean(outcome.Speed(Masks.Found, round)) ?? double.NaN).ToList();
        var fastest = speeds.IndexOf(speeds.Where(double.IsFinite).Max());
        yield return Against("speed", "mean test accuracy over the steps", "%", outcome.Speed, outcome,
            round => (round.FoundSpeed, round.RandomSpeed), speeds[0],
            FormattableString.Invariant(
                $"Learning is fastest with {100 * setting.Sparsities[fastest]:F0} % pruned: averaged over the steps {speeds[fastest]:F1} % are right, with the dense network {speeds[0]:F1} %"));
        yield return Loss(outcome);
        yield return Curves(outcome);
    }

    static Figure Against(
        string id, string quantity, string unit, Func<Masks, int, double[]> values, LotteryOutcome outcome,
        Func<PublishedLottery.Round, (double[] Found, double[] Random)> published, double dense, string title)
    {
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = Horizontal, Quantity = quantity, Unit = unit,
            Series = [.. Enum.GetValues<Masks>().Select(masks => Series(outcome, masks, values))],
            Published = outcome.Setting.IsPublished
                ? [.. PublishedLottery.Rounds.SelectMany(round => Diamonds(round, published(round)))] : [],
            Reference = new ReferenceLine(dense, "dense"),
            Diverged = outcome.Diverged, Trials = outcome.Trials,
        });
        return chart.ToFigure(id, title, outcome.Setting.Text,
            $"The {quantity} of four kinds of masks against the share of parameters pruned. {title}.",
            Empty(outcome, values, "F1", " %"));
    }

    static LineSeries Series(
        LotteryOutcome outcome, Masks masks, Func<Masks, int, double[]> values, string panel = "") =>
        new(Name(masks), MeaningOf(masks))
        {
            Panel = panel,
            Seeds = LineSeries.Repetitions(
                outcome.Rounds(masks).Where(round => outcome.Setting.Sparsities[round] < 1)
                    .Select(round =>
                        (100 * outcome.Setting.Sparsities[round], (IReadOnlyList<double>)values(masks, round)))),
        };

    static IEnumerable<PublishedValue> Diamonds(PublishedLottery.Round round, (double[] Found, double[] Random) values)
    {
        yield return Diamond(values.Found, Masks.Found);
        if (round.Number > 0)
            yield return Diamond(values.Random, Masks.Random);

        PublishedValue Diamond(double[] both, Masks masks) => new(
            100 * round.Sparsity, both.Average(), both.Min(), both.Max(), $"mnist1d notebook, {Name(masks)}",
            MeaningOf(masks), Name(masks));
    }

    /// <summary>Without any parameter nothing is learned under any mask: a sentence, since the lines
    /// would all drop to one point.</summary>
    static string Empty(LotteryOutcome outcome, Func<Masks, int, double[]> values, string format, string unit) =>
        Mean(values(Masks.Found, outcome.Setting.Sparsities.Count - 1)) is { } empty
            ? $"With all parameters pruned: {empty.ToString(format, CultureInfo.InvariantCulture)}{unit}."
            : "";

    /// <summary>UDL figure 20.3, with the controls.</summary>
    static Figure Loss(LotteryOutcome outcome)
    {
        var setting = outcome.Setting;
        var losses = Enumerable.Range(0, setting.Sparsities.Count)
            .Select(round => Mean(outcome.Loss(Masks.Found, round)) ?? double.NaN).ToList();
        var lowest = losses.IndexOf(losses.Where(double.IsFinite).Min());
        var title = FormattableString.Invariant(
            $"The test loss is lowest with {100 * setting.Sparsities[lowest]:F0} % pruned: {losses[lowest]:F2}, with the dense network {losses[0]:F2}");
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = Horizontal, Quantity = "test loss",
            Series = [.. Enum.GetValues<Masks>().Select(masks => Series(outcome, masks, outcome.Loss))],
            Reference = new ReferenceLine(losses[0], "dense"), Diverged = outcome.Diverged, Trials = outcome.Trials,
        });
        return chart.ToFigure("loss", title, setting.Text,
            $"Test loss of four kinds of masks against the share of parameters pruned. {title}.",
            Empty(outcome, outcome.Loss, "F2", ""));
    }

    static Figure Curves(LotteryOutcome outcome)
    {
        var setting = outcome.Setting;
        var title = Reached(outcome) is { } step
            ? FormattableString.Invariant(
                $"A ticket is as good after {step:N0} steps as the dense network after {setting.Steps:N0}")
            : "A ticket does not reach the dense network's last accuracy";
        var chart = Lines.Draw(new LinesData
        {
            Horizontal = "step", Quantity = "test accuracy", Unit = "%",
            Series = [Curve("dense", Masks.Found, 0, Meaning.Theory),
                .. Enum.GetValues<Masks>()
                    .Select(masks => Curve(Name(masks), masks, setting.Ticket, MeaningOf(masks)))],
            Diverged = outcome.Diverged, Trials = outcome.Trials,
        });
        return chart.ToFigure(
            "learning-curves", title,
            FormattableString.Invariant($"{100 * setting.Sparsities[setting.Ticket]:F0} % pruned. ") + setting.Text,
            $"Test accuracy against steps of the dense network, tickets and the three controls. {title}.");

        LineSeries Curve(string name, Masks masks, int round, Meaning? meaning) => new(name, meaning)
        {
            Seeds = [.. setting.Seeds.Select(seed => new SeedCurve(
                seed, [.. outcome.Curve(seed, masks, round)
                    .Select(evaluation => new CurvePoint(evaluation.Step, LotteryOutcome.Percent(evaluation)))]))],
        };
    }

    /// <summary>The first step at which the mean over the tickets is what the dense network's is at its last.</summary>
    static int? Reached(LotteryOutcome outcome)
    {
        var goal = Mean(outcome.Accuracy(Masks.Found, 0));
        return outcome.Setting.Seeds.SelectMany(seed => outcome.Curve(seed, Masks.Found, outcome.Setting.Ticket))
            .GroupBy(evaluation => evaluation.Step).OrderBy(step => step.Key)
            .Where(step => step.Average(LotteryOutcome.Percent) >= goal).Select(step => (int?)step.Key)
            .FirstOrDefault();
    }

    public static double? Mean(double[] values) =>
        values.Where(double.IsFinite).Select(value => (double?)value).Average();
}
