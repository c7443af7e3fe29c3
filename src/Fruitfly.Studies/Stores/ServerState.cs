namespace Fruitfly.Studies.Stores;

/// <summary>What is known of the server of a store.</summary>
/// <param name="Version">of PostgreSQL, such as <c>15.18</c></param>
/// <param name="Role">that this process has there</param>
/// <param name="May">what the role may do</param>
/// <param name="Latency">of one question and its answer, the median of several</param>
/// <param name="IsBehindPooler">whether a pooler stands between, through which no change signal comes</param>
/// <param name="FreeConnections">how many more the server takes; a worker process holds one, and a second one while it
/// measures</param>
public sealed record ServerState(
    string Version, string Role, StoreRole May, TimeSpan Latency, bool IsBehindPooler, int FreeConnections);

public enum StoreRole
{
    /// <summary>Looks at studies.</summary>
    Viewer,

    /// <summary>Plans studies and runs their trials too.</summary>
    Worker,

    /// <summary>Makes the tables and removes studies too.</summary>
    Owner,
}
