using System.Net;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Web;

/// <summary>What a web lab shows and where it listens.</summary>
public sealed record WebLabSettings
{
    /// <summary>The folder of the reports; it need not exist yet.</summary>
    public required string Reports { get; init; }

    /// <summary>The database of studies: the path of a file, which is made where there is none, or the address of a
    /// server.</summary>
    public required string Store { get; init; }

    public ExperimentCatalog Experiments { get; init; } = ExperimentCatalog.Default;

    /// <summary>0 for one that is free.</summary>
    public int Port { get; init; }

    /// <summary>Default: the loopback address, which only this machine reaches.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>Whether browsers that were let in earlier have to be let in again. Default: no, the secret that they
    /// hold is kept beside the store.</summary>
    public bool HasNewSecret { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How fast this machine is known to be. Default: null, what is learned goes with the lab.</summary>
    public KeptSpeeds? Speeds { get; init; }

    /// <summary>How the program is called in commands that a reader can paste.</summary>
    public string CommandName { get; init; } = "fruitfly";
}
