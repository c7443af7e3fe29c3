namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The table or the trainings do not allow a diagnosis.</summary>
public sealed class DiagnosisException(string message) : Exception(message);
