using Fruitfly.Data.Mnist1d;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dData;

/// <summary>The templates, the transformations of one of them, and what comes out.</summary>
static class DataFigures
{
    const int ExamplesPerClass = 6;

    /// <summary>The digit whose way is shown: its template has a plateau, a flank and a dip.</summary>
    const int ShownDigit = 2;

    public static IEnumerable<Figure> Of(Mnist1dGenerator generator, Data.Mnist1d.Mnist1dData data)
    {
        var templates = generator.Settings.Templates ?? Mnist1dTemplates.Published;
        yield return Signals.Draw([.. templates.Select((
            template, digit) => new SignalPanel($"digit {digit}", [template]))])
            .ToFigure(
                "templates", "Ten digits, drawn as lines of 12 points",
                "The templates of MNIST-1D, standardized and moved to start at 0",
                "Ten small line charts, one for the template of each digit.");

        var stages = generator.Trace(ShownDigit);
        yield return Signals.Draw(
            [
                .. stages.Select((stage, i) => new SignalPanel(
                    $"{i + 1} · {Name(stage.Transformation)}", [stage.Values],
                    IsComparable(stages, i) ? stages[i - 1].Values : null)),
            ], columns: 3, isPositionShared: false)
            .ToFigure(
                "transformations",
                FormattableString.Invariant($"From a template to an example in {stages.Count - 1} steps"),
                FormattableString.Invariant(
                    $"One example of digit {ShownDigit} on its way, seed {generator.Settings.Seed}"),
                "Nine line charts: the template, then the example after each transformation in turn.");

        yield return Signals.Draw([.. Enumerable.Range(0, data.Classes)
            .Select(digit => new SignalPanel($"digit {digit}", Examples(data, digit)))])
            .ToFigure(
                "examples", "Examples of one digit share a shape, at any place and any height",
                FormattableString.Invariant(
                    $"The first {ExamplesPerClass} training examples of each digit, seed {generator.Settings.Seed}"),
                "Ten charts, one a digit, each with six training examples stacked.");
    }

    /// <summary>The stage before is worth drawing behind where it has the same positions.</summary>
    static bool IsComparable(IReadOnlyList<Mnist1dStage> stages, int i) =>
        i > 0 && stages[i].Values.Count == stages[i - 1].Values.Count;

    static IReadOnlyList<IReadOnlyList<double>> Examples(Data.Mnist1d.Mnist1dData data, int digit)
    {
        var examples = new List<IReadOnlyList<double>>();
        for (var i = 0; i < data.TrainingCount && examples.Count < ExamplesPerClass; i++)
            if (data.TrainingLabels[i] == digit)
                examples.Add(data.TrainingInputs.Slice(i * data.Features, data.Features).ToArray());
        return examples;
    }

    static string Name(Mnist1dTransformation transformation) => transformation switch
    {
        Mnist1dTransformation.Template => "template",
        Mnist1dTransformation.Padding => "padded with zeros",
        Mnist1dTransformation.Dilation => "stretched to full length",
        Mnist1dTransformation.Scaling => "scaled",
        Mnist1dTransformation.Translation => "moved to the right",
        Mnist1dTransformation.CorrelatedNoise => "zeros filled with smooth noise",
        Mnist1dTransformation.IndependentNoise => "noise added everywhere",
        Mnist1dTransformation.Shear => "tilted",
        Mnist1dTransformation.Subsampling => "sampled at 40 places",
        _ => throw new ArgumentOutOfRangeException(nameof(transformation)),
    };
}
