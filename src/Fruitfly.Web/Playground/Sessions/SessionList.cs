using System.Security.Cryptography;
using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Training;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Playground.Runs;
using Fruitfly.Web.Playground.Uploads;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>The sessions of a web lab: at most eight. For one more the one goes that nobody watches and that was left first.</summary>
sealed class SessionList(TimeProvider time) : IDisposable
{
    public const int Most = 8;

    public const int MostSeeds = 64;

    readonly Lock _lock = new();
    readonly Cores _cores = new(Environment.ProcessorCount);
    readonly Dictionary<string, OpenSession> _sessions = [];
    readonly Dictionary<string, int> _testOpenings = [];

    public UploadedFiles Files { get; } = new();

    /// <summary>Starts a session, at rest.</summary>
    /// <param name="instead">a session that goes if nobody else watches it; null for none</param>
    /// <exception cref="ArgumentException">the setup cannot be trained</exception>
    /// <exception cref="RequestException">all sessions are watched</exception>
    public OpenSession Start(TrainingSetup setup, string? instead)
    {
        if (setup.Seeds > MostSeeds)
            throw new SetupException("seeds", $"is {setup.Seeds}; the playground trains at most {MostSeeds} at a time, 'fruitfly train' as many as you like.");
        var file = setup.Data == SetupData.File ? Files.Use(setup.File) : null;
        try
        {
            DataNames? names = null;
            var data = setup.ToDataSet(Files.Read, read => names = DataNames.Of(Files.Find(setup.File).Name, read));
            var plan = new RunPlan(
                data, setup.ToArchitecture(data), setup.ToRecipe(data),
                [.. Enumerable.Range(0, setup.Seeds).Select(place => setup.Seed + (ulong)place)]);
            CheckMemory(plan);
            lock (_lock)
            {
                if (instead is not null && _sessions.TryGetValue(instead, out var old) && old.Session.Viewers <= 1)
                    Remove(old);
                if (_sessions.Count >= Most)
                    Remove(_sessions.Values.Where(other => other.Session.Viewers == 0).MinBy(other => (other.Session.IsTraining, other.Session.LastWatched))
                        ?? throw new RequestException(409, $"All {Most} sessions of the playground are watched.", "Close a page that shows one."));
                var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
                return _sessions[id] = new OpenSession(setup, new PlaygroundSession(id, plan, _cores, time), names, file);
            }
        }
        catch
        {
            file?.GiveBack();
            throw;
        }
    }

    public OpenSession Find(string id)
    {
        lock (_lock)
            return _sessions.GetValueOrDefault(id) ?? throw RequestException.NotFound("This session is over.", "The page starts a new one from its address.");
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
        lock (_lock)
            foreach (var open in _sessions.Values.ToList())
                Remove(open);
        Files.Dispose();
    }

    // How labels are disturbed and what is set aside for validation leave the test set as it is.
    static string DataOf(TrainingSetup setup) => string.Join('&', Setting.All
        .Where(setting => setting.Group == SettingGroup.Data && setting.Name is not ("validation-share" or "label-noise"))
        .Select(setting => setting.ValueIn(setup)));

    static void CheckMemory(RunPlan plan)
    {
        var each = TrainingMemory.Of(plan.Architecture, plan.Recipe, DataSize.Of(plan.Data)).Bytes;
        var most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        if (each * (double)plan.Seeds.Count > most)
            throw new ArgumentException(FormattableString.Invariant(
                $"Training {plan.Seeds.Count} such network(s) takes {each * (double)plan.Seeds.Count / 1e9:F1} GB; the playground takes at most {most / 1e9:F1} GB here."));
    }

    void Remove(OpenSession open)
    {
        _sessions.Remove(open.Session.Id);
        open.Dispose();
    }
}
