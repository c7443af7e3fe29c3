using Fruitfly.Lab.Experiments.GaborSurface;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;
using Fruitfly.Surfaces;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>Steps of gradient descent and the continuous descents on the loss and on the penalized one (UDL figure
/// 9.3).</summary>
static class ImplicitFigure
{
    /// <summary>How many of the thousands of steps of a continuous descent are drawn.</summary>
    const int Drawn = 200;

    public static Figure Of(StepSizeBias bias)
    {
        var title = FormattableString.Invariant(
            $"Steps end {bias.Distance:F3} from the continuous descent, {bias.PenalizedDistance:F3} from the one with their implicit penalty");
        return HeatMap.Draw(SurfaceMap.Of(StepSizeBias.Loss, StepSizeBias.Window, "loss") with
        {
            Horizontal = SurfaceMap.FirstParameter,
            Vertical = SurfaceMap.SecondParameter,
            Paths =
            [
                SurfaceMap.Path("steps", bias.Steps), Path("continuous", bias.Flow),
                Path("continuous, penalized", bias.PenalizedFlow),
            ],
            Note = FormattableString.Invariant(
                $"Steps of α = {StepSizeBias.Rate}; penalized by α/4 of the squared gradient. {SurfaceMap.LineNote}"),
        }).ToFigure(
            ToyFigures.Implicit, title, "The loss of notebook 9.2, from (−0.7, −0.75)",
            $"Three paths over a loss surface into a valley. {title}.");
    }

    static NamedPath Path(string name, SurfacePath path)
    {
        var every = Math.Max(1, path.Steps / Drawn);
        return new(name, [.. path.Points.Where((_, step) => step % every == 0 || step == path.Steps)
            .Select(point => new CurvePoint(point.First, point.Second))]);
    }
}
