using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>Diagnoses tables whose truth is known or measured, with the code that diagnoses a user's, and says how
/// often it was right.</summary>
public sealed record SelfTest
{
    /// <summary>The largest number of a table of a case.</summary>
    public const int MostTables = 10_000;

    /// <summary>The number of the first data set of each case: others are other draws of the same law. Default:
    /// 1.</summary>
    public int First { get; init; } = 1;

    /// <summary>Data sets of each case, at most. Default: 12.</summary>
    public int DataSets { get; init; } = 12;

    /// <summary>How much each diagnosis trains. Default: the least, at every size, so that there are many data
    /// sets.</summary>
    public DiagnosisDesign Design { get; init; } = DiagnosisDesign.Least with { Levels = PartitionTree.MostLevels };

    /// <summary>What the names of the cases that are run start with. Default: all.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [""];

    /// <summary>Whether only the cheap cases are run, two data sets each, and one where no truth is measured.</summary>
    public bool IsQuick { get; init; }

    /// <summary>No data set is begun later than this after the start. Default: none.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>Trials run at once. Default: one for each core.</summary>
    public int? Workers { get; init; }

    /// <summary>The quick test: a minute or two of one core.</summary>
    public static SelfTest Quick { get; } = new() { DataSets = 2, Design = DiagnosisDesign.Least, IsQuick = true };

    /// <summary>The names of all cases that there are.</summary>
    public IReadOnlyList<string> Names => [.. There.Select(one => one.Name)];

    /// <summary>One of <see cref="Cases"/> that no name starts with, or null.</summary>
    public string? UnknownCase => Cases.FirstOrDefault(word => !There.Any(one => IsNamed(one, word)));

    /// <summary>One data set of each case after another, so that a test that ends early has as many of each; large
    /// tables come last.</summary>
    /// <param name="store">keeps what was trained: the same test again trains nothing</param>
    /// <returns>what was found until the end, or until it was cancelled</returns>
    /// <exception cref="DiagnosisException">trainings diverged</exception>
    /// <exception cref="TrialsFailedException">trials failed</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public SelfTestResult Run(
        IStudyStore store, TimeProvider time, IProgress<SelfTestProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        var folder = Directory.CreateTempSubdirectory("fruitfly-self-test-");
        try
        {
            var began = time.GetTimestamp();
            var cases = There.Where(one => Cases.Any(word => IsNamed(one, word)))
                .Select(one => new SelfTestBench(this, one, folder.FullName, store, time, cancellation)).ToList();
            List<SelfTestDiagnosis> diagnoses = [];
            foreach (var (number, one) in Order(cases))
            {
                var elapsed = time.GetElapsedTime(began);
                if (Budget is { } budget && elapsed >= budget)
                    return new(diagnoses);
                progress?.Report(new(one.Name, number, diagnoses.Count, cases.Sum(each => each.DataSets), elapsed));
                try
                {
                    diagnoses.Add(one.Diagnose(number));
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    return new(diagnoses) { IsInterrupted = true };
                }
            }
            return new(diagnoses);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    IEnumerable<(int Number, SelfTestBench Bench)> Order(IReadOnlyList<SelfTestBench> cases) =>
        cases.GroupBy(one => one.IsLarge).OrderBy(some => some.Key).SelectMany(some =>
            Enumerable.Range(0, DataSets).SelectMany(number =>
                some.Where(one => number < one.DataSets).Select(one => (First + number, one))));

    IReadOnlyList<SelfTestCase> There => IsQuick ? SelfTestCases.Quick : SelfTestCases.All;

    static bool IsNamed(SelfTestCase one, string word) =>
        one.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !EndsAmidNumber(one.Name, word.Length);

    // "mnist-1d 2000" does not mean that of 20,000 examples.
    static bool EndsAmidNumber(string name, int length) =>
        length > 0 && length < name.Length && char.IsAsciiDigit(name[length - 1]) && char.IsAsciiDigit(name[length]);
}

/// <summary>How far a self-test is.</summary>
/// <param name="Case">that is diagnosed now</param>
/// <param name="DataSet">of the case, from 1</param>
/// <param name="Done">data sets that are diagnosed, of all cases</param>
/// <param name="All">data sets that will be</param>
public readonly record struct SelfTestProgress(string Case, int DataSet, int Done, int All, TimeSpan Elapsed)
{
    /// <summary>The time left, at the speed so far; null at first.</summary>
    public TimeSpan? Remaining => Done == 0 ? null : Elapsed / Done * (All - Done);
}
