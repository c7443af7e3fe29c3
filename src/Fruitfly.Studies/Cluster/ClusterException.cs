namespace Fruitfly.Studies.Cluster;

/// <summary>Something of a cluster does not go.</summary>
/// <param name="hint">what to do about it, one sentence</param>
sealed class ClusterException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    public string Hint => hint;

    /// <summary>Whether a program that is needed is not there.</summary>
    public bool IsMissing { get; init; }
}
