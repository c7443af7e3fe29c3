namespace Fruitfly.Kinds;

/// <summary>A description names a kind that this program does not have, or has in another revision.</summary>
public sealed class UnknownKindException(string message) : Exception(message);
