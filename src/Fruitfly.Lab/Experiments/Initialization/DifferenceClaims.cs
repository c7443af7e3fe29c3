using Fruitfly.Data.Mnist1d;
using Fruitfly.Measurement;
using Fruitfly.Networks.Reference;
using Fruitfly.Studies.Evidence;
using MathNet.Numerics.Statistics;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>Whether networks from different random starts learn different things, and useful ones: of pairs of trained
/// networks, each network in one of them.</summary>
static class DifferenceClaims
{
    /// <summary>Two units whose activations correlate this much count as the same.</summary>
    const double SameUnit = 0.9;

    const int Digits = 10;

    /// <param name="inspections">of one initializer, each from another seed</param>
    public static IEnumerable<Claim> Of(string experiment, IReadOnlyList<Inspection> inspections)
    {
        var pairs = inspections.Chunk(2).Where(pair => pair.Length == 2).ToList();
        int[] labels = pairs.Count == 0 ? [] : new Mnist1dDescription().Load(0).Test!.Labels.ToArray();
        ClaimText Text(string id, string statement, string unit) => new(
            experiment, id, statement, InitializationClaims.Slides,
            "\"different initializations learn different useful things\"", null, unit)
        {
            WhereNone = "It takes two trainings that are looked into.",
            Repetitions = "pairs of trainings looked into",
        };

        yield return Text("different-functions",
            "Two networks from different starts contradict each other on more test examples than their errors differ " +
            "by (difference).", "points")
            .IsAbove(0, [.. pairs.Select(pair =>
                Disagreement(pair) - Math.Abs(Error(pair[0], labels) - Error(pair[1], labels)))]);
        yield return Text("different-units",
            "Fewer than half of the last hidden layer's units have a counterpart in the other network (correlation of " +
            "the activations 0.9 or more).", "%")
            .IsBelow(50, [.. pairs.Select(pair => ShareMatched(pair[0].Units, pair[1].Units))]);
        yield return Text("different-useful",
            "What they learn adds up: the mean of two networks errs less than one of them does (difference).", "points")
            .IsAbove(0, [.. pairs.Select(pair =>
                (Error(pair[0], labels) + Error(pair[1], labels)) / 2 - ErrorOfMean(pair, labels))]);
    }

    static double Disagreement(Inspection[] pair)
    {
        var (first, second) = (Classes(pair[0].Probabilities), Classes(pair[1].Probabilities));
        return 100.0 * first.Zip(second).Count(both => both.First != both.Second) / first.Length;
    }

    static double Error(Inspection one, int[] labels) => Error(one.Probabilities, labels);

    static double ErrorOfMean(Inspection[] pair, int[] labels) =>
        Error([.. pair[0].Probabilities.Zip(pair[1].Probabilities, (first, second) => (first + second) / 2)], labels);

    static double Error(double[] probabilities, int[] labels) =>
        100.0 * Classes(probabilities).Zip(labels).Count(both => both.First != both.Second) / labels.Length;

    static int[] Classes(double[] probabilities) => Metrics.Predicted(probabilities, Digits);

    /// <summary>In percent; units that no example activates have no counterpart and are not counted.</summary>
    internal static double ShareMatched(Matrix first, Matrix second)
    {
        var (ours, others) = (Active(first), Active(second));
        return 100.0 * ours.Count(unit => others.Any(other => Correlation.Pearson(unit, other) >= SameUnit))
            / ours.Count;
    }

    static List<double[]> Active(Matrix units) =>
    [
        .. from unit in Enumerable.Range(0, units.Columns)
           let values = Enumerable.Range(0, units.Rows).Select(example => units[example, unit]).ToArray()
           where values.Any(value => value > 0)
           select values,
    ];
}
