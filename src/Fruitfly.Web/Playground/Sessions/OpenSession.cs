using Fruitfly.Lab.Setups;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>A session with what it was set up from.</summary>
/// <param name="setup">as training begins</param>
/// <param name="bytes">of memory that it takes in its list's budget</param>
/// <param name="names">of the columns and classes of an uploaded file; null for other data</param>
/// <param name="file">keeps the uploaded file that it trains on; null for other data</param>
sealed class OpenSession(
    TrainingSetup setup, PlaygroundSession session, long bytes, DataNames? names, IDisposable? file) : IDisposable
{
    readonly Lock _lock = new();
    TrainingSetup _setup = setup, _begun = setup;

    public PlaygroundSession Session => session;

    public long Bytes => bytes;

    public DataNames? Names => names;

    /// <summary>The settings as they are now.</summary>
    public TrainingSetup Setup
    {
        get
        {
            lock (_lock)
                return _setup;
        }
    }

    /// <summary>The settings as they are now, with the user's name of the file, as they are said elsewhere.</summary>
    public TrainingSetup Portable => Portably(Setup);

    /// <summary>What was trained, said elsewhere.</summary>
    public RunStory Story
    {
        get
        {
            lock (_lock)
                return new RunStory(Portably(_begun), session.RunChanges);
        }
    }

    /// <summary>Goes on with other settings, or begins with them.</summary>
    /// <param name="plan">of the new settings</param>
    /// <exception cref="SetupException">a setting differs that stays while a network is trained</exception>
    public async Task ChangeAsync(TrainingSetup next, RunPlan plan)
    {
        if (LiveSettings.Difference(Setup, next) is not { } words)
            return;
        lock (_lock)
            _setup = next;
        await session.ChangeAsync(plan, words);
        lock (_lock)
            if (session.RunChanges.Count == 0)
                _begun = next;
    }

    public void Rewind()
    {
        lock (_lock)
        {
            _begun = _setup;
            session.Rewind();
        }
    }

    public void Dispose()
    {
        session.Dispose();
        file?.Dispose();
    }

    TrainingSetup Portably(TrainingSetup said) => names is null ? said : said with { File = names.File };
}
