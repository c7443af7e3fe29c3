using Fruitfly.Measurement;

namespace Fruitfly.Studies;

/// <summary>Trials that differ in the seed only.</summary>
/// <param name="Settings">names what they have in common, see <see cref="IStudyStore.Settings"/></param>
/// <param name="Position">of the first of them in the plan</param>
/// <param name="Trials">how many are in which state; each counts once</param>
/// <param name="Estimate">mean, standard deviation and 95 % interval (Student's t) over those that are done and have a
/// finite value; null where none has. Diverged trials are counted, not averaged.</param>
public sealed record TrialGroup(long Settings, int Position, TrialCounts Trials, Estimate? Estimate)
{
    /// <summary>Several groups as one, named after the first.</summary>
    internal static TrialGroup OfAll(IReadOnlyList<TrialGroup> groups)
    {
        Estimate[] estimates = [.. groups.Select(group => group.Estimate).OfType<Estimate>()];
        return new(groups[0].Settings, groups.Min(group => group.Position),
            groups.Select(group => group.Trials).Aggregate((one, other) => one.Plus(other)),
            estimates.Length == 0 ? null : Measurement.Estimate.OfAll(estimates));
    }
}
