using Fruitfly.Data.Tables;
using Fruitfly.Networks;

namespace Fruitfly.Models.Onnx;

/// <summary>The networks of a model and what their outputs mean, as ONNX operators: <c>label</c>,
/// <c>probabilities</c> and <c>spreads</c>, or <c>values</c> and <c>spreads</c>.</summary>
static class OnnxPredictions
{
    /// <param name="features">the name of <c>[rows × inputs]</c>, float32</param>
    public static void Add(OnnxGraph graph, Model model, string features)
    {
        var (about, width) = (model.Description, model.Width);
        string[] predictions = [.. model.Networks.Select(network => Meant(graph, about.Outputs, Outputs(network)))];
        var mean = predictions.Length == 1 ? predictions[0] : graph.Add("Mean", predictions);
        var spread = predictions.Length == 1 ? null : Spread(graph, predictions, mean);
        if (about.Outputs == ModelOutputs.Values)
        {
            (mean, spread) = InUnits(graph, about.Preprocessing, mean, spread);
            graph.AddOutput("values", mean, OnnxElement.Float64, width);
        }
        else
        {
            graph.AddOutput("label", Label(graph, about, mean), OnnxElement.Text);
            graph.AddOutput("probabilities", mean, OnnxElement.Float32, width);
        }
        if (spread is not null)
            graph.AddOutput("spreads", spread, OnnxElement.Float32, width);

        string Outputs(Network network) =>
            new OnnxLayers(graph, new OnnxParameters(graph, network)).Add(
                about.Network.Layers, new Shape(model.Inputs), new OnnxValue(features, [model.Inputs])).Name;
    }

    // As OutputMeaning has it.
    static string Meant(OnnxGraph graph, ModelOutputs meaning, string outputs)
    {
        switch (meaning)
        {
            case ModelOutputs.Logits:
                return graph.Add("Softmax", [outputs], OnnxAttribute.Of("axis", 1));
            case ModelOutputs.Scores:
                var scores = graph.Add("Add",
                    [graph.Add("Relu", [outputs]), graph.Constant([(float)OutputMeaning.Least])]);
                return graph.Add("Div", [scores, graph.Add("ReduceSum", [scores, graph.Constant([1L], 1)])]);
            default:
                return outputs;
        }
    }

    // At the end, and in float64: where a target's mean is large, float32 would lose how far the networks differ.
    static (string Mean, string? Spread) InUnits(
        OnnxGraph graph, Preprocessing? preprocessing, string mean, string? spread)
    {
        mean = graph.Cast(mean, OnnxElement.Float64);
        if (preprocessing is not { TargetMeans.Count: > 0 and var width })
            return (mean, spread);
        double[] means = [.. preprocessing.TargetMeans], deviations = [.. preprocessing.TargetDeviations];
        float[] factors = Array.ConvertAll(deviations, deviation => (float)deviation);
        return (
            graph.Add("Add", [graph.Add("Mul", [mean, graph.Constant(deviations, width)]),
                graph.Constant(means, width)]),
            spread is null ? null : graph.Add("Mul", [spread, graph.Constant(factors, width)]));
    }

    static string Label(OnnxGraph graph, ModelDescription model, string probabilities) => graph.Add(
        OnnxGraph.TableOperators, "LabelEncoder",
        [graph.Add("ArgMax", [probabilities], OnnxAttribute.Of("axis", 1), OnnxAttribute.Of("keepdims", 0))],
        OnnxAttribute.Of("keys_int64s", Enumerable.Range(0, model.Classes.Count).Select(label => (long)label)),
        OnnxAttribute.Of("values_strings", model.Classes));

    // With n − 1, as Ensemble has it.
    static string Spread(OnnxGraph graph, string[] predictions, string mean)
    {
        var squares = Array.ConvertAll(predictions, prediction =>
        {
            var distance = graph.Add("Sub", [prediction, mean]);
            return graph.Add("Mul", [distance, distance]);
        });
        return graph.Add("Sqrt",
            [graph.Add("Div", [graph.Add("Sum", squares), graph.Constant([predictions.Length - 1f])])]);
    }
}
