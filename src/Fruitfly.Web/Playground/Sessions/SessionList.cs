using System.Security.Cryptography;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Playground.Runs;
using Fruitfly.Web.Playground.Uploads;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>The sessions of a web lab: at most eight, within one budget of memory. For one more those go that no one
/// watches, first what was left first; what no one has watched for hours goes by itself.</summary>
sealed class SessionList : IDisposable
{
    public const int Most = 8;

    public const int MostSeeds = 64;

    /// <summary>How long a session stays that no one watches.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromHours(2);

    static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);

    readonly Lock _lock = new();
    readonly Cores _cores = new(Environment.ProcessorCount);
    readonly Dictionary<string, OpenSession> _sessions = [];
    readonly Dictionary<string, int> _testOpenings = [];
    readonly TimeProvider _time;
    readonly SessionBudget _budget;
    readonly ITimer _idle;

    /// <param name="folder">for uploaded files</param>
    /// <param name="budget">null for half of the memory that there is</param>
    public SessionList(TimeProvider time, PrivateFolder folder, SessionBudget? budget = null)
    {
        (_time, _budget, Files) = (time, budget ?? SessionBudget.OfMachine(), new UploadedFiles(folder));
        _idle = time.CreateTimer(_ => RemoveIdle(), null, LookEvery, LookEvery);
    }

    public UploadedFiles Files { get; }

    /// <summary>Starts a session, at rest.</summary>
    /// <param name="instead">a session that goes if no one else watches it; null for none</param>
    /// <exception cref="ArgumentException">the setup cannot be trained</exception>
    /// <exception cref="RequestException">all sessions are watched</exception>
    public OpenSession Start(TrainingSetup setup, string? instead)
    {
        if (setup.Seeds > MostSeeds)
            throw new SetupException("seeds",
                $"is {setup.Seeds}; the playground trains at most {MostSeeds} at a time.");
        if (setup.VariesSplit)
            throw new SetupException(
                setup.Folds > 0 ? "folds" : "splits",
                "asks for many splits; the playground shows one at a time. Change data-seed to see another.");
        var file = setup.Data == SetupData.File ? Files.Use(setup.File) : null;
        try
        {
            var described = setup.ReadFile(Files.Read);
            var trials = SetupPlan.Of(setup, described);
            var places = new DataPlaces();
            if (described is not null)
                places.Files.Give(described);
            var plan = RunPlan.Of(trials, trials.Trials[0].Data.Load(setup.Seed, places));
            var names = trials.Reading is not { } reading ? null : DataNames.Of(
                Files.Find(setup.File).Name, reading, ScaleOf(setup, plan.Data, described!, places));
            var bytes = SessionBudget.BytesOf(plan);
            _budget.Check(bytes, plan.Seeds.Count);
            lock (_lock)
            {
                if (instead is not null && _sessions.TryGetValue(instead, out var old) && old.Session.Viewers <= 1)
                    Remove(old);
                MakeRoom(bytes);
                var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
                return _sessions[id] = new OpenSession(setup, new PlaygroundSession(id, plan, _cores, _time), bytes,
                    names, file);
            }
        }
        catch
        {
            file?.GiveBack();
            throw;
        }
    }

    static TargetScale? ScaleOf(TrainingSetup setup, DataSet data, DescribedFile file, DataPlaces places) =>
        data.IsClassification || !setup.StandardizeTarget || data.Outputs > 1 ? null : TargetScale.Of(
            data, (setup with { StandardizeTarget = false }).ToDescription(file).Load(setup.Seed, places));

    public OpenSession Find(string id) => TryFind(id) ?? throw RequestException.NotFound("This session is over.",
        "The page starts a new one from its address.");

    /// <summary>Null where it is over.</summary>
    public OpenSession? TryFind(string id)
    {
        lock (_lock)
            return _sessions.GetValueOrDefault(id);
    }

    /// <summary>Changes settings of a session while it trains.</summary>
    /// <exception cref="SetupException">another setting than those, or one that does not fit</exception>
    public async Task ChangeAsync(OpenSession open, TrainingSetup next)
    {
        var plan = RunPlan.Of(SetupPlan.Of(next, next.ReadFile(Files.Read)), open.Session.Plan.Data);
        await open.ChangeAsync(next, plan);
    }

    public async Task OpenTestAsync(OpenSession open)
    {
        await open.Session.OpenTestAsync();
        lock (_lock)
            _testOpenings[DataOf(open.Setup)] = TestOpenings(open.Setup) + 1;
        open.Session.Changes.Raise();
    }

    /// <summary>How often the test set of a setup's data was opened, by whatever session.</summary>
    public int TestOpenings(TrainingSetup setup)
    {
        lock (_lock)
            return _testOpenings.GetValueOrDefault(DataOf(setup));
    }

    public void Dispose()
    {
        _idle.Dispose();
        lock (_lock)
            foreach (var open in _sessions.Values.ToList())
                Remove(open);
        Files.Dispose();
    }

    // How labels are disturbed and what is set aside for validation leave the test set as it is.
    static string DataOf(TrainingSetup setup) => string.Join('&', Setting.All
        .Where(setting =>
            setting.Group == SettingGroup.Data && setting.Name is not ("validation-share" or "label-noise"))
        .Select(setting => setting.ValueIn(setup)));

    void MakeRoom(long bytes)
    {
        _budget.CheckBeside(_sessions.Values.Where(other => other.Session.Viewers > 0).Sum(other => other.Bytes),
            bytes);
        while (_sessions.Count >= Most || !_budget.Has(_sessions.Values.Sum(other => other.Bytes), bytes))
            Remove(_sessions.Values.Where(other => other.Session.Viewers == 0)
                .MinBy(other => (other.Session.IsTraining, other.Session.LastWatched))
                ?? throw new RequestException(409, $"All {Most} sessions of the playground are watched.",
                    "Close a page that shows one."));
    }

    void RemoveIdle()
    {
        lock (_lock)
            foreach (var open in _sessions.Values.Where(open =>
                open.Session.Viewers == 0 && _time.GetElapsedTime(open.Session.LastWatched) > Keep).ToList())
                Remove(open);
    }

    void Remove(OpenSession open)
    {
        _sessions.Remove(open.Session.Id);
        open.Dispose();
    }
}
