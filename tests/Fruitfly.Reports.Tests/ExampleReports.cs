using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Tests;

/// <summary>Reports with made-up curves of the right shape, for the tests of pages and for looking at.</summary>
static class ExampleReports
{
    const int StepsPerEpoch = 40;

    public static Report Training { get; } = new(
        "mnist1d-training", "Training on MNIST-1D: three recipes",
        "A 40-100-100-10 network is trained on the 4,000 examples of MNIST-1D with three published recipes.",
        "Slides \"Measuring performance\"; UDL notebook 8.1 and figure 8.2",
        new Findings(
            "The notebook's recipe reaches its published test error; the slide's code, run literally, does not " +
            "produce the slide's figure: its step size falls so fast that training stalls.",
            [ErrorFigure(), LossFigure()],
            [
                new Table(
                    "final", "Final values", "Mean ± half of the 95 % interval over the seeds.",
                    ["recipe", "n", "training loss", "test loss", "training error (%)", "test error (%)"],
                    [
                        ["notebook 8.1", "10", "0.065 ± 0.003", "1.316 ± 0.056", "0.08 ± 0.04", "36.3 ± 1.4"],
                        ["slide's code", "10", "0.760 ± 0.022", "1.158 ± 0.020", "24.7 ± 0.9", "45.0 ± 1.1"],
                        ["slide's figure", "10", "0.013 ± 0.001", "1.905 ± 0.081", "0.00 ± 0.00", "38.9 ± 0.8"],
                    ]),
            ],
            [
                Claim("notebook-test-error", "Training with the notebook's recipe ends with a test error near 36 %.",
                    "Notebook 8.1", "36.3 ± 2.0 %", 36.1, 34.9, 37.3, Verdict.Confirmed, "error"),
                Claim("slide-code-fits", "The slide's code brings the training error to zero.",
                    "Slide 12, code and figure", "0 %", 24.7, 23.8, 25.6, Verdict.Contradicted, "error",
                    "The step size is halved every 10 of 150 epochs: at the end it is 3 × 10⁻⁶."),
                Claim("test-loss-rises", "The test loss rises while the test error stays flat.", "Slide 13; UDL 8.1",
                    "minimum before the end", 0.87, 0.79, 0.98, Verdict.Confirmed, "loss", unit: ""),
                new Claim("mnist1d-training", "full-seeds", "The spread over 100 seeds is 2.0 points.", "UDL 8.1",
                    "2.0", null, null, null, 0, Verdict.NotTested, Reason: "Needs the full preset."),
            ]),
        Made("fruitfly run mnist1d-training --quick",
            "9f2c61d07a5be4138c1d7f0e55a9b3c2e40d18f76ab92c33518e7d04c6fa2b19"));

    public static Report Data { get; } = new(
        "mnist1d-data", "What MNIST-1D looks like",
        "Templates, the transformations one by one, and examples of each class.",
        "Greydanus and Kobak, \"Scaling down deep learning\"",
        new Findings(
            "Ten templates, six transformations: what a class has in common survives padding, scaling, shift, " +
            "noise and shear.",
            [TemplatesFigure(), StagesFigure(), SamplesFigure()], [], []),
        Made("fruitfly run mnist1d-data", null));

    public static Report Charts { get; } = new(
        "charts", "Every kind of chart", "Made-up data of the right shape.", "None",
        new Findings("One figure of each kind.", [.. ExampleCharts.All()], [], []), Made("fruitfly run charts", null));

    public static Figure ErrorFigure() => LearningCurves.Draw(new()
    {
        Quantity = "error",
        Unit = "%",
        StepsPerEpoch = StepsPerEpoch,
        Series =
        [
            Series(Meaning.Training, 1, t => 90 * Math.Exp(-t / 0.13), 1.2),
            Series(Meaning.Test, 2, t => 36 + 54 * Math.Exp(-t / 0.06) - 2 * Math.Exp(-Math.Pow((t - 0.3) / 0.2, 2)),
                1.6),
        ],
        Published = [new(50 * StepsPerEpoch, 38.6, 36.6, 40.6, "published 38.6")],
    }).ToFigure("error",
        "The notebook's recipe fits every training example, and a third of the test examples stay wrong",
        "40-100-100-10, stochastic gradient descent 0.05 with momentum 0.9, halved every 10 epochs, batches of 100",
        "Training error falls from 90 % to zero within 25 epochs; test error falls to 36 % and stays there.");

    public static Figure LossFigure() => LearningCurves.Draw(new()
    {
        Quantity = "loss",
        StepsPerEpoch = StepsPerEpoch,
        Series =
        [
            Series(Meaning.Training, 3, t => 0.05 + 2.9 * Math.Exp(-t / 0.12), 0.03),
            Series(Meaning.Validation, 5, t => 0.98 + 1.9 * Math.Exp(-t / 0.07) + 0.26 * t, 0.07),
            Series(Meaning.Test, 4, t => 1.02 + 1.9 * Math.Exp(-t / 0.07) + 0.3 * t, 0.06),
        ],
        PublishedCurve = new(
            [.. Enumerable.Range(0, 60)
                .Select(k => new CurvePoint(k * 2000 / 59.0, 1.0 + 1.9 * Math.Exp(-k / 9.0) + k * 0.017))],
                "published (slide)"),
        Diverged = 1,
    }).ToFigure("loss", "Test loss rises from epoch 12 on while test error stays flat",
        "The same networks; cross entropy in nats",
        "Training loss falls to zero; test loss falls to 1.05 near epoch 12, then rises to 1.3.");

    public static Figure TemplatesFigure() => Signals.Draw([.. Enumerable.Range(0, 10).Select(digit =>
        new SignalPanel($"digit {digit}", [Template(digit, 12)]))]).ToFigure(
        "templates", "Ten digits as signals of twelve points", "The templates of the generator",
        "Ten small line charts, one for each digit.");

    public static Figure StagesFigure()
    {
        string[] names = ["template", "padded", "scaled", "shifted", "correlated noise", "noise", "shear", "40 points"];
        var stages =
            names.Select((name, k) => (IReadOnlyList<double>)[.. Enumerable.Range(0, k == 7 ? 40 : 72).Select(i =>
            Wave(i / (k == 7 ? 39.0 : 71), k) + (k > 4 ? 0.08 * Noise(k * 100 + i) : 0))]).ToList();
        return Signals.Draw(
            [.. names.Select((
                name, k) => new SignalPanel($"{k + 1} · {name}", [stages[k]],
                    k is > 0 and < 7 ? stages[k - 1] : null))], columns: 4, isPositionShared: false)
            .ToFigure("stages", "One example from template to input, stage by stage", "The first training example, a 6",
                "Eight panels, each showing the signal after one more transformation.");
    }

    public static Figure SamplesFigure() => Signals.Draw([.. Enumerable.Range(0, 10).Select(digit =>
        new SignalPanel($"digit {digit}",
            [.. Enumerable.Range(0, 5)
                .Select(k =>
                    (IReadOnlyList<double>)[.. Template(digit, 40)
                        .Select((v, i) => 0.7 * v + 0.12 * Noise(digit * 1000 + k * 100 + i))])]))])
        .ToFigure("samples", "Five examples of each digit", "The first five of each class in the training set",
            "Ten panels, each with five signals above each other.");

    public static Provenance Made(string command, string? hash) => new(
        command, hash, hash is null ? "42" : "0 to 9",
        [new("preset", "quick"), new("trials", hash is null ? "0" : "30")], "AVX2",
        Provenance.CurrentVersions, new DateTimeOffset(2026, 11, 22, 9, 30, 12, TimeSpan.Zero),
        TimeSpan.FromSeconds(41.3));

    public static CurveSeries Series(
        Meaning meaning, int key, Func<double, double> shape, double spread, int seeds = 10, int evaluations = 101) =>
        new(meaning,
            [.. Enumerable.Range(0, seeds)
                .Select(seed => new SeedCurve((ulong)seed, [.. Enumerable.Range(0, evaluations).Select(k =>
        {
            var t = k / (evaluations - 1.0);
            var wander = Noise(key * 977 + seed) * spread + 0.6 * spread * Math.Sin(9 * t + seed) +
                0.35 * spread * Noise(key * 31 + seed * 1009 + k);
            return new CurvePoint(t * 50 * StepsPerEpoch,
                Math.Max(0, shape(t) + wander * Math.Min(1, 6 * t) * (shape(t) < spread ? shape(t) / spread : 1)));
        })]))]);

    static Claim Claim(string id, string statement, string source, string published, double value, double low,
        double high, Verdict verdict, string figure, string? reason = null, string unit = "%") =>
        new("mnist1d-training", id, statement, source, published, value, low, high, 10, verdict, figure, unit, reason);

    static double[] Template(int digit, int points) =>
        [.. Enumerable.Range(0, points)
            .Select(i =>
                Math.Sin((digit + 2) * i / (points - 1.0) * 2.2 + digit)
                    * Math.Exp(-Math.Pow(i / (points - 1.0) - 0.5, 2)))];

    static double Wave(double x, int stage) =>
        (stage > 1 ? 1.2 : 1) * Math.Sin(9 * (x - (stage > 2 ? 0.25 : 0)))
            * Math.Exp(-20 * Math.Pow(x - (stage > 2 ? 0.55 : 0.25), 2)) + (stage > 5 ? 0.4 * (x - 0.5) : 0);

    /// <summary>Between −1 and 1, the same for the same key.</summary>
    public static double Noise(int key)
    {
        var mixed = (uint)key * 2654435761u;
        mixed ^= mixed >> 15;
        mixed *= 2246822519u;
        mixed ^= mixed >> 13;
        return mixed / (double)uint.MaxValue * 2 - 1;
    }
}
