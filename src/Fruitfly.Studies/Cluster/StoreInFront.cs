using Fruitfly.Data.Tables;

namespace Fruitfly.Studies.Cluster;

/// <summary>Stands in front of a store and passes everything on; what derives from it changes the workers' side.
/// </summary>
abstract class StoreInFront(IStudyStore store) : IStudyStore
{
    protected IStudyStore Store => store;

    public virtual Study Plan(
        string study, string experiment, StudySettings settings, IReadOnlyList<Trial> trials,
        string? definition = null) => store.Plan(study, experiment, settings, trials, definition);

    public virtual TrialClaim? Claim(string study, bool lastAttempts = false) => store.Claim(study, lastAttempts);

    public virtual TrialClaim? Claim(TrialList trials, bool lastAttempts = false) => store.Claim(trials, lastAttempts);

    public virtual bool Complete(TrialClaim claim, TrialResult result, TrialProvenance provenance) =>
        store.Complete(claim, result, provenance);

    public virtual bool Fail(TrialClaim claim, string error) => store.Fail(claim, error);

    public virtual void Release(TrialClaim claim) => store.Release(claim);

    public IStudyStore OpenReader() => store.OpenReader();

    public IReadOnlyList<Study> Studies() => store.Studies();

    public Study? Find(string study) => store.Find(study);

    public void Remark(string study, StudyRemarks remarks) => store.Remark(study, remarks);

    public IEnumerable<TrialRecord> Trials(string study, int skip = 0, int take = int.MaxValue) =>
        store.Trials(study, skip, take);

    public TrialList List(string study) => store.List(study);

    public TrialCounts Count(TrialList trials) => store.Count(trials);

    public IEnumerable<TrialRecord> Trials(TrialList trials) => store.Trials(trials);

    public TrialPage Page(string study, TrialQuery query) => store.Page(study, query);

    public IReadOnlyList<TrialValue> Values(string study, TrialMeasure measure, TrialFilter? filter = null) =>
        store.Values(study, measure, filter);

    public IReadOnlyDictionary<long, string> Settings(string study) => store.Settings(study);

    public TrialRecord? Trial(string study, string hash) => store.Trial(study, hash);

    public IReadOnlyList<string> Hashes(string prefix, int most) => store.Hashes(prefix, most);

    public TrialStory? Story(string hash) => store.Story(hash);

    public IReadOnlyList<StudyEnvironment> Environments(string study) => store.Environments(study);

    public float[]? Predictions(string hash) => store.Predictions(hash);

    public KeptPredictions KeptPredictions(string study) => store.KeptPredictions(study);

    public TestSetUse TestSet(string study) => store.TestSet(study);

    public IReadOnlyList<StudyActivity> Activities() => store.Activities();

    public long Changes() => store.Changes();

    public IReadOnlyDictionary<string, TrialState> States(IReadOnlyList<string> hashes) => store.States(hashes);

    public void Remember(IEnumerable<SeenFile> files) => store.Remember(files);

    public IReadOnlyList<SeenFile> Files(string sha256) => store.Files(sha256);

    public void Keep(FileContent content, ReadOnlyMemory<byte> bytes) => store.Keep(content, bytes);

    public int Receive(IReadOnlyList<TrialCopy> trials) => store.Receive(trials);

    public bool Remove(string study, bool evenInUse = false) => store.Remove(study, evenInUse);

    public StoreCheck Check(bool quick = false) => store.Check(quick);

    public int RetryFailed(string study) => store.RetryFailed(study);

    public void Beat() => store.Beat();

    public AwaitedWorker? Awaited(TrialList trials) => store.Awaited(trials);

    public int Recover() => store.Recover();

    public void Dispose() => store.Dispose();
}
