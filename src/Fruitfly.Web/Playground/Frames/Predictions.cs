using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>What a network says of the examples of a split, or of as many as are looked at in a frame.</summary>
sealed class Predictions
{
    const int MostExamples = 1000;
    const int MostFeatures = 128;
    const int MostCounted = 30;
    const int MostSamples = 10;
    const int MostPairs = 500;

    readonly Examples _examples;
    readonly float[] _outputs;

    Predictions(Examples examples, float[] outputs) => (_examples, _outputs) = (examples, outputs);

    int Count => _outputs.Length / _examples.Outputs;

    public static Predictions Of(Network network, Examples examples)
    {
        var count = Math.Min(examples.Count, MostExamples);
        var outputs = new float[count * network.Outputs];
        network.Predict(examples.Inputs[..(count * examples.Features)], outputs);
        return new Predictions(examples, outputs);
    }

    /// <summary>Null where targets are real values, or more classes than can be read.</summary>
    public ConfusionCounts? Confusion(string split)
    {
        if (!_examples.IsClassification || _examples.Classes > MostCounted)
            return null;
        var counts = new int[_examples.Classes * _examples.Classes];
        for (var i = 0; i < Count; i++)
            counts[_examples.Labels[i] * _examples.Classes + Largest(i)]++;
        return new ConfusionCounts(split, _examples.Classes, counts, Count);
    }

    /// <summary>The first example of each of up to ten classes.</summary>
    public IReadOnlyList<Sample> OneOfEachClass()
    {
        var first = new SortedDictionary<int, int>();
        for (var i = 0; i < Count && _examples.IsClassification; i++)
            first.TryAdd(_examples.Labels[i], i);
        return [.. first.Take(MostSamples).Select(pair => SampleOf(pair.Value))];
    }

    /// <summary>Up to ten.</summary>
    public IReadOnlyList<Sample> SurestMistakes()
    {
        var mistakes = new List<Sample>();
        for (var i = 0; i < Count && _examples.IsClassification; i++)
            if (Largest(i) != _examples.Labels[i])
                mistakes.Add(SampleOf(i));
        return [.. mistakes.OrderByDescending(sample => sample.Probability).ThenBy(sample => sample.Example)
            .Take(MostSamples)];
    }

    /// <summary>Targets and predictions of the first output; none where the targets are classes.</summary>
    public IReadOnlyList<ValuePair> Pairs() => _examples.IsClassification ? [] :
    [
        .. MarkBudget.Thin(Count, MostPairs)
            .Select(i => new ValuePair(_examples.Values[i * _examples.Outputs], _outputs[i * _examples.Outputs])),
    ];

    Sample SampleOf(int example)
    {
        var input = _examples.Input(example).ToArray();
        var predicted = Largest(example);
        return new Sample(
            example, [.. MarkBudget.Thin(input.Length, MostFeatures).Select(i => input[i])], _examples.Labels[example],
            predicted,
            Probability(Outputs(example), predicted));
    }

    ReadOnlySpan<float> Outputs(int example) => _outputs.AsSpan(example * _examples.Outputs, _examples.Outputs);

    int Largest(int example) => Largest(Outputs(example));

    /// <summary>Of equal outputs the first.</summary>
    public static int Largest(ReadOnlySpan<float> outputs)
    {
        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
            if (outputs[i] > outputs[best])
                best = i;
        return best;
    }

    /// <summary>softmax(f)[k], computed from the logits f.</summary>
    public static double Probability(ReadOnlySpan<float> logits, int k)
    {
        var sum = 0.0;
        foreach (var logit in logits)
            sum += Math.Exp((double)logit - logits[k]);
        return 1 / sum;
    }
}
