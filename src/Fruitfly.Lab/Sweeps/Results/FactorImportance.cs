namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>How much of what the settings differ in is due to one factor, or to two together.</summary>
/// <param name="Factors">one for a main effect, two for an interaction</param>
/// <param name="Share">of the variance between settings, 0 to 1</param>
/// <param name="Low">lower end of its 95 % interval; 0 where there are too few repetitions to tell</param>
/// <param name="High">upper end; 1 where there are too few</param>
public sealed record FactorImportance(IReadOnlyList<Factor> Factors, double Share, double Low, double High)
{
    public bool IsInteraction => Factors.Count > 1;
}
