namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>Which trials each question of a diagnosis needs. The same trial may answer several.</summary>
/// <param name="Rotations">how many quarters judge</param>
public sealed record DiagnosisKeys(DiagnosisDesign Design, IReadOnlyList<TreeLevel> Levels, int Rotations)
{
    /// <summary>The cut that chooses, and is no estimate.</summary>
    public const int Pilot = 0;

    const int PilotSeeds = 2;

    /// <summary>The networks on the whole pool, from every seed.</summary>
    public IEnumerable<DiagnosisKey> Whole(Variant variant) =>
        from rotation in Enumerable.Range(0, Rotations)
        from seed in Enumerable.Range(0, Design.Seeds)
        select new DiagnosisKey(variant, rotation, 0, Pilot, 0, seed);

    /// <summary>Networks that together judge every row outside the test set, none of which was trained on what it
    /// judges.</summary>
    public static IEnumerable<DiagnosisKey> OutOfSample(Variant variant) =>
        from rotation in Enumerable.Range(0, DiagnosisUnits.Quarters)
        from seed in Enumerable.Range(0, PilotSeeds)
        select new DiagnosisKey(variant, rotation, 0, Pilot, 0, seed);

    /// <summary>Networks on the whole pool that have seen rows of the groups that judge them.</summary>
    public IEnumerable<DiagnosisKey> ByRows(IEnumerable<Variant> variants) =>
        Choosing(variants.Distinct(), level: 0).Select(key => key with { IsByRows = true });

    /// <summary>One network of each pool, whose last hidden layer is looked into.</summary>
    public IEnumerable<DiagnosisKey> Hidden(Variant variant) => Enumerable.Range(0, Rotations)
        .Select(rotation => new DiagnosisKey(variant, rotation, 0, Pilot, 0, 0) { ShowsHidden = true });

    /// <summary>The one network that the test set judges.</summary>
    public static DiagnosisKey Final(Variant variant) => new(variant, 0, 0, Pilot, 0, 0) { OpensTest = true };

    /// <summary>What chooses the variant at a level, on data that are no estimate: the first subset of the pilot.
    /// At level 0 it is the whole pool.</summary>
    public IEnumerable<DiagnosisKey> Choosing(IEnumerable<Variant> variants, int level) =>
        from variant in variants
        from rotation in Enumerable.Range(0, Rotations)
        from seed in Enumerable.Range(0, PilotSeeds)
        select new DiagnosisKey(variant, rotation, level, Pilot, 0, seed);

    /// <summary>Every subset of the cuts at one level below the whole pool.</summary>
    public IEnumerable<DiagnosisKey> Subsets(Variant variant, int level) =>
        from rotation in Enumerable.Range(0, Rotations)
        from repartition in Enumerable.Range(Pilot + 1, Design.Repartitions)
        from subset in Enumerable.Range(0, Levels[level].Subsets)
        from seed in Enumerable.Range(0, Design.SeedsAt(level))
        select new DiagnosisKey(variant, rotation, level, repartition, subset, seed);
}
