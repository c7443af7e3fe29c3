namespace Fruitfly.Lab.Studies;

/// <summary>A store could not be opened, read or written, or does not hold what was asked of it.</summary>
public sealed class StudyStoreException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the user can do about it, one sentence.</summary>
    public string Hint { get; } = hint;
}
