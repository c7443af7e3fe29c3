using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What the chosen setting scored on the test examples, which were opened for it alone.</summary>
/// <param name="Examples">the mean over the networks with the 95 % interval that other test examples would move it
/// within</param>
/// <param name="Networks">the score of each that did not diverge, in the order of the seeds</param>
/// <param name="Diverged">networks that did</param>
public sealed record FinalScore(Estimate Examples, IReadOnlyList<double> Networks, int Diverged);
