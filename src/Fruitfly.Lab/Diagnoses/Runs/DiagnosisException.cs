namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The table or the trainings do not allow a diagnosis.</summary>
public sealed class DiagnosisException(string message) : Exception(message)
{
    /// <summary>Whether it is because trainings diverged.</summary>
    public bool IsDivergence { get; init; }
}
