using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>A look into the network of one of a run's seeds at one step, made once for all viewers.</summary>
/// <param name="Run">counts the session's starts</param>
/// <param name="Revision">counts what was changed by hand</param>
/// <param name="Place">of the seed, from 0</param>
/// <param name="Confusion">null where targets are real values, or of more than 30 classes</param>
/// <param name="Samples">an example of each class; none where the data is drawn as a plane or a curve</param>
/// <param name="Mistakes">wrong predictions, the surest first</param>
/// <param name="Regions">for labelled data of two features</param>
/// <param name="Curves">for one real value of one feature, of every seed</param>
/// <param name="Layers">what is inside, layer by layer; the outputs last</param>
/// <param name="Pairs">for real values of more features</param>
/// <param name="Drawing">units and weights of a fully connected network; null for others</param>
/// <param name="Penalties">what regularization adds to the loss; null where there is none</param>
sealed record Frame(
    int Run, int Revision, int Place, int Step, ConfusionCounts? Confusion, IReadOnlyList<Sample> Samples,
    IReadOnlyList<Sample> Mistakes, Regions? Regions, FittedCurves? Curves, IReadOnlyList<ValuePair> Pairs,
    IReadOnlyList<LayerLook> Layers, NetworkDrawing? Drawing, Penalties? Penalties)
{
    /// <summary>Looks at networks between two steps.</summary>
    /// <param name="snapshots">one for each seed</param>
    /// <param name="place">of the seed that is looked into</param>
    public static Frame Of(
        RunPlan plan, IReadOnlyList<ParameterSnapshot> snapshots, int run, int revision = 0, int place = 0)
    {
        var network = snapshots[place].ToNetwork(plan.Architecture);
        var predictions = Predictions.Of(network, plan.Data[plan.Shown]!);
        var isPlane = plan.Plane is not null;
        var isCurve = plan.Data is { Features: 1, IsClassification: false, Outputs: 1 };
        return new Frame(
            run, revision, place, snapshots[place].Step,
            predictions.Confusion(plan.Shown.ToString().ToLowerInvariant()),
            isPlane || isCurve ? [] : predictions.OneOfEachClass(),
            isPlane || isCurve ? [] : predictions.SurestMistakes(),
            plan.Plane is { } plane ? Frames.Regions.Of(network, plane) : null,
            isCurve ? FittedCurves.Of(snapshots.Select(snapshot => snapshot.ToNetwork(plan.Architecture)), plan.Data)
                : null,
            isCurve ? [] : predictions.Pairs(), LayerLook.Of(network, plan), NetworkDrawing.Of(network, plan),
            Frames.Penalties.Of(plan.Recipe, snapshots[place].Values));
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
