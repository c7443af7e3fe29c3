namespace Fruitfly.Lab.Experiments;

/// <summary>There are too few seeds to measure anything. While a run still trains it waits for more; of a whole run it
/// is the error.</summary>
/// <param name="message">how many there are, and how many it takes</param>
public sealed class TooFewSeedsException(string message) : Exception(message);
