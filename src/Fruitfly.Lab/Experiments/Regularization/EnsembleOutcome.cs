using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>What several networks say together on the test examples, from the outputs that each of them kept. Errors
/// are in percent.</summary>
/// <param name="Members">of each ensemble, the error of each network</param>
/// <param name="Means">of each ensemble, the error of the mean of the outputs before softmax of its first 1, 2, …
/// networks</param>
/// <param name="Majorities">the same of the class that most of them name, the first of equal ones</param>
sealed record EnsembleOutcome(
    IReadOnlyList<double[]> Members, IReadOnlyList<double[]> Means, IReadOnlyList<double[]> Majorities)
{
    /// <param name="ensembles">the networks of each; one with a network that diverged is left out</param>
    /// <param name="labels">of the test examples</param>
    public static EnsembleOutcome Of(IEnumerable<IReadOnlyList<TrialResult>> ensembles, int[] labels) =>
        ensembles.Where(trials => trials.All(trial => trial.History.Predictions is { Length: > 0 }))
            .Aggregate(new EnsembleOutcome([], [], []), (outcome, trials) =>
                outcome.With([.. trials.Select(trial => trial.History.Predictions!)], labels));

    /// <summary>Of the test examples of a trial.</summary>
    public static int[] Labels(Trial trial) => [.. trial.Data.Load(trial.Seed).Test!.Labels];

    /// <summary>By how many points the mean of the outputs of all errs less than its networks do on average: below 0
    /// where it is better.</summary>
    public double[] MeanDifferences => Differences(Means);

    /// <summary>The same of the majority.</summary>
    public double[] MajorityDifferences => Differences(Majorities);

    double[] Differences(IReadOnlyList<double[]> together) =>
        [.. together.Zip(Members, (errors, members) => errors[^1] - members.Average())];

    EnsembleOutcome With(IReadOnlyList<float[]> outputs, int[] labels)
    {
        var classes = outputs[0].Length / labels.Length;
        var (sums, votes) = (new double[outputs[0].Length], new double[outputs[0].Length]);
        var (means, majorities) = (new double[outputs.Count], new double[outputs.Count]);
        for (var member = 0; member < outputs.Count; member++)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] += outputs[member][i];
            for (var example = 0; example < labels.Length; example++)
                votes[example * classes + Largest<float>(outputs[member].AsSpan(example * classes, classes))]++;
            (means[member], majorities[member]) = (Error(sums, labels), Error(votes, labels));
        }
        return new(
            [.. Members,
                [.. outputs.Select(member => Error(Array.ConvertAll(member, value => (double)value), labels))]],
            [.. Means, means], [.. Majorities, majorities]);
    }

    static double Error(double[] outputs, int[] labels)
    {
        var (classes, wrong) = (outputs.Length / labels.Length, 0);
        for (var example = 0; example < labels.Length; example++)
            wrong += Largest<double>(outputs.AsSpan(example * classes, classes)) == labels[example] ? 0 : 1;
        return 100.0 * wrong / labels.Length;
    }

    static int Largest<T>(ReadOnlySpan<T> values) where T : IComparable<T>
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i].CompareTo(values[largest]) > 0)
                largest = i;
        return largest;
    }
}
