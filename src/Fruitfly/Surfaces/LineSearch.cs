namespace Fruitfly.Surfaces;

/// <summary>How far to go downhill, found by narrowing a bracket of four steps a &lt; b &lt; c &lt; d along the
/// negative gradient: where a is lowest the bracket is halved towards it, else it loses the third beyond the higher of
/// b and c (notebooks 6.2 and 6.3).</summary>
/// <param name="Longest">the multiple of the gradient where the bracket ends at first</param>
/// <param name="Tolerance">the distance of b and c at which it is narrow enough</param>
/// <param name="Narrowings">after how many it ends in any case</param>
public sealed record LineSearch(double Longest, double Tolerance = 1e-5, int Narrowings = 15)
{
    /// <summary>The multiple of the negative gradient to step by.</summary>
    public double StepFrom(LossSurface surface, SurfacePoint point, SurfacePoint gradient)
    {
        // the notebooks' 0.33 and 0.66, not the thirds
        double a = 0, b = 0.33 * Longest, c = 0.66 * Longest, d = Longest;
        for (var n = 0; n < Narrowings && Math.Abs(b - c) > Tolerance; n++)
        {
            double lossA = LossAt(a), lossB = LossAt(b), lossC = LossAt(c), lossD = LossAt(d);
            if (lossA <= lossB && lossA <= lossC && lossA <= lossD)
            {
                (b, c, d) = (a + (b - a) / 2, a + (c - a) / 2, a + (d - a) / 2);
                continue;
            }
            if (lossB < lossC)
                d = c;
            else
                a = b;
            (b, c) = (a + (d - a) / 3, a + 2 * (d - a) / 3);
        }
        return (b + c) / 2;

        double LossAt(double step) => surface.Loss(point - step * gradient);
    }
}
