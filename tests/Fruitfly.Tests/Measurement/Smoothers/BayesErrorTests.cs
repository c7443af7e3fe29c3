using System.Text.Json;
using Fruitfly.Measurement.Noise;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>Laws of two inputs whose smallest error is known by integration.</summary>
public sealed class BayesErrorTests
{
    static readonly JsonElement Golden = GoldenFile.Read("truth-gaussians.json");

    [Fact]
    public void Two_Gaussians_have_the_noise_of_the_golden_file_within_the_bounds_of_it()
    {
        foreach (var row in Golden.GetProperty("two").EnumerateArray())
        {
            var (shift, first) = (row.Number("delta") / 2, row.Number("prior_of_first"));
            ShouldAgree(row, classes: 2, [new(first, -shift, 0, 1, 1)], [new(1 - first, shift, 0, 1, 1)]);
        }
    }

    [Fact]
    public void Gaussians_of_unequal_width_have_the_noise_of_the_golden_file_within_the_bounds_of_it()
    {
        foreach (var row in Golden.GetProperty("unequal").EnumerateArray())
        {
            var (centre, width) = (row.Numbers("mean2"), row.Numbers("sd2"));
            ShouldAgree(row, classes: 2, [new(0.5, 0, 0, 1, 1)], [new(0.5, centre[0], centre[1], width[0], width[1])]);
        }
    }

    [Fact]
    public void Four_Gaussians_have_the_noise_of_the_golden_file_within_the_bounds_of_it()
    {
        foreach (var row in Golden.GetProperty("xor_of_four").EnumerateArray())
        {
            var (c, sd) = (row.Number("centre"), row.Number("sd"));
            ShouldAgree(
                row, classes: 2, [new(0.25, c, c, sd, sd), new(0.25, -c, -c, sd, sd)],
                [new(0.25, c, -c, sd, sd), new(0.25, -c, c, sd, sd)]);
        }
        foreach (var row in Golden.GetProperty("four_classes").EnumerateArray())
        {
            var (c, sd) = (row.Number("separation") / 2, row.Number("sd"));
            ShouldAgree(
                row, classes: 4, [new(0.25, c, c, sd, sd)], [new(0.25, -c, -c, sd, sd)], [new(0.25, c, -c, sd, sd)],
                [new(0.25, -c, c, sd, sd)]);
        }
    }

    [Fact]
    public void Flipped_labels_of_a_law_without_noise_have_the_noise_of_the_golden_file_within_the_bounds_of_it()
    {
        foreach (var row in GoldenFile.Read("truth-xor.json").GetProperty("rows").EnumerateArray())
        {
            var rate = row.Number("p");
            row.Number("brier_noise").ShouldBe(2 * rate * (1 - rate), 1e-12);
            ShouldHold(row, classes: 2);
        }
    }

    /// <summary>A part of a class: its prior, centre and standard deviations.</summary>
    sealed record Part(double Prior, double X, double Y, double WidthX, double WidthY)
    {
        public double At(double x, double y) =>
            Prior * Math.Exp(-Square((x - X) / WidthX) / 2 - Square((y - Y) / WidthY) / 2)
            / (2 * Math.PI * WidthX * WidthY);

        static double Square(double value) => value * value;
    }

    static void ShouldAgree(JsonElement row, int classes, params Part[][] parts)
    {
        (double Flips, JsonElement Expected)[] rows =
        [
            (0, row),
            .. row.GetProperty("with_label_noise").EnumerateObject()
                .Select(flipped => (double.Parse(flipped.Name), flipped.Value)),
        ];
        var (errors, briers, entropies) = (new double[rows.Length], new double[rows.Length], new double[rows.Length]);
        var given = new double[classes];
        // Midpoints of small squares, to far within the Gaussians' tails.
        const double Reach = 11, Step = 0.05;
        for (var x = -Reach + Step / 2; x < Reach; x += Step)
            for (var y = -Reach + Step / 2; y < Reach; y += Step)
            {
                var density = 0.0;
                for (var c = 0; c < classes; c++)
                {
                    given[c] = 0;
                    foreach (var part in parts[c])
                        given[c] += part.At(x, y);
                    density += given[c];
                }
                if (density < 1e-12)
                    continue;
                var weight = density * Step * Step;
                for (var i = 0; i < rows.Length; i++)
                {
                    var (most, squares) = (0.0, 0.0);
                    for (var c = 0; c < classes; c++)
                    {
                        var clean = given[c] / density;
                        var share = (1 - rows[i].Flips) * clean + rows[i].Flips * (1 - clean) / (classes - 1);
                        most = Math.Max(most, share);
                        squares += share * share;
                        entropies[i] -= share > 0 ? weight * share * Math.Log(share) : 0;
                    }
                    errors[i] += weight * (1 - most);
                    briers[i] += weight * (1 - squares);
                }
            }
        for (var i = 0; i < rows.Length; i++)
        {
            errors[i].ShouldBe(rows[i].Expected.Number("bayes_error"), 1e-4);
            briers[i].ShouldBe(rows[i].Expected.Number("brier_noise"), 1e-4);
            entropies[i].ShouldBe(rows[i].Expected.Number("log_loss_noise_nats"), 1e-4);
            ShouldHold(rows[i].Expected, classes);
        }
    }

    static void ShouldHold(JsonElement row, int classes)
    {
        var bounds = ClassNoiseBounds.Of(row.Number("brier_noise"), classes);
        row.Number("bayes_error").ShouldBeInRange(bounds.LeastError - 1e-12, bounds.MostError);
        row.Number("log_loss_noise_nats").ShouldBeInRange(bounds.LeastEntropy, bounds.MostEntropy + 1e-12);
    }
}
