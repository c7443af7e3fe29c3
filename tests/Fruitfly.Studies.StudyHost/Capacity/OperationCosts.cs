namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>What the operations of a study cost, measured by <c>bench/cluster.cs</c>. Seconds are those of one core of
/// the server, which do not depend on what else the machine does.</summary>
public sealed record OperationCosts
{
    /// <summary>A claim, without its trials.</summary>
    public required double Claim { get; init; }

    /// <summary>Each trial of a claim.</summary>
    public required double ClaimedTrial { get; init; }

    /// <summary>Each trial of others that a worker passes over in the list.</summary>
    public required double PassedTrial { get; init; }

    /// <summary>The start of a trial that was claimed with others.</summary>
    public required double Start { get; init; }

    /// <summary>A result with its curve.</summary>
    public required double Complete { get; init; }

    /// <summary>A heartbeat.</summary>
    public required double Beat { get; init; }

    /// <summary>What a worker asks once a second while others run the last trials.</summary>
    public required double Poll { get; init; }

    /// <summary>One look of the web lab, for each million trials of the study.</summary>
    public required double LookAtMillion { get; init; }

    /// <summary>Seconds that a commit waits for the disk, on no core.</summary>
    public required double Flush { get; init; }

    /// <summary>What one trial takes in the database, bytes.</summary>
    public required double BytesInDatabase { get; init; }

    /// <summary>What the server writes to its log for one trial, bytes.</summary>
    public required double BytesLogged { get; init; }

    /// <summary>Seconds that a worker waits for its own file to take a result.</summary>
    public required double Append { get; init; }

    /// <summary>Seconds to bring one result from a file into a store.</summary>
    public required double Collect { get; init; }

    /// <summary>Seconds of a core of the server that one trial takes.</summary>
    /// <param name="chunk">how many are claimed at once</param>
    /// <param name="workers">that share the list, and each pass over it</param>
    public double OfTrial(double chunk, int workers) =>
        (Claim - Start) / chunk + ClaimedTrial + Start + Complete + (workers - 1) * PassedTrial;
}
