
namespace Fruitfly.Studies.Differences;

/// <summary>What differs between two studies: in what they describe, in what came of it, and in what made it.</summary>
/// <param name="Settings">that have other values in one than in the other, by path</param>
/// <param name="OnlyInFirst">hashes of trials that the second does not plan, in the order of the plan</param>
/// <param name="Shared">how many trials both plan</param>
/// <param name="Results">of the shared trials that both have a result of; null where the studies are in one store,
/// which keeps a shared trial once</param>
/// <param name="Pairs">of trials that are not the same and agree in seed and in every setting but those in which the
/// studies as a whole differ</param>
public sealed record StudyDifference(
    Study First, Study Second, IReadOnlyList<SettingDifference> Settings, IReadOnlyList<string> OnlyInFirst,
    IReadOnlyList<string> OnlyInSecond, int Shared, SharedResults? Results, PairedTrials Pairs,
    IReadOnlyList<StudyEnvironment> FirstEnvironments, IReadOnlyList<StudyEnvironment> SecondEnvironments)
{
    /// <summary>Compares two studies, of one store or of two.</summary>
    /// <exception cref="StudyStoreException">there is no such study, or a store cannot be read</exception>
    public static StudyDifference Of(IStudyStore firstStore, string first, IStudyStore secondStore, string second)
    {
        ArgumentNullException.ThrowIfNull(firstStore);
        ArgumentNullException.ThrowIfNull(secondStore);
        var (one, other) = (ComparedTrials.Of(firstStore, first), ComparedTrials.Of(secondStore, second));
        var settings = ComparedSettings.Of(firstStore.Settings(first), secondStore.Settings(second));
        return new(
            one.Study, other.Study, settings.Differences,
            [.. one.ByHash.Keys.Where(hash => !other.ByHash.ContainsKey(hash))],
            [.. other.ByHash.Keys.Where(hash => !one.ByHash.ContainsKey(hash))],
            one.ByHash.Keys.Count(other.ByHash.ContainsKey),
            ReferenceEquals(firstStore, secondStore) ? null : SharedResults.Of(firstStore, one, secondStore, other),
            PairedTrials.Of(one, other, settings), firstStore.Environments(first), secondStore.Environments(second));
    }

    /// <summary>Whether both plan the same trials, and no result that both have differs.</summary>
    public bool IsNone => OnlyInFirst.Count == 0 && OnlyInSecond.Count == 0 && Results is null or { Unequal.Count: 0 };
}

/// <summary>A setting that does not have the same values in both studies.</summary>
/// <param name="First">its different values in the first study; empty where its trials do not have the setting</param>
public sealed record SettingDifference(string Path, IReadOnlyList<string> First, IReadOnlyList<string> Second);
