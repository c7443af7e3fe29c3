using System.Text.Json;
using Fruitfly.Measurement.Noise;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Smoothers;

public sealed class ConstructedTableTests
{
    static readonly JsonElement[] Golden =
        [.. GoldenFile.Read("data-sets.json").GetProperty("data_sets").EnumerateArray()];

    [Fact]
    public void They_are_those_of_the_golden_file()
    {
        foreach (var expected in Golden)
        {
            var table = Make(expected);
            var check = expected.GetProperty("check");
            var what = $"{expected.GetProperty("name")} {expected.GetProperty("seed")}";
            table.Features.ShouldBe((int)expected.Number("columns"), what);
            table.Targets.Length.ShouldBe((int)expected.Number("rows"), what);
            ShouldBe(table.Inputs[..table.Features], check.Numbers("first_row"), what);
            ShouldBe(table.Inputs[^table.Features..], check.Numbers("last_row"), what);
            ShouldBe(
                [table.Targets[0], table.Targets[^1]],
                [check.Number("first_target"), check.Number("last_target")], what);
            double[] sums =
            [
                table.Inputs.Sum(), table.Inputs.Sum(x => x * x), table.Targets.Sum(), table.Targets.Sum(y => y * y),
            ];
            foreach (var (actual, name) in sums.Zip(["sum_x", "sum_x2", "sum_y", "sum_y2"]))
                actual.ShouldBe(check.Number(name), 1e-9 * Math.Max(1, Math.Abs(sums[1])), $"{what}, {name}");
            if (!expected.TryGetProperty("flipped_rows", out var flipped))
                continue;
            table.Flipped.Length.ShouldBe(flipped.GetInt32(), what);
            var first = expected.Numbers("first_flipped");
            table.Flipped.Take(first.Length).Select(row => (double)row).ShouldBe(first, what);
        }
    }

    [Fact]
    public void The_most_noise_that_neighbours_allow_holds_the_noise_of_flipped_labels()
    {
        foreach (var expected in Golden.Where(one => one.GetProperty("name").GetString() == "xor"))
        {
            var table = Make(expected);
            double[] oneHot = [.. table.Targets.SelectMany(label => new[] { 1 - label, label })];
            var noise = NeighbourNoise.Of(oneHot, 2, NearestNeighbours.Find(table.Inputs, 2));
            var truth = expected.GetProperty("truth").Number("brier_noise");
            noise.MostNoise().ShouldBeGreaterThanOrEqualTo(truth);
            noise.Noise.ShouldBe(truth, 4 * noise.StandardError + 0.02); // at borders neighbours differ without noise
        }
    }

    static ConstructedTable Make(JsonElement expected)
    {
        var (seed, rows) = ((uint)expected.Number("seed"), (int)expected.Number("rows"));
        var truth = expected.GetProperty("truth");
        return expected.GetProperty("name").GetString() switch
        {
            "toy" => ConstructedTable.Toy(seed, rows, truth.Number("sigma")),
            "friedman1" => ConstructedTable.Friedman(seed, rows),
            "linear" => ConstructedTable.Linear(seed, rows),
            "two Gaussians" => ConstructedTable.TwoGaussians(
                seed, rows, (int)expected.Number("columns"), truth.Number("delta"), truth.Number("label_noise")),
            "xor" => ConstructedTable.Xor(seed, rows, truth.Number("label_noise")),
            "pure noise, 3 classes" => ConstructedTable.Noise(seed, rows, 8, 3),
            "groups" => ConstructedTable.Groups(
                seed, (int)expected.Number("groups"), (int)expected.Number("rows_per_group")),
            "duplicated rows" => ConstructedTable.Duplicates(seed, (int)expected.Number("distinct_rows"), 3),
            "leak" => ConstructedTable.Leak(seed, rows),
            var other => throw new InvalidOperationException($"No table is called {other}."),
        };
    }

    static void ShouldBe(double[] actual, double[] expected, string what) =>
        Agreement.ShouldAgree(actual, expected, 1e-9, what);
}
