namespace Fruitfly.Lab.Sweeps.Designs;

/// <summary>Points of the unit cube, one after another. A point depends on its place alone, so that a longer search
/// begins with the points of a shorter one, unless the design says otherwise.</summary>
interface IPointSequence
{
    /// <summary>Fills a point, each coordinate from 0, which is included, to 1, which is not.</summary>
    void Point(int index, Span<double> point);
}
