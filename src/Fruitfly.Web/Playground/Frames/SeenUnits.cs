using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>The inputs over which outputs of units are shown, and the pictures that are made of them.</summary>
/// <param name="Inputs"><c>[rows × features]</c></param>
/// <param name="Labels">of the rows, where their means by class are shown; else null</param>
/// <param name="Count">places of a picture</param>
sealed record SeenUnits(UnitPlaces Places, float[] Inputs, int[]? Labels, int Count)
{
    /// <summary>Cells along a side of a picture of the plane.</summary>
    public const int Side = 20;

    const int CurvePlaces = 64;
    const int MostExamples = 500;

    public static SeenUnits Of(RunPlan plan)
    {
        if (plan.Plane is { } plane)
            return new(UnitPlaces.Plane, plane.Grid(Side), null, Side * Side);
        var data = plan.Data;
        if (data is { Features: 1, IsClassification: false })
            return new(UnitPlaces.Curve, FittedCurves.Places(data, CurvePlaces), null, CurvePlaces);
        var examples = data[plan.Shown]!;
        var count = Math.Min(examples.Count, MostExamples);
        if (data.IsClassification)
            return new(UnitPlaces.Classes, examples.Inputs[..(count * data.Features)].ToArray(),
                examples.Labels[..count].ToArray(), data.Classes);
        var order = Enumerable.Range(0, count).OrderBy(i => examples.Values[i * examples.Outputs])
            .Take(CurvePlaces).ToArray();
        return new(UnitPlaces.Examples, [.. order.SelectMany(i => examples.Input(i).ToArray())], null, order.Length);
    }

    /// <summary>A layer of units with these outputs.</summary>
    /// <param name="outputs"><c>[rows × units]</c></param>
    public DrawnLayer Draw(int units, float[] outputs, float[] weights, float[] biases)
    {
        var shown = Math.Min(units, NetworkDrawing.MostUnits);
        var (scales, pictures) = (new float[shown], new byte[shown * Count]);
        for (var unit = 0; unit < shown; unit++)
        {
            var values = Values(outputs, units, unit);
            var scale = scales[unit] = values.Max(Math.Abs);
            for (var i = 0; i < Count; i++)
                pictures[unit * Count + i] = float.IsFinite(values[i]) && scale > 0
                    ? (byte)Math.Round(128 + 127 * values[i] / scale) : (byte)128;
        }
        return new DrawnLayer(units, shown, weights, biases, scales, pictures);
    }

    float[] Values(float[] outputs, int units, int unit)
    {
        var rows = outputs.Length / units;
        if (Labels is null)
            return [.. Enumerable.Range(0, rows).Select(row => outputs[row * units + unit])];
        var (sums, counts) = (new float[Count], new int[Count]);
        for (var row = 0; row < rows; row++)
        {
            sums[Labels[row]] += outputs[row * units + unit];
            counts[Labels[row]]++;
        }
        return [.. sums.Zip(counts, (sum, count) => count == 0 ? 0 : sum / count)];
    }
}
