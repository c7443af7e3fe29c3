using System.Reflection;
using System.Runtime.InteropServices;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Reports;

/// <summary>All that is needed to do it again.</summary>
/// <param name="Command">the command line, such as <c>fruitfly run mnist1d-training --quick</c></param>
/// <param name="StudyHash">of the trials' descriptions; null for an experiment without trials</param>
/// <param name="Seeds">as text, such as "0 to 9"</param>
/// <param name="Settings">what the experiment was set to, by name, in the order to show</param>
/// <param name="InstructionSet">that the kernels ran on, such as "AVX2"</param>
/// <param name="Versions">of the program and what it stands on, by name</param>
/// <param name="Finished">when the measurement ended</param>
/// <param name="Duration">wall-clock time from the first trial planned to the last measured</param>
public sealed record Provenance(
    string Command, string? StudyHash, string Seeds, IReadOnlyList<KeyValuePair<string, string>> Settings,
    string InstructionSet, IReadOnlyList<KeyValuePair<string, string>> Versions, DateTimeOffset Finished,
    TimeSpan Duration)
{
    /// <summary>What the trials that were run for it cost; null where all had been there,
    /// or were too few to predict.</summary>
    public CostComparison? Cost { get; init; }

    /// <summary>Under which name the store keeps the trials; null for an experiment without trials.</summary>
    public string? Study { get; init; }

    /// <summary>How often the test set was seen before the numbers were taken; null for an
    /// experiment without trials.</summary>
    public TestSetUse? TestSet { get; init; }

    /// <summary>The machines that the trials ran on, each with how many; none where that is not known.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Hosts { get; init; } = [];

    /// <summary>Of these trials; of none where an experiment only computes.</summary>
    /// <param name="settings">by name, in the order to show</param>
    /// <param name="began">the time stamp of <paramref name="time"/> when the first trial was planned</param>
    public static Provenance Of(
        string command, string study, IReadOnlyList<TrialRecord> records,
        IReadOnlyList<KeyValuePair<string, string>> settings, TimeProvider time, long began)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(time);
        return new(
            command,
            records.Count == 0 ? null : TrialIdentity.HashOf(string.Join('\n', records.Select(record => record.Hash))),
            SeedsText(records.Select(record => record.Result!.Trial.Seed)),
            settings,
            InstructionSets([.. records.Select(record => record.Provenance!.InstructionSet).Distinct()]),
            CurrentVersions,
            time.GetLocalNow(),
            time.GetElapsedTime(began))
        {
            Study = records.Count == 0 ? null : study,
            TestSet = records.Count == 0 ? null : TestSetUse.Of(study, records),
            Hosts =
            [
                .. records.DistinctBy(record => record.Hash).Select(record => record.Host).OfType<string>()
                    .CountBy(host => host).OrderByDescending(host => host.Value)
                    .ThenBy(host => host.Key, StringComparer.Ordinal),
            ],
        };
    }

    static string InstructionSets(string[] sets) => sets switch
    {
        [] => TrialProvenance.Current.InstructionSet,
        [var only] => only,
        _ => $"{string.Join("; ", sets)}: mixed, so that the last bits of a result may depend on where it was made",
    };

    /// <summary>"0 to 9" where nothing is left out, else "1, 5, 7".</summary>
    internal static string SeedsText(IEnumerable<ulong> seeds)
    {
        ulong[] all = [.. seeds.Distinct().Order()];
        return all switch
        {
            [] => "none",
            [var only] => $"{only}",
            [var first, .., var last] when last - first == (ulong)all.Length - 1 => $"{first} to {last}",
            _ => string.Join(", ", all),
        };
    }

    /// <summary>The versions of this process: Fruitfly, .NET, and the system.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> CurrentVersions { get; } =
    [
        new("Fruitfly",
            typeof(Provenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"),
        new(".NET", Environment.Version.ToString()),
        new("system",
            $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}"),
    ];
}
