namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>What a method does at the strength that the validation examples chose.</summary>
/// <param name="Chosen">the strength as the report writes it</param>
/// <param name="Pairs">of the seeds whose two networks came to their end</param>
sealed record MethodEffect(string Id, string Name, string Source, string Chosen, IReadOnlyList<PairedScores> Pairs)
{
    public double[] Of(Func<PairedScores, double> value) => [.. Pairs.Select(value)];
}
