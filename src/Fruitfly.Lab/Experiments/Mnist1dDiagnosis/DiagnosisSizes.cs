using Fruitfly.Lab.Diagnoses.Designs;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>The sizes of data sets: two are diagnosed, and what is true is measured at these and at two and four times
/// the larger.</summary>
/// <param name="Half">examples of the smaller diagnosed sets, a multiple of the ten classes</param>
readonly record struct DiagnosisSizes(int Half)
{
    public const int Classes = 10;

    public static DiagnosisSizes Of(Mnist1dDiagnosisOptions options) =>
        new(options.Examples / (2 * Classes) * Classes);

    public int Whole => 2 * Half;

    public IReadOnlyList<int> Diagnosed => [Half, Whole];

    public IReadOnlyList<int> Measured => [Half, Whole, 2 * Whole, 4 * Whole];

    /// <summary>Pairs of a diagnosed size and a larger one whose error it forecasts.</summary>
    public IReadOnlyList<(int From, int To)> Forecasts
    {
        get
        {
            var (diagnosed, measured) = (Diagnosed, Measured);
            return [.. from size in diagnosed from larger in measured where larger > size select (size, larger)];
        }
    }

    /// <summary>The points that judge one diagnosis: a fifth of all, as in the published data set.</summary>
    public static int PointsOf(int size) => size / 4 / Classes * Classes;

    public static IReadOnlyList<TreeLevel> LevelsOf(int size) =>
        PartitionTree.LevelsOf(size, Classes, 1.0 / Classes);
}
