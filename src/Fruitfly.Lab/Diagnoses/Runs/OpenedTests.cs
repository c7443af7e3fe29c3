using Fruitfly.Data.Tables;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>Who has seen test sets of a file, as the store counts it (<see cref="TestSetUse"/>): this study and any
/// other on the same file.</summary>
sealed class OpenedTests(IStudyStore store, string study)
{
    List<Trial>? _trials;

    /// <summary>Trials of this study that had opened it before this run.</summary>
    public IReadOnlyList<Trial> Trials => _trials ??= store.Find(study) is null ? []
        : [.. store.TestSet(study).Openings.Select(opening => store.Trial(study, opening.Trial)?.Result?.Trial)
            .OfType<Trial>()];

    /// <summary>How often test sets of the file of a trial were seen, except by the trial itself. Those of other
    /// studies may have been cut from the file in another way.</summary>
    public int TimesBefore(Trial trial)
    {
        var (own, files) = (TrialIdentity.Hash(trial), ((FileDescription)trial.Data).Files);
        var times = 0;
        foreach (var other in store.Studies())
        {
            var openings = store.TestSet(other.Name).Openings.Where(opening => opening.Trial != own).ToList();
            if (openings.Count > 0 && store.Trial(other.Name, openings[0].Trial)?.Result?.Trial.Data
                is FileDescription data && data.Files.SequenceEqual(files))
                times += openings.Sum(opening => opening.Times);
        }
        return times;
    }
}
