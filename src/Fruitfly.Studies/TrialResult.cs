using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>What a finished trial measured. Divergence is a result, not a failure: see
/// <see cref="History.Divergence"/>.</summary>
/// <param name="PrunedIn">where the trial prunes by magnitude, of each parameter, in the order of
/// <see cref="Networks.Network.CopyParametersTo"/>, the round from 0 in which it was pruned, or the
/// number of rounds; otherwise null</param>
/// <param name="Seconds">wall-clock time of the trial; not part of what is compared or exported</param>
public sealed record TrialResult(Trial Trial, History History, int Parameters, double Seconds, byte[]? PrunedIn = null);
