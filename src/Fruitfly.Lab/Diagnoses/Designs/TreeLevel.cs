namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>The training sets of one size: disjoint subsets of the pool, so that two of them are independent.</summary>
/// <param name="Number">0 is the whole pool; each level halves the size</param>
/// <param name="Units">in each subset: rows, or groups, or sets of copies</param>
/// <param name="Subsets">of one repartition</param>
public readonly record struct TreeLevel(int Number, int Units, int Subsets);
