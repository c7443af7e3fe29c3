namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>A measurement needs trials that have not ended, where nothing is to be trained.</summary>
sealed class StillToTrainException() : Exception("Some trials of the diagnosis have not ended.");
