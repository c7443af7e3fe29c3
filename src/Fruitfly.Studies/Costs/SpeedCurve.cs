namespace Fruitfly.Studies.Costs;

/// <summary>The speeds of a family of shapes, some of them measured. Between two of them the logarithm of the seconds
/// for an operation lies on a line over the logarithm of a step's operations; beyond them it stays: small networks
/// reach a small share of the machine's peak and large ones a large one.</summary>
/// <param name="measured">at least one</param>
sealed class SpeedCurve(IEnumerable<(TrainingShape Shape, ShapeSpeed Speed)> measured)
{
    readonly (TrainingShape Shape, ShapeSpeed Speed)[] _measured =
        [.. measured.DistinctBy(point => point.Shape.StepOperations).OrderBy(point => point.Shape.StepOperations)];

    public ShapeSpeed Of(TrainingShape shape)
    {
        var place = Place(shape.StepOperations);
        return new ShapeSpeed(
            Between(place, point => point.Speed.Step / Count(point.Shape.StepOperations)) * Count(shape.StepOperations),
            Between(place, point => point.Speed.Example / Count(point.Shape.ForwardOperations))
                * Count(shape.ForwardOperations),
            Between(place, point => point.Speed.Start / Count(point.Shape.StepOperations))
                * Count(shape.StepOperations));
    }

    // Between which two measured shapes, and how far from the first to the second.
    (int From, int To, double Share) Place(long operations)
    {
        var to = Array.FindIndex(_measured, point => point.Shape.StepOperations >= operations);
        if (to <= 0)
            return to == 0 ? (0, 0, 0) : (_measured.Length - 1, _measured.Length - 1, 0);
        double low = Math.Log(
            Count(_measured[to - 1].Shape.StepOperations)), high = Math.Log(Count(_measured[to].Shape.StepOperations));
        return (to - 1, to, (Math.Log(Count(operations)) - low) / (high - low));
    }

    double Between((int From, int To, double Share) place, Func<(TrainingShape Shape, ShapeSpeed Speed), double> value)
    {
        double from = value(_measured[place.From]), to = value(_measured[place.To]);
        // A clock too coarse may have seen nothing.
        return from > 0 && to > 0 ? from * Math.Pow(to / from, place.Share) : from + (to - from) * place.Share;
    }

    // A network without matrix products has no operations.
    static double Count(long operations) => Math.Max(1, operations);
}
