namespace Fruitfly.Studies;

/// <summary>A study cannot be removed while a process runs its trials.</summary>
public sealed class StudyInUseException(string study, string message) : Exception(message)
{
    public string Study { get; } = study;
}
