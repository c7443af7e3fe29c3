using Fruitfly.Training;

namespace Fruitfly.Studies.Export;

/// <summary>What the columns of one row read.</summary>
/// <param name="Settings">values of the columns of settings, in their order; null where the trial has none</param>
/// <param name="Evaluation">the point of the curve, or the last one; null where the trial has none</param>
readonly record struct ExportRow(TrialRecord Trial, ulong Seed, object?[] Settings, Evaluation? Evaluation);
