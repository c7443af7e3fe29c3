namespace Fruitfly.Studies;

/// <summary>A trial that this worker, and no other, is to run now.</summary>
/// <param name="Attempt">1 the first time</param>
public sealed record TrialClaim(string Hash, Trial Trial, int Attempt)
{
    /// <summary>Tells this claim from every other of the trial, also of the same worker.</summary>
    internal long Epoch { get; init; }

    /// <summary>A trial whose worker has ended this many times while it ran is not tried again.</summary>
    public const int MaximumAttempts = 3;
}
