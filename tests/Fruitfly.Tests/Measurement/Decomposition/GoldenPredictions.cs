using System.Text.Json;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Decomposition;

/// <summary>Predictions f[k][s][p][c] or f[r][k][s][p][c] of a golden file, flat.</summary>
static class GoldenPredictions
{
    public static (double[] Predictions, PredictionShape Shape, double[] Targets) Read(JsonElement example) =>
        (example.Numbers("f"), Shape(example.GetProperty("f")), example.Numbers("y"));

    public static PredictionShape Shape(JsonElement predictions)
    {
        var sizes = new List<int>();
        for (var part = predictions; part.ValueKind == JsonValueKind.Array; part = part[0])
            sizes.Add(part.GetArrayLength());
        var repartitions = sizes.Count == 5 ? sizes[0] : 1;
        return new(sizes[^2], sizes[^1], sizes[^4], sizes[^3], repartitions);
    }
}
