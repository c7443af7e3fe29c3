namespace Fruitfly.Lab.Models;

/// <summary>Trials of which no model can be made.</summary>
public sealed class ModelException(string message) : Exception(message);
