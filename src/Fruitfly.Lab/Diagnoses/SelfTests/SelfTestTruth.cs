using Fruitfly.Data;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>What is true of the networks of a case: trained on many training sets that share nothing, all of them parts
/// of one large table, and judged on thousands of its other rows. Each network is trained when it is first asked
/// about.</summary>
sealed class SelfTestTruth
{
    const int MostSubsets = 8, FewUnits = 600, LeastCuts = 2;

    // Of the tree: its subsets of this level are training sets of the size that is diagnosed, those of the levels
    // before are twice and four times as large. What is true of small ones varies more, so that there are more.
    readonly int _level, _cuts;

    readonly DiagnosisWork _work;
    readonly Dictionary<(Variant, int), ErrorDecomposition> _parts = [];

    SelfTestTruth(DiagnosisWork work, int units, int cuts) =>
        (_work, _level, _cuts) = (work, LevelFor(units), units < FewUnits ? cuts : LeastCuts);

    /// <param name="units">in the pool of the tables that are diagnosed</param>
    /// <param name="cuts">of the large table for small training sets, from 2 on</param>
    /// <param name="work">of the trials of a study, with the places where the large table lies</param>
    public static SelfTestTruth Of(
        SelfTestCase one, int units, int cuts, string folder, Func<DiagnosisTrials, DataPlaces, DiagnosisWork> work)
    {
        var file = one.LargeTable(folder, RowsFor(units));
        var plan = one.Plan(file, DiagnosisDesign.Least);
        var places = new DataPlaces();
        places.Files.Give(file);
        return new(work(plan.Trials, places), units, cuts);
    }

    // A fifth of the rows is the test set, and a quarter of the rest judges.
    static int RowsFor(int units) => (int)Math.Ceiling((units << LevelFor(units)) / DiagnosisUnits.OutsideTest
        * DiagnosisUnits.Quarters / (DiagnosisUnits.Quarters - 1)) + 2 * DiagnosisUnits.Quarters;

    static int LevelFor(int units) => units < FewUnits ? 5 : 4;

    /// <summary>The mean error at 1, 2 or 4 times the rows.</summary>
    public double Error(Variant variant, int factor) => Parts(variant, factor).Loss.Estimate;

    /// <summary>The smallest of the mean errors of several networks.</summary>
    public double LeastError(IEnumerable<Variant> variants, int factor) =>
        variants.Min(variant => Error(variant, factor));

    public double DataVariance(Variant variant) => Parts(variant, 1).DataVariance!.Estimate;

    public double SeedVariance(Variant variant) => Parts(variant, 1).SeedVariance!.Estimate;

    ErrorDecomposition Parts(Variant variant, int factor)
    {
        if (_parts.TryGetValue((variant, factor), out var known))
            return known;
        var level = _level - System.Numerics.BitOperations.Log2((uint)factor);
        // Of the 16 or 32 parts of one cut eight are trained on; those of another cut share few of their rows.
        var (subsets, cuts, seeds) =
            (Math.Min(MostSubsets, 1 << level), factor == 4 ? _cuts / 2 : _cuts, factor == 1 ? 2 : 1);
        DiagnosisKey[] keys =
        [
            .. from repartition in Enumerable.Range(1, cuts)
               from subset in Enumerable.Range(0, subsets)
               from seed in Enumerable.Range(0, seeds)
               select new DiagnosisKey(variant, 0, level, repartition, subset, seed),
        ];
        _work.Train(keys);
        var points = _work.PointsOf(0);
        return _parts[(variant, factor)] = SquaredErrorDecomposition.Of<double>(
            [.. keys.SelectMany(_work.Predictions)],
            new PredictionShape(points.Count, points.Outputs, subsets, seeds, cuts), points.Targets);
    }
}
