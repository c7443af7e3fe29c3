using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Studies;

/// <summary>Keeps studies and their trials. A trial is kept once, by its hash, and shared by all studies that plan it.
/// <para>An instance may be used by several threads at once, and several processes may use one store at once: a trial
/// is claimed by at most one of them. Once a method returns, its change is committed. The code that opened a store
/// disposes it, which gives back what it had claimed. Everything returned is the caller's.</para>
/// <para>Every method throws <see cref="StudyStoreException"/> where the store cannot be read or written, and where a
/// study it is asked about does not exist.</para></summary>
public interface IStudyStore : IDisposable
{
    /// <summary>Opens the same store over another connection, for looking: a long look through it keeps no worker of
    /// this one waiting. The caller disposes it.</summary>
    IStudyStore OpenReader();

    /// <summary>Makes the study, or gives an existing one with the same settings this list of trials. Trials the store
    /// knows already keep their state and result. The same trial may be planned twice
    /// in a list; it is run once.</summary>
    /// <param name="definition">the study file with every value filled in, kept with the study in place of the one it
    /// had. Whether another file is another study is for its name to say. Default: null, which keeps what it
    /// had.</param>
    /// <returns>the study; where one of that name has other settings it stays as it is, and this one is named after
    /// what was changed, see <see cref="StudyName"/></returns>
    Study Plan(
        string study, string experiment, StudySettings settings, IReadOnlyList<Trial> trials,
        string? definition = null);

    /// <summary>All studies, by name.</summary>
    IReadOnlyList<Study> Studies();

    /// <summary>The study of that name, or null.</summary>
    Study? Find(string study);

    /// <summary>Keeps what people wrote about the study in place of what they wrote before. Planning it again changes
    /// nothing of that.</summary>
    /// <exception cref="ArgumentException">something is longer than <see cref="StudyRemarks"/> allows</exception>
    void Remark(string study, StudyRemarks remarks);

    /// <summary>The trials of a study in plan order, from position <paramref name="skip"/>, at most
    /// <paramref name="take"/>. Read a page at a time, so trials that finish meanwhile may show.</summary>
    IEnumerable<TrialRecord> Trials(string study, int skip = 0, int take = int.MaxValue);

    /// <summary>What the study holds now, in plan order.</summary>
    TrialList List(string study);

    /// <summary>How many of these trials are in which state; those that the store does not hold are in none.</summary>
    TrialCounts Count(TrialList trials);

    /// <summary>These trials in the order of the list, whichever studies hold them; the position is that in the list.
    /// Those that the store does not hold are left out. Read a page at a time, so trials that
    /// finish meanwhile may show.</summary>
    IEnumerable<TrialRecord> Trials(TrialList trials);

    /// <summary>One page of the study's trials, without their curves: quick for 100,000 of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">a negative place, or more than
    /// <see cref="TrialQuery.LargestPage"/> trials</exception>
    TrialPage Page(string study, TrialQuery query);

    /// <summary>What each of the study's trials that pass the filter came to, in the order of the plan: quick for
    /// 100,000 of them. A trial that is planned twice is told once.</summary>
    IReadOnlyList<TrialValue> Values(string study, TrialMeasure measure, TrialFilter? filter = null);

    /// <summary>The settings that trials of the study have, without the seed: canonical descriptions as
    /// <see cref="CanonicalDescription.WithoutSeed"/>, by the number that
    /// <see cref="TrialSummary.Settings"/> names them by.</summary>
    IReadOnlyDictionary<long, string> Settings(string study);

    /// <summary>The trial of that hash with its curve, at its first place in the study's plan; null
    /// where the study has none such.</summary>
    TrialRecord? Trial(string study, string hash);

    /// <summary>The hashes of trials of any study that begin so, in ordinal order, at most <paramref name="most"/>.
    /// </summary>
    IReadOnlyList<string> Hashes(string prefix, int most);

    /// <summary>How the trial of that hash came to where it is, whichever studies plan it; null where the store has
    /// none such.</summary>
    TrialStory? Story(string hash);

    /// <summary>What made the results of the study, the commonest first, without reading their curves.</summary>
    IReadOnlyList<StudyEnvironment> Environments(string study);

    /// <summary>What a done trial said of each example, see <see cref="Training.History.Predictions"/>; null where it
    /// kept none. The records of trials come without.</summary>
    float[]? Predictions(string hash);

    /// <summary>How much the study's trials kept of that. It looks at every trial, which <see cref="Find"/> need not.
    /// </summary>
    KeptPredictions KeptPredictions(string study);

    /// <summary>Who of the study's trials opened the test set, without reading their curves.</summary>
    TestSetUse TestSet(string study);

    /// <summary>What is heard of the studies that have running trials.</summary>
    IReadOnlyList<StudyActivity> Activities();

    /// <summary>A number that is another after other stores, such as those of other processes, have committed
    /// something; what this instance writes does not change it. It costs next to nothing to ask.</summary>
    long Changes();

    /// <summary>The states of those of these trials that the store knows, by hash,
    /// whichever study planned them.</summary>
    IReadOnlyDictionary<string, TrialState> States(IReadOnlyList<string> hashes);

    /// <summary>Keeps in mind where files of users were seen now.</summary>
    void Remember(IEnumerable<SeenFile> files);

    /// <summary>Where a file with this content was seen, the latest first and copies last. The caller compares the
    /// content, which may have changed since.</summary>
    IReadOnlyList<SeenFile> Files(string sha256);

    /// <summary>Makes a copy that only its owner may read and that stays with the store.</summary>
    /// <exception cref="DataFileException">the copy cannot be written</exception>
    void Keep(FileContent content, ReadOnlyMemory<byte> bytes);

    /// <summary>Gives trials that are planned here the results, or the errors, that they have in another store, with
    /// attempts and times. A trial that this store does not hold, that runs or has ended here stays as it is. All or
    /// none are taken.</summary>
    /// <returns>how many were taken</returns>
    int Receive(IReadOnlyList<TrialCopy> trials);

    /// <summary>Deletes the study, and every trial that belongs to no study then and does not run. False where there is
    /// no such study.</summary>
    /// <param name="evenInUse">whether it is deleted while another process runs its trials. Default: no.</param>
    /// <exception cref="StudyInUseException">another store that is open, such as that of another
    /// process, runs its trials</exception>
    bool Remove(string study, bool evenInUse = false);

    /// <summary>Compares everything with its hashes and checksums.</summary>
    /// <param name="quick">only what takes moments: that the file is whole, and every study has its
    /// trials. Default: no, all of it.</param>
    StoreCheck Check(bool quick = false);

    /// <summary>Plans the failed trials of a study again, with all their attempts; returns how many.</summary>
    int RetryFailed(string study);

    /// <summary>Claims a planned trial of the study for this worker, those with fewer attempts first; null where there
    /// is none. A trial's last attempt is claimed only with
    /// <paramref name="lastAttempts"/>, so that it can run alone.</summary>
    TrialClaim? Claim(string study, bool lastAttempts = false);

    /// <summary>Claims one of these trials in the same way, whichever studies hold it.</summary>
    TrialClaim? Claim(TrialList trials, bool lastAttempts = false);

    /// <summary>Commits result, curve and predictions of a claimed trial together. False, and nothing is written, where
    /// the claim has been given to another worker meanwhile.</summary>
    bool Complete(TrialClaim claim, TrialResult result, TrialProvenance provenance);

    /// <summary>Marks a claimed trial as failed. False where the claim has been given
    /// to another worker meanwhile.</summary>
    bool Fail(TrialClaim claim, string error);

    /// <summary>Gives a claimed trial back as if it had not been started.</summary>
    void Release(TrialClaim claim);

    /// <summary>Says that this worker is alive. To be called about once a minute while it holds claims.</summary>
    void Beat();

    /// <summary>Of the other processes that run some of these trials, the one to wait for
    /// longest; null where none does.</summary>
    AwaitedWorker? Awaited(TrialList trials);

    /// <summary>Takes back the trials of workers that no longer live: they are planned again, or fail after their last
    /// attempt. Returns how many. Opening a store does this too.</summary>
    int Recover();
}

public static class StudyStoreExtensions
{
    /// <summary>Groups over seeds of the study's trials that pass the filter, in the order of the plan.</summary>
    public static IReadOnlyList<TrialGroup> Groups(
        this IStudyStore store, string study, TrialMeasure measure, TrialFilter? filter = null) =>
        TrialGroups.Of(store.Values(study, measure, filter));

    /// <summary>The results of a study in plan order: what an experiment measures. Trials that failed or have not run
    /// are left out; the counts of the <see cref="Study"/> tell of them.</summary>
    public static IReadOnlyList<TrialResult> Results(this IStudyStore store, string study) =>
        [.. store.Trials(study).Where(trial => trial.Result is not null).Select(trial => trial.Result!)];

    /// <summary>Keeps in mind where files lie, and keeps copies of them where they are asked for.</summary>
    /// <exception cref="DataFileException">a copy cannot be written</exception>
    public static void Take(this IStudyStore store, GivenFiles files, bool copies, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(files);
        var seen = files.Seen(time.GetUtcNow());
        store.Remember(seen);
        if (copies)
            foreach (var (file, content) in seen.Zip(files.Contents))
                store.Keep(file.Content, content);
    }
}
