using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Costs;
using Fruitfly.Studies.Stores;

namespace Fruitfly.Cli;

/// <summary>What the commands find around them; a test brings its own.</summary>
sealed record Surroundings
{
    public required Terminal Terminal { get; init; }

    public required ExperimentCatalog Experiments { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads an environment variable; null where it is not set or empty.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>How fast this machine is known to be. Default: nothing is known, and what is learned goes with the
    /// process.</summary>
    public KeptSpeeds Speeds { get; init; } = new(null, TimeProvider.System);

    /// <summary>How the program was called, for commands that a reader can paste: <c>./fruitfly</c>.</summary>
    public string CommandName => Environment("FRUITFLY_COMMAND") ?? ProgramName;

    /// <summary>The program's own name: another where a user's program has experiments of its own.</summary>
    public string ProgramName { get; init; } = "fruitfly";

    /// <summary>Where the studies are kept, to show: what <c>--store</c> says, or else the usual place.</summary>
    public static string ShownStore(string? store) => StudyStores.Shown(StoreLocation.Resolve(store));

    /// <summary>Opens the store at a place. Default: <see cref="StudyStores.Open"/>.</summary>
    public Func<string, TimeProvider, IStudyStore> Open { get; init; } = StudyStores.Open;

    /// <summary>The file of the program that runs.</summary>
    public string ProgramFile { get; init; } =
        System.Reflection.Assembly.GetEntryAssembly()?.Location is { Length: > 0 } file
            ? file : System.Environment.ProcessPath!;

    /// <summary>Opens the store, and makes it where there is none.</summary>
    public IStudyStore OpenStore(string? store) => Open(StoreLocation.Resolve(store), Time);

    /// <summary>Opens a store that exists; null where there is none yet, so that looking makes nothing.</summary>
    public IStudyStore? OpenExistingStore(string? store) =>
        StudyStores.Exists(StoreLocation.Resolve(store)) ? OpenStore(store) : null;

    public static Surroundings OfProcess() => new()
    {
        Terminal = Terminal.OfProcess(Variable),
        Experiments = ExperimentCatalog.Default,
        Environment = Variable,
        Speeds = KeptSpeeds.OfUser(Variable, TimeProvider.System),
    };

    /// <summary>With a user's experiments, in the user's program.</summary>
    /// <exception cref="ArgumentException">a name has another form, or is there already</exception>
    public Surroundings With(IReadOnlyList<Experiment> experiments) => experiments.Count == 0 ? this
        : this with { Experiments = Experiments.With(experiments), ProgramName = AppDomain.CurrentDomain.FriendlyName };

    static string? Variable(string name) =>
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
