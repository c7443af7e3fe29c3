namespace Fruitfly.Studies.Verification;

/// <summary>What came of training a finished trial again.</summary>
public enum TrialVerdict
{
    /// <summary>The same bits.</summary>
    Equal,

    /// <summary>Other bits, or an error, where the same bits were due.</summary>
    Unequal,

    /// <summary>Other bits, and the kept result was made with another instruction set, which may give other ones.
    /// </summary>
    OtherInstructionSet,

    /// <summary>Not trained: this program computes in another way, by its <see cref="Numerics.NumericsVersion"/>.
    /// </summary>
    OtherNumerics,

    /// <summary>Not trained: the file with its data is not there.</summary>
    MissingData,

    /// <summary>Not trained: this program does not have a kind that the trial names, or has another revision of it.
    /// </summary>
    MissingKind,
}

/// <param name="Detail">what differs, or what is missing; null where the bits are equal</param>
public sealed record VerifiedTrial(string Hash, TrialVerdict Verdict, string? Detail)
{
    public bool IsComparable => Verdict is TrialVerdict.Equal or TrialVerdict.Unequal;
}
