using System.Globalization;
using Fruitfly.Surfaces;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Web.Surface;

/// <summary>One descent of a race.</summary>
/// <param name="Rate">the step size, a multiple of the gradient; of a line search the longest one it
/// tries; of Adam its learning rate</param>
/// <param name="Batch">examples of a batch; all of them, or 0 where the surface has
/// none, for the whole gradient</param>
sealed record RaceEntry(Racer Racer, double Rate, int Batch, int Steps)
{
    public const double GreatestRate = 100;
    public const int MostSteps = 500;

    /// <summary>Reads <c>rate,batch,steps</c>.</summary>
    /// <param name="examples">of the surface</param>
    /// <exception cref="ArgumentException">other text, or a number out of its range</exception>
    public static RaceEntry Parse(Racer racer, string text, int examples)
    {
        if (text.Split(',') is not [var rate, var batch, var steps]
            || !double.TryParse(rate, NumberStyles.Float, CultureInfo.InvariantCulture, out var alpha)
            || !int.TryParse(batch, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !int.TryParse(steps, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw new ArgumentException(
                $"'{text}' is not a descent; it is written 'rate,batch,steps', such as '0.6,5,81'.");
        if (!(alpha > 0 && alpha <= GreatestRate))
            throw new ArgumentException($"The step size is {alpha}; it must be above 0 and at most {GreatestRate}.");
        if (count is < 1 or > MostSteps)
            throw new ArgumentException($"The number of steps is {count}; it must be 1 to {MostSteps}.");
        if (size < Math.Min(1, examples) || size > examples)
            throw new ArgumentException(
                $"The batch has {size} examples; it must have {Math.Min(1, examples)} to {examples}.");
        return new RaceEntry(racer, alpha, size, count);
    }

    /// <param name="momentum">β of momentum and Nesterov, in the form of UDL 6.3</param>
    /// <param name="seed">of the batches; entries of one batch size see the same ones</param>
    public SurfacePath Descend(LossSurface surface, SurfacePoint start, double momentum, uint seed)
    {
        var nextBatch = Batch == surface.Examples ? null : SurfaceBatches.Of(seed, surface.Examples, Batch);
        return Racer switch
        {
            Racer.LineSearch => SurfaceDescent.Follow(surface, start, new LineSearch(Rate), Steps),
            Racer.GradientDescent => SurfaceDescent.Follow(surface, start, new Sgd(Rate), Steps),
            Racer.Stochastic => SurfaceDescent.Follow(surface, start, new Sgd(Rate), Steps, nextBatch: nextBatch),
            Racer.Momentum => SurfaceDescent.Follow(surface, start, Heavy(), Steps, nextBatch: nextBatch),
            Racer.Nesterov => SurfaceDescent.Follow(surface, start, Heavy(), Steps, lookAhead: momentum, nextBatch),
            Racer.Adam => SurfaceDescent.Follow(surface, start, new Adam(Rate), Steps, nextBatch: nextBatch),
            _ => throw new ArgumentOutOfRangeException(nameof(Racer), Racer, "No such racer."),
        };

        Sgd Heavy() => new(Rate * (1 - momentum), momentum);
    }
}
