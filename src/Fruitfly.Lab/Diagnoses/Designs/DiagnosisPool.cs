namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>What a diagnosis trains on, where it is not all that the table has.</summary>
/// <param name="MostUnits">rows, groups or sets of copies to train on at most. Default: null, all</param>
/// <param name="Horizon">how far ahead the network predicts, in the units of the time column (dates: seconds). Default:
/// null, to the next time of the table</param>
public sealed record DiagnosisPool(int? MostUnits = null, double? Horizon = null);
