namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>How much of everything a diagnosis trains.</summary>
/// <param name="Levels">of the tree at most; the pool may be too small for as many</param>
/// <param name="Repartitions">random cuts of the pool, the pilot left out</param>
/// <param name="Seeds">of each network that is trained on the whole pool</param>
/// <param name="Widths">of the capacity curve</param>
public sealed record DiagnosisDesign(int Levels, int Repartitions, int Seeds, int Widths)
{
    /// <summary>Below this, intervals are too wide to tell anything.</summary>
    public static DiagnosisDesign Least { get; } = new(4, 2, 4, 4);

    public static DiagnosisDesign Default { get; } = new(PartitionTree.MostLevels, 4, 8, 6);

    /// <summary>From the least to the most, each sharper than the one before: what a budget pays for first comes
    /// first.</summary>
    public static IReadOnlyList<DiagnosisDesign> Ladder { get; } =
    [
        Least,
        Least with { Repartitions = 4 },
        Least with { Repartitions = 4, Seeds = 8 },
        Least with { Repartitions = 4, Seeds = 8, Widths = 6 },
        Default,
        Default with { Widths = 8, Repartitions = 8 },
        Default with { Widths = 8, Repartitions = 16 },
        Default with { Widths = 8, Repartitions = 16, Seeds = 16 },
    ];

    /// <summary>Seeds of each subset of a level: two where the parts of the variance are told apart, one where only
    /// the error is asked for.</summary>
    public int SeedsAt(int level) => level == 0 ? Seeds : level <= 3 ? 2 : 1;

    /// <summary>The relative standard error that the variance from the data will come to, roughly.</summary>
    /// <param name="subsets">of the size that is judged</param>
    /// <remarks>Measured on smoothers and networks whose truth is known; what a run finds replaces it.</remarks>
    public double ExpectedError(int subsets) => Math.Sqrt(0.02 + 0.4 / (Repartitions * subsets));
}
