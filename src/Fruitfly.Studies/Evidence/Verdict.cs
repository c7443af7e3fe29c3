namespace Fruitfly.Studies.Evidence;

/// <summary>What a measurement says of a claim: computed, never typed.</summary>
public enum Verdict
{
    /// <summary>The interval lies where the claim says.</summary>
    Confirmed,

    /// <summary>It lies where the claim says it is not.</summary>
    Contradicted,

    /// <summary>It reaches into both: more repetitions would tell.</summary>
    Undecided,

    /// <summary>There is no interval to compare, and the reason says why.</summary>
    NotTested,
}
