using Fruitfly.Training;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>What was measured of one seed after a number of steps, or the mean over the
/// seeds with its 95 % interval.</summary>
/// <param name="Sequence">its place in the order in which points became known</param>
/// <param name="Place">of the seed, from 0; null for the mean</param>
/// <param name="Index">counts the measurements of a seed, from 0</param>
/// <param name="Values">in the order of <see cref="Quantities"/>; NaN for what is not measured</param>
/// <param name="Low">ends of the intervals of means; null for a seed</param>
/// <param name="High">see <paramref name="Low"/></param>
/// <param name="Count">how many seeds the mean is over</param>
sealed record CurvePoint(
    int Sequence, int? Place, int Index, int Step, double Epoch, IReadOnlyList<double> Values,
    IReadOnlyList<double>? Low = null, IReadOnlyList<double>? High = null, int Count = 1)
{
    /// <summary>training loss, training error, validation loss, validation error</summary>
    public const int Quantities = 4;

    public static double[] ValuesOf(Evaluation evaluation) =>
    [
        evaluation.Training?.Loss ?? double.NaN, evaluation.Training?.Error ?? double.NaN,
        evaluation.Validation?.Loss ?? double.NaN, evaluation.Validation?.Error ?? double.NaN,
    ];
}
