using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>The inside of one layer.</summary>
/// <param name="Kind">such as <c>Relu</c>; <c>Linear</c> for the outputs</param>
/// <param name="Activations">of all units and examples</param>
/// <param name="Weights">those that lead to it; null where they were shown with a layer before</param>
/// <param name="InactiveShare">of the units that are 0 for every example</param>
/// <param name="GradientVariance">see <see cref="LayerInspection.GradientVariance"/></param>
sealed record LayerLook(
    string Kind, int Units, Histogram Activations, Histogram? Weights, double InactiveShare, double GradientVariance)
{
    const int MostExamples = 500;
    const int Bins = 30;

    /// <summary>Every layer, with examples that training sees.</summary>
    public static IReadOnlyList<LayerLook> Of(Network network, RunPlan plan)
    {
        var training = plan.Data.Training;
        var examples =
            training.Count <= MostExamples ? training : training.Select([.. Enumerable.Range(0, MostExamples)]);
        var inspection = new NetworkInspector(network, examples, plan.Recipe.Loss, Bins).Inspect();
        var weights = new Queue<ParameterInspection>(
            inspection.Parameters.Where(parameter => parameter.Role == ParameterRole.Weight));
        var layers = new List<LayerLook>();
        foreach (var layer in inspection.Layers)
        {
            ParameterInspection? leading = null;
            while (weights.TryPeek(out var next) && Precedes(next.Name, layer.Name))
                leading = weights.Dequeue();
            layers.Add(new LayerLook(layer.Kind, layer.Units, layer.Activations, leading?.Values, layer.InactiveShare,
                layer.GradientVariance));
        }
        return layers;
    }

    // Positions are numbers with points between them; a block comes after what is within it.
    static bool Precedes(string parameter, string layer)
    {
        var (of, at) = (Position(parameter), Position(layer));
        for (var i = 0; i < Math.Min(of.Count, at.Count); i++)
            if (of[i] != at[i])
                return of[i] < at[i];
        return of.Count >= at.Count;
    }

    static List<int> Position(string name) =>
        [.. name.Split('.').TakeWhile(part => part.All(char.IsAsciiDigit)).Select(int.Parse)];
}
