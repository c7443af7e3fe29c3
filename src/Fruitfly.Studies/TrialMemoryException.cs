namespace Fruitfly.Studies;

/// <summary>A trial asked for more memory than there was. It was given back and can run again; trials
/// that ended before are kept.</summary>
public sealed class TrialMemoryException(Exception cause)
    : Exception("There was not enough memory for a trial.", cause);
