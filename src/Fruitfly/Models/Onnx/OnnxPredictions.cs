using Fruitfly.Networks;

namespace Fruitfly.Models.Onnx;

/// <summary>The networks of a model and what their outputs mean, as ONNX operators: <c>label</c>,
/// <c>probabilities</c> and <c>spreads</c>, or <c>values</c> and <c>spreads</c>.</summary>
static class OnnxPredictions
{
    /// <param name="features">the name of <c>[rows × inputs]</c>, float32</param>
    public static void Add(OnnxGraph graph, Model model, string features)
    {
        var (description, width) = (model.Description, model.Width);
        string[] predictions = [.. model.Networks.Select(network => Meant(graph, description, Outputs(network)))];
        var mean = predictions.Length == 1 ? predictions[0] : graph.Add("Mean", predictions);
        if (description.Outputs == ModelOutputs.Values)
            graph.AddOutput("values", mean, OnnxElement.Float32, width);
        else
        {
            graph.AddOutput("label", Label(graph, description, mean), OnnxElement.Text);
            graph.AddOutput("probabilities", mean, OnnxElement.Float32, width);
        }
        if (predictions.Length > 1)
            graph.AddOutput("spreads", Spread(graph, predictions, mean), OnnxElement.Float32, width);

        string Outputs(Network network) =>
            new OnnxLayers(graph, new OnnxParameters(graph, network)).Add(
                description.Network.Layers, new Shape(model.Inputs), new OnnxValue(features, [model.Inputs])).Name;
    }

    // As OutputMeaning has it.
    static string Meant(OnnxGraph graph, ModelDescription model, string outputs)
    {
        switch (model.Outputs)
        {
            case ModelOutputs.Logits:
                return graph.Add("Softmax", [outputs], OnnxAttribute.Of("axis", 1));
            case ModelOutputs.Scores:
                var scores = graph.Add("Add",
                    [graph.Add("Relu", [outputs]), graph.Constant([(float)OutputMeaning.Least])]);
                return graph.Add("Div", [scores, graph.Add("ReduceSum", [scores, graph.Constant([1L], 1)])]);
            case ModelOutputs.Values when model.TargetScales.Count > 0:
                float[] means = [.. model.TargetScales.Select(scale => (float)scale.Mean)];
                float[] deviations = [.. model.TargetScales.Select(scale => (float)scale.Deviation)];
                return graph.Add("Add",
                [
                    graph.Add("Mul", [outputs, graph.Constant(deviations, deviations.Length)]),
                    graph.Constant(means, means.Length),
                ]);
            default:
                return outputs;
        }
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
