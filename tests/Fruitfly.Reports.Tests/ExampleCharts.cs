using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Tests;

/// <summary>Every kind of chart once, with made-up data of the right shape, for the tests
/// of pages and for looking at.</summary>
static class ExampleCharts
{
    static readonly int[] Widths = [2, 4, 6, 8, 12, 16, 24, 32, 40, 48, 64, 80, 96, 128, 160, 200, 256, 320, 400];

    public static Figure Width() => Lines.Draw(new()
    {
        Horizontal = "hidden units per layer",
        IsHorizontalLogarithmic = true,
        Quantity = "error",
        Unit = "%",
        Series =
        [
            new(Meaning.Training) { Seeds = Sweep(1, width => 80 * Math.Exp(-width / 18)) },
            new(Meaning.Test) { Seeds = Sweep(2, TestError) },
            new("test, clean labels", Meaning.Test) { Seeds = Sweep(3, width => TestError(width) * 0.78) },
        ],
        Published = [new(400, 44, 42, 46, "published 44")],
        Thresholds = [new(44, "parameters = examples"), new(195, "examples × classes")],
        Reference = new(90, "chance"),
    }).ToFigure("width", "Test error peaks where parameters equal examples", "MNIST-1D with 15 % label noise",
        "Training error falls to zero; test error peaks at width 44.");

    public static Figure Panels() => Lines.Draw(new()
    {
        Horizontal = "layer",
        Quantity = "variance of activations",
        IsLogarithmic = true,
        Repeated = "networks",
        Series = [.. new[] { 0.01, 0.02, 0.1 }.SelectMany((variance, k) => (LineSeries[])
        [
            new(Meaning.Theory) { Panel = $"σ² = {variance}",
                Curve = [.. Enumerable.Range(0, 51)
                    .Select(layer => new CurvePoint(layer, Math.Pow(variance * 50, layer)))] },
            new("measured") { Panel = $"σ² = {variance}",
                Seeds = [.. Enumerable.Range(0, 20)
                    .Select(seed => new SeedCurve((ulong)seed, [.. Enumerable.Range(0, 51).Select(layer =>
                new CurvePoint(layer,
                    Math.Pow(variance * 50, layer)
                        * Math.Exp(0.02 * layer * ExampleReports.Noise(seed * 99 + layer))))]))] },
        ])],
        Columns = 3,
    }).ToFigure("panels", "Variance explodes or vanishes unless σ² = 2 / D", "50 layers of 100 units", "Three panels.");

    public static IEnumerable<Figure> All() =>
        [Width(), Panels(), Surface(), Epochs(), Accuracies(), Embedding(), Embeddings(), Distances(), Weights(),
            Confusion()];

    static Figure Surface()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(k => -3 + 6 * k / 49.0)], y = [.. Enumerable.Range(0, 40)
            .Select(k => -2 + 4 * k / 39.0)];
        var values = Grid(x, y, (a, b) => a * a * 0.6 + 2 * b * b + 1.5 * Math.Sin(2 * a) * Math.Cos(2 * b));
        return HeatMap.Draw(new()
        {
            Horizontal = "offset", Vertical = "frequency", Value = "loss", X = x, Y = y, Values = values,
            Lines = [.. new[] { -0.5, 0, 1, 2, 4, 6, 8 }.SelectMany(level => Contours.Of(x, y, values, level))],
            Arrows = [.. from a in Enumerable.Range(-2, 5) from b in Enumerable.Range(-1, 3)
                select new Arrow(a, b, -0.25 * a - 0.1, -0.3 * b)],
            Paths =
            [
                new("gradient descent",
                    [.. Enumerable.Range(0, 60)
                        .Select(k => new CurvePoint(-0.7 + 3 * Math.Exp(-k / 9.0), 1.6 * Math.Exp(-k / 12.0)))]),
                new("momentum",
                    [.. Enumerable.Range(0, 90)
                        .Select(k =>
                            new CurvePoint(-0.7 + 3 * Math.Exp(-k / 15.0) * Math.Cos(k / 7.0),
                                1.6 * Math.Exp(-k / 18.0) * Math.Cos(k / 5.0)))]),
            ],
            Points = [new(1.9, -0.9, "second minimum")],
        }).ToFigure("surface", "Momentum overshoots and arrives first", "Gabor model, 30 examples",
            "A loss surface with two paths.");
    }

    static Figure Epochs()
    {
        double[] x = [.. Widths.Select(width => (double)width)], y = [.. Enumerable.Range(0, 12)
            .Select(k => Math.Pow(2, k))];
        return HeatMap.Draw(new()
        {
            Horizontal = "hidden units per layer", Vertical = "epoch", Value = "test error (%)", X = x, Y = y,
            IsHorizontalLogarithmic = true, IsVerticalLogarithmic = true,
            Values = Grid(x, y,
                (width, epoch) =>
                    38 + 40 * Math.Exp(-width * epoch / 300) +
                        20 * Math.Exp(-Math.Pow(Math.Log(width * Math.Sqrt(epoch) / 900), 2))),
            Note = "Means over n = 5 seeds.",
        }).ToFigure("epochs", "The peak moves to smaller widths as training goes on", "15 % label noise",
            "A ridge from the top left to the bottom right.");
    }

    static Figure Accuracies() => Intervals.Draw("test accuracy (%)",
    [
        .. from model in new[] { ("logistic regression", 32.0, 32.0), ("fully connected", 68.0, 44.0),
            ("convolutional", 94.0, 56.0), ("gated recurrent unit", 91.0, 57.0) }
           from isShuffled in new[] { false, true }
           select new IntervalRow(model.Item1,
               [.. Enumerable.Range(0, 10)
                   .Select(seed =>
                       (isShuffled ? model.Item3 : model.Item2) +
                           2 * ExampleReports.Noise(seed * 77 + (int)model.Item2 + (isShuffled ? 9 : 0)))],
               isShuffled ? "shuffled" : "in order", isShuffled ? null : Meaning.Test)
           {
               Published = ((isShuffled ? model.Item3 : model.Item2) + 1.5, null, null),
           },
        new("human", [], "in order", Meaning.Test) { Published = (96, 94, 98) },
    ]).ToFigure("accuracies", "Order matters to convolution and recurrence only", "MNIST-1D, 10 seeds",
        "Accuracy by model.");

    static Figure Embedding() =>
        Points.Draw(Clusters(2_400, 4))
            .ToFigure("embedding", "Ten digits, ten islands", "t-SNE, perplexity 30", "Ten clusters.");

    static Figure Embeddings() => Points.DrawPanels([("MNIST-1D", Clusters(6_000, 14)), ("MNIST", Clusters(6_000, 4))])
        .ToFigure("embeddings", "Ten digits are islands in MNIST and a sea in MNIST-1D", "t-SNE, perplexity 30",
            "Two embeddings.");

    static Figure Distances() => Histograms.Draw("angle (degrees)",
        [.. new[] { 3, 30,
            300 }.Select(d =>
                new Distribution("measured",
                    [.. Enumerable.Range(0, 4000)
                        .Select(k => 90 + 57.3 / Math.Sqrt(d) * Normal(k * 7 + d))]) { Panel = $"{d} dimensions" })],
        [.. new[] { 3, 30, 300 }.Select(d => new TheoryCurve([.. Enumerable.Range(0, 181).Select(a => new CurvePoint(a,
            Math.Exp(-Math.Pow((a - 90) / 57.3 * Math.Sqrt(d), 2) / 2)
                / (57.3 / Math.Sqrt(d) * Math.Sqrt(2 * Math.PI))))], "theory", $"{d} dimensions"))],
        [new(90, "orthogonal")], columns: 3)
            .ToFigure("angles", "Random vectors are orthogonal in high dimensions", "4,000 pairs", "Three histograms.");

    static Figure Weights() => Matrices.Draw(
        [.. Enumerable.Range(0, 6)
            .Select(k =>
                new MatrixPanel($"unit {k}",
                    Grid([.. Enumerable.Range(0, 28).Select(i => i / 28.0)],
                        [.. Enumerable.Range(0, 28).Select(i => i / 28.0)],
            (a, b) => Math.Sin((k + 2) * 3 * a + b * 5)
                * Math.Exp(-4 * ((a - 0.5) * (a - 0.5) + (b - 0.5) * (b - 0.5))))))],
        ColorScale.Diverging, "weight", columns: 6)
            .ToFigure("weights", "First-layer weights are waves", "784-100-10", "Six pictures.");

    static Figure Confusion()
    {
        string[] digits = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];
        double[] places = [.. Enumerable.Range(0, 10).Select(digit => (double)digit)];
        return Matrices.Draw(
            [new("fully connected",
                Grid(places, places,
                    (a, b) => a == b ? 80 + a : Math.Round(4 * Math.Abs(ExampleReports.Noise((int)(a * 10 + b))))))],
            value: "examples", labels: digits, hasNumbers: true, horizontal: "predicted digit", vertical: "true digit")
            .ToFigure("confusion", "Most digits are told apart", "1,000 test examples", "A confusion matrix.");
    }

    static double[,] Grid(double[] x, double[] y, Func<double, double, double> value)
    {
        var values = new double[y.Length, x.Length];
        for (var row = 0; row < y.Length; row++)
            for (var column = 0; column < x.Length; column++)
                values[row, column] = value(x[column], y[row]);
        return values;
    }

    static double Normal(int key) => Enumerable.Range(0, 12).Sum(k => ExampleReports.Noise(key * 13 + k * 100_003)) / 2;

    static IReadOnlyList<ClassPoint> Clusters(int count, double spread) =>
        [.. Enumerable.Range(0, count).Select(k => new ClassPoint(
        30 * Math.Cos(k % 10 * 0.628) * (1 + k % 3 * 0.3) + spread * Normal(k),
        30 * Math.Sin(k % 10 * 0.628) * (1 + k % 3 * 0.3) + spread * Normal(k + 50_000), $"{k % 10}"))];

    static double TestError(double width) =>
        38 + 40 * Math.Exp(-width / 8) + 22 * Math.Exp(-Math.Pow(Math.Log(width / 44) / 0.4, 2));

    static IReadOnlyList<SeedCurve> Sweep(int key, Func<double, double> shape) =>
        LineSeries.Repetitions(Widths.Select(width =>
        ((double)width,
            (IReadOnlyList<double>)[.. Enumerable.Range(0, 5)
                .Select(seed => shape(width) * (1 + 0.06 * ExampleReports.Noise(key * 1009 + seed * 31 + width)))])));
}
