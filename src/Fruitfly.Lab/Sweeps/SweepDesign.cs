namespace Fruitfly.Lab.Sweeps;

/// <summary>How the settings of a sweep are found.</summary>
public enum SweepDesign
{
    /// <summary>every combination of levels</summary>
    Grid,

    Random,

    Sobol,

    LatinHypercube,

    /// <summary>many settings trained briefly, the better ones for longer (Jamieson and Talwalkar 2016)</summary>
    SuccessiveHalving,

    /// <summary>several brackets of successive halving (Li et al. 2018)</summary>
    Hyperband,
}
