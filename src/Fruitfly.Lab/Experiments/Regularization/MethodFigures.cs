using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>What each method does to the slide's network.</summary>
static class MethodFigures
{
    public const string Differences = "differences", Strengths = "strengths", Stopping = "stopping",
        Ensembles = "ensembles";

    public static IEnumerable<Figure> Of(RegularizationOutcome outcome)
    {
        if (outcome.Effects.Count == 0)
            yield break;
        yield return DifferencesOf(outcome);
        yield return StrengthsOf(outcome);
        yield return StoppingOf(outcome);
        if (outcome.Ensembles.Members.Count > 0)
            yield return EnsemblesOf(outcome);
    }

    static Figure DifferencesOf(RegularizationOutcome outcome)
    {
        var effects = outcome.Effects.OrderBy(effect => Mean(effect, pair => pair.TestDifference)).ToList();
        var lower = effects.Count(effect => Mean(effect, pair => pair.TestDifference) < 0);
        var title = FormattableString.Invariant(
            $"{lower} of {effects.Count} methods lower the test error, {effects[0].Name} most: from {Mean(effects[0], pair => pair.TestError - pair.TestDifference):F1} to {Mean(effects[0], pair => pair.TestError):F1} %");
        IEnumerable<IntervalRow> rows = effects.SelectMany(effect => (IntervalRow[])
        [
            new(effect.Name, effect.Of(pair => pair.TestDifference), "test error", Meaning.Test),
            new(effect.Name, effect.Of(pair => pair.GapDifference), "gap to the training error", Meaning.Variance),
        ]);
        if (outcome.Ensembles.Members.Count > 0)
            rows = rows.Append(new($"ensembles of {outcome.Options.Members}", outcome.Ensembles.MeanDifferences,
                "test error", Meaning.Test));
        return Intervals.Draw("change of the error (points)", [.. rows]).ToFigure(
            Differences, title, Setting(outcome.Options),
            $"Changes of test error and generalization gap by each method, as points with intervals. {title}.",
            "Below 0 is better. Each network is compared with the one of the same seed without regularization, an " +
            "ensemble with its own networks; strengths were chosen on validation examples.");
    }

    static Figure StrengthsOf(RegularizationOutcome outcome)
    {
        var most = outcome.Methods.Max(method => method.Strengths.Count);
        var bowls = outcome.Methods.Count(method => method.Effect is not null
            && Enumerable.Range(1, method.Strengths.Count - 1).Any(place =>
                Average(method.Errors(place, Split.Test)) > Average(method.Errors(place - 1, Split.Test))));
        var title = $"More is not always better: with {bowls} of {outcome.Methods.Count} methods the test error rises " +
            "again from some strength on";
        return Lines.Draw(new LinesData
        {
            Horizontal = "strength, from none to the strongest", Quantity = "error", Unit = "%",
            Ticks = [.. Enumerable.Range(0, most + 1).Select(place => (double)place)], Columns = 2,
            Diverged = outcome.Methods.Sum(method => method.Diverged),
            Trials = outcome.Methods.Sum(method => method.Trials.Sum(seeds => seeds.Count)),
            Series =
            [
                .. from method in outcome.Methods
                   from split in (Split[])[Split.Training, Split.Validation, Split.Test]
                   select new LineSeries(Of(split))
                   {
                       Panel = method.Method.Name,
                       Seeds = LineSeries.Repetitions(
                           Enumerable.Range(0, method.Strengths.Count)
                               .Select(place => (place + 1.0, (IReadOnlyList<double>)method.Errors(place, split)))
                               .Prepend((0.0, Plain(method, split)))),
                   },
            ],
        }).ToFigure(
            Strengths, title, Setting(outcome.Options),
            $"Training, validation and test error against the strength of each of {outcome.Methods.Count} methods, one " +
            $"panel each. {title}.",
            string.Join("; ", outcome.Methods.Select(method =>
                $"{method.Method.Name}: {method.Method.Measure} {string.Join(", ",
                    method.Strengths.Select(strength => FormattableString.Invariant($"{strength:0.#####}")))}")) + ".");
    }

    static Figure StoppingOf(RegularizationOutcome outcome)
    {
        var trials = outcome.Methods[0].Plain;
        var stopped = outcome.Stopping[^1].Pairs;
        var title = FormattableString.Invariant(
            $"Without regularization the validation loss is lowest after {stopped.Average(pair => pair.Regularized.Epoch):F0} epochs and {stopped.Average(pair => pair.Plain.Validation!.Loss / pair.Regularized.Validation!.Loss):F1} times that in the end");
        var first = trials.First(trial => !trial.History.Diverged).History;
        return LearningCurves.Draw(new LearningCurvesData
        {
            Quantity = "loss",
            StepsPerEpoch = (int)Math.Round(first.Last.Step / first.Last.Epoch),
            Diverged = trials.Count(trial => trial.History.Diverged),
            Series =
            [
                .. from split in (Split[])[Split.Training, Split.Validation, Split.Test]
                   select new CurveSeries(Of(split),
                       [.. trials.Select(trial => new SeedCurve(trial.Trial.Seed,
                           [.. trial.History.Evaluations.Select(evaluation =>
                               new CurvePoint(evaluation.Step, evaluation[split]!.Loss))]))]),
            ],
        }).ToFigure(
            Stopping, title, Setting(outcome.Options),
            $"Training, validation and test loss against training steps. {title}.",
            "Early stopping by the loss brings back the parameters of the lowest validation loss.");
    }

    static Figure EnsemblesOf(RegularizationOutcome outcome)
    {
        var ensembles = outcome.Ensembles;
        var title = FormattableString.Invariant(
            $"{outcome.Options.Members} networks together err on {ensembles.Means.Average(errors => errors[^1]):F1} % of the test digits, one of them on {ensembles.Members.Average(errors => errors.Average()):F1} %");
        return Lines.Draw(new LinesData
        {
            Horizontal = "networks", Quantity = "test error", Unit = "%", IsZeroIncluded = false,
            Repeated = "ensembles",
            Ticks = [.. Enumerable.Range(1, outcome.Options.Members).Select(count => (double)count)],
            Series = [Series("mean of the outputs", ensembles.Means), Series("majority", ensembles.Majorities)],
        }).ToFigure(
            Ensembles, title, $"{Setting(outcome.Options)}; other initial weights and batches",
            $"Test error of ensembles against the number of their networks. {title}.",
            "Outputs are averaged before softmax; of two networks that disagree the majority is the lower class.");

        static LineSeries Series(string name, IReadOnlyList<double[]> errors) => new(name)
        {
            Seeds = [.. errors.Select((ensemble, index) => new SeedCurve((ulong)index,
                [.. ensemble.Select((error, member) => new CurvePoint(member + 1, error))]))],
        };
    }

    static IReadOnlyList<double> Plain(MethodOutcome method, Split split) =>
        [.. method.Plain.Where(trial => !trial.History.Diverged)
            .Select(trial => 100 * trial.History.Last[split]!.Error)];

    static Meaning Of(Split split) => split switch
    {
        Split.Training => Meaning.Training,
        Split.Validation => Meaning.Validation,
        _ => Meaning.Test,
    };

    static double Mean(MethodEffect effect, Func<PairedScores, double> value) => effect.Of(value).Average();

    static double Average(double[] values) => values.DefaultIfEmpty(double.NaN).Average();

    static string Setting(RegularizationOptions options) => FormattableString.Invariant(
        $"MNIST-1D, {options.Examples * 4 / 5:N0} training and {options.Examples / 5:N0} validation examples: 40-100-100-10, SGD 0.05 with momentum 0.9, batch 100, {options.Epochs:N0} epochs");
}
