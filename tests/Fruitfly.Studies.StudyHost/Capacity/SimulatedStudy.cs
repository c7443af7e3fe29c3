namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>What came out of a simulation. Times are in seconds.</summary>
public sealed record SimulatedStudy
{
    /// <summary>From the start of the workers to the last result.</summary>
    public required double Took { get; init; }

    /// <summary>What all trials take together, run one after another.</summary>
    public required double Work { get; init; }

    /// <summary>The share of the workers' time in which they ran no trial whose result was kept.</summary>
    public required double Idle { get; init; }

    /// <summary>Results that were kept.</summary>
    public required int Results { get; init; }

    /// <summary>Starts of trials that came to nothing, as their node died.</summary>
    public int Repeated { get; init; }

    public int NodesDied { get; init; }

    /// <summary>The share of the server's cores that was busy.</summary>
    public double ServerBusy { get; init; }

    /// <summary>How long claims waited for their answer: the median, and what 1 % waited at least.</summary>
    public double MedianClaim { get; init; }

    public double SlowClaim { get; init; }

    /// <summary>Transactions of the server.</summary>
    public long Transactions { get; init; }

    /// <summary>Without a database: from the last result to the store that holds them all.</summary>
    public double Collecting { get; init; }

    /// <summary>Trials a second.</summary>
    public double Rate => Results / Took;
}
