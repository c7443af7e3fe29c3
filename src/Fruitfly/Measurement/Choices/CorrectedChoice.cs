namespace Fruitfly.Measurement.Choices;

/// <summary>The best of several candidates with a score that the choice has not flattered.</summary>
/// <param name="Candidate">the chosen one, the best of all examples</param>
/// <param name="Raw">the mean loss that it was chosen for: too good, since the luck of the best is in it</param>
/// <param name="Corrected">the mean loss to expect of what is chosen this way</param>
/// <param name="Low">lower end of the interval of <paramref name="Corrected"/>, −∞ where there is none</param>
/// <param name="Samples">how often a choice was repeated for it</param>
public sealed record CorrectedChoice(
    int Candidate, double Raw, double Corrected, double Low, double High, int Samples)
{
    /// <summary>By how much the choice flatters the best.</summary>
    public double Optimism => Corrected - Raw;
}
