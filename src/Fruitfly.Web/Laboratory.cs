using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;
using Fruitfly.Studies.Stores;
using Fruitfly.Web.Experiments;
using Fruitfly.Web.Playground.Sessions;
using Fruitfly.Web.Reports;
using Fruitfly.Web.Runs;
using Fruitfly.Web.Uploads;

namespace Fruitfly.Web;

/// <summary>What the rooms of the web lab share.</summary>
sealed class Laboratory : IDisposable
{
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public Laboratory(WebLabSettings settings)
    {
        Settings = settings;
        Store = StudyStores.Open(settings.Store, settings.Time);
        Records = Store.OpenReader();
        Folder = PrivateFolder.In(StudyStores.LocalFolder(settings.Store));
        Tables = new UploadedTables(Folder);
        Playground = new SessionList(settings.Time, Folder);
        Kept = new KeptReports(settings.Reports);
        Current = new CurrentReports(Kept);
        Runs = new RunBoard(settings.Time);
        Speeds = settings.Speeds ?? new KeptSpeeds(null, settings.Time);
    }

    public WebLabSettings Settings { get; }

    public ExperimentCatalog Experiments => Settings.Experiments;

    public TimeProvider Time => Settings.Time;

    /// <summary>For running studies.</summary>
    public IStudyStore Store { get; }

    /// <summary>The same studies over a connection of its own, for looking: a long look keeps
    /// no worker from committing.</summary>
    public IStudyStore Records { get; }

    /// <summary>For files that users bring and take along.</summary>
    public PrivateFolder Folder { get; }

    /// <summary>The tables that users brought for sweeps and diagnoses.</summary>
    public UploadedTables Tables { get; }

    /// <summary>What is trained in the playground; nothing of it is stored.</summary>
    public SessionList Playground { get; }

    /// <summary>The reports of the folder.</summary>
    public KeptReports Kept { get; }

    /// <summary>What there is to see of each experiment.</summary>
    public CurrentReports Current { get; }

    public RunBoard Runs { get; }

    /// <summary>How fast this machine is known to be.</summary>
    public KeptSpeeds Speeds { get; }

    public void Dispose()
    {
        Runs.Dispose();
        Playground.Dispose();
        Store.Dispose();
        Records.Dispose();
        Folder.Dispose();
    }
}
