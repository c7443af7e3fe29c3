using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>A look into the network of a run's first seed at one step, made once for all viewers.</summary>
/// <param name="Run">counts the session's starts</param>
/// <param name="Confusion">null where targets are real values, or of more than 30 classes</param>
/// <param name="Samples">an example of each class; none where the data is drawn as a plane or a curve</param>
/// <param name="Mistakes">wrong predictions, the surest first</param>
/// <param name="Regions">for labelled data of two features</param>
/// <param name="Curves">for one real value of one feature, of every seed</param>
/// <param name="Layers">what is inside, layer by layer; the outputs last</param>
/// <param name="Pairs">for real values of more features</param>
sealed record Frame(
    int Run, int Step, ConfusionCounts? Confusion, IReadOnlyList<Sample> Samples, IReadOnlyList<Sample> Mistakes,
    Regions? Regions, FittedCurves? Curves, IReadOnlyList<ValuePair> Pairs, IReadOnlyList<LayerLook> Layers)
{
    /// <summary>Looks at networks between two steps.</summary>
    /// <param name="snapshots">one for each seed</param>
    public static Frame Of(RunPlan plan, IReadOnlyList<ParameterSnapshot> snapshots, int run)
    {
        var network = snapshots[0].ToNetwork(plan.Architecture);
        var predictions = Predictions.Of(network, plan.Data[plan.Shown]!);
        var isPlane = plan.Data is { Features: 2, IsClassification: true, Classes: <= 256 };
        var isCurve = plan.Data is { Features: 1, IsClassification: false, Outputs: 1 };
        return new Frame(
            run, snapshots[0].Step, predictions.Confusion(plan.Shown.ToString().ToLowerInvariant()),
            isPlane || isCurve ? [] : predictions.OneOfEachClass(),
            isPlane || isCurve ? [] : predictions.SurestMistakes(),
            isPlane ? Frames.Regions.Of(network, PlaneWindow.Of(plan.Data)) : null,
            isCurve ? FittedCurves.Of(snapshots.Select(snapshot => snapshot.ToNetwork(plan.Architecture)), plan.Data)
                : null,
            isCurve ? [] : predictions.Pairs(), LayerLook.Of(network, plan));
    }
}

/// <summary>How often each class is taken for each.</summary>
/// <param name="Split">whose examples are counted</param>
/// <param name="Counts"><c>[classes × classes]</c>, a row for each true class</param>
/// <param name="Examples">how many were looked at</param>
sealed record ConfusionCounts(string Split, int Classes, IReadOnlyList<int> Counts, int Examples);

/// <summary>One example with what the network says of it.</summary>
/// <param name="Input">at most 128 of its features, evenly spread</param>
/// <param name="Predicted">the class with the largest output</param>
/// <param name="Probability">of the predicted class, by softmax</param>
sealed record Sample(int Example, IReadOnlyList<float> Input, int Label, int Predicted, double Probability);

/// <summary>A target and what the network says.</summary>
sealed record ValuePair(float Actual, float Predicted);
