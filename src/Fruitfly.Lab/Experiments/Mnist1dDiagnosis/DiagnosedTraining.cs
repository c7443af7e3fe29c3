namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>One training of the experiment.</summary>
/// <param name="IsTruth">whether it is on all of an independent data set and judged by the points that all of these
/// share; otherwise it belongs to the diagnosis of a data set</param>
/// <param name="Size">examples of the data set</param>
/// <param name="DataSet">from 0, of those of this size</param>
/// <param name="Level">of the partition tree; 0 is the whole data set</param>
/// <param name="Repartition">which random cut, from 0</param>
/// <param name="Subset">of that cut</param>
/// <param name="Seed">from 0, of the networks on that subset</param>
readonly record struct DiagnosedTraining(
    bool IsTruth, int Size, int DataSet, int Level, int Repartition, int Subset, int Seed);
