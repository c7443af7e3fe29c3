using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Export;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Data;

/// <summary>A picture of examples of each class, in the format that the file's name says.</summary>
static class Mnist1dPicture
{
    const int ExamplesPerClass = 4;

    /// <exception cref="UsageError">the name says none that can be drawn</exception>
    public static FileKind KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".svg" => FileKind.Svg,
        ".png" => FileKind.Png,
        ".pdf" => FileKind.Pdf,
        _ => throw new UsageError($"--picture is '{path}'; it must end in .svg, .png or .pdf."),
    };

    public static void Write(string path, Mnist1dData data)
    {
        var (kind, figure) = (KindOf(path), Draw(data));
        if (kind == FileKind.Svg)
            FigureExport.ToSvg(figure, path);
        else if (kind == FileKind.Png)
            FigureExport.ToPng(figure, path);
        else
            FigureExport.ToPdf(figure, path);
    }

    public static Figure Draw(Mnist1dData data)
    {
        var panels =
            Enumerable.Range(0, data.Classes).Select(label => new SignalPanel($"digit {label}", Examples(data, label)))
            .Where(panel => panel.Lines.Count > 0).ToList();
        return Signals.Draw(panels).ToFigure(
            "samples", "Samples of MNIST-1D, by digit",
            $"the first {ExamplesPerClass} training examples of each class, seed {data.Settings.Seed}",
            "Stacked curves, one panel for each digit.");
    }

    static List<IReadOnlyList<double>> Examples(Mnist1dData data, int label)
    {
        var examples = new List<IReadOnlyList<double>>();
        for (var i = 0; i < data.TrainingCount && examples.Count < ExamplesPerClass; i++)
            if (data.TrainingLabels[i] == label)
                examples.Add(data.TrainingInputs.Slice(i * data.Features, data.Features).ToArray());
        return examples;
    }
}
