namespace Fruitfly.Studies.Rows;

/// <summary>What goes on in a study whose trials are claimed; times in milliseconds since 1970.</summary>
sealed class ActivityRow
{
    public long Id { get; init; }
    public string Name { get; init; } = "";

    /// <summary>How many of its trials ended lately.</summary>
    public long Ended { get; init; }

    /// <summary>When the first of these began; null where none ended.</summary>
    public long? Began { get; init; }

    /// <summary>When anything was last heard of it.</summary>
    public long News { get; init; }
}
