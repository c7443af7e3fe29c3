namespace Fruitfly.Lab.Studies;

/// <summary>A trial that this worker, and no other, is to run now.</summary>
/// <param name="Attempt">1 the first time</param>
public sealed record TrialClaim(string Hash, Trial Trial, int Attempt)
{
    /// <summary>A trial whose worker has ended this many times while it ran is not tried again.</summary>
    public const int MaximumAttempts = 3;
}
