namespace Fruitfly.Studies.Postgres;

/// <summary>A worker as the server knows it.</summary>
sealed class WorkerRow
{
    public long Id { get; init; }
    public string Host { get; init; } = "";
    public int Process { get; init; }
    public string Token { get; init; } = "";
    public string? Space { get; init; }

    /// <summary>In seconds.</summary>
    public double Lease { get; init; }

    /// <summary>For how many seconds nothing was heard of it.</summary>
    public double Silent { get; init; }

    /// <summary>How many it runs of those that were asked for.</summary>
    public int Trials { get; init; }

    public TimeSpan Silence => TimeSpan.FromSeconds(Math.Max(0, Silent));

    public TimeSpan TakenBackIn => TimeSpan.FromSeconds(Math.Max(0, Lease - Silent));

    /// <summary>A process that the system knows to have ended is gone at once; one that it knows to run, and that says
    /// nothing, may be frozen, so that only its lease counts.</summary>
    public bool IsAlive =>
        Silent < Lease && new WorkerIdentity(Host, Process, Token, Space).IsRunning is not false;
}
