namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>Names a trial of a diagnosis: which network, trained on which part of the pool, from which seed.</summary>
/// <param name="Rotation">which quarter of the rows outside the test set judges; the rest is the pool</param>
/// <param name="Level">of the tree; 0 is the whole pool</param>
/// <param name="Repartition">which random cut of the pool; 0 is the pilot, which chooses and is no estimate</param>
/// <param name="Subset">of that cut</param>
/// <param name="Seed">from 0, of the networks on that subset</param>
public readonly record struct DiagnosisKey(
    Variant Variant, int Rotation, int Level, int Repartition, int Subset, int Seed)
{
    /// <summary>Whether groups are torn apart between what trains and what judges, to see what that would
    /// hide.</summary>
    public bool IsByRows { get; init; }

    /// <summary>Whether the network is trained again in the same way, to show what its last layer is given of the rows
    /// that judge.</summary>
    public bool ShowsHidden { get; init; }

    /// <summary>Whether the network is trained again in the same way, to be judged by the test set.</summary>
    public bool OpensTest { get; init; }
}
