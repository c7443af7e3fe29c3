using System.Numerics.Tensors;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Embeddings;

/// <summary>The two directions in which points spread most, and the points along them.</summary>
static class PrincipalComponents
{
    /// <summary>Two that are wanted and two that make them settle sooner.</summary>
    const int Directions = 4;

    const int MostSteps = 1000;

    /// <summary>Of the change of a unit vector; the start of an embedding needs no more.</summary>
    const double Tolerance = 1e-7;

    /// <summary>The points less their mean along the first two principal components, by orthogonal iteration on their
    /// covariance matrix. The largest coordinate of a direction counts as positive.</summary>
    public static PlanarPoints Of(ReadOnlySpan<float> points, int features)
    {
        var panels = new PointPanels(points, features);
        var directions = FindDirections(Covariance(panels), features);
        var projected = new PlanarPoints(panels.Count);
        Project(panels, directions.AsSpan(0, features), projected.X);
        if (features > 1)
            Project(panels, directions.AsSpan(features, features), projected.Y);
        return projected;
    }

    /// <summary><c>[features × features]</c>, times the number of points.</summary>
    static double[] Covariance(PointPanels panels)
    {
        var features = panels.Features;
        var (sums, product) = (new double[features * features], new float[features * features]);
        for (var panel = 0; panel < panels.Panels; panel++)
        {
            var width = panels.WidthOf(panel);
            var values = panels[panel];
            var turned = new float[width * features];
            for (var feature = 0; feature < features; feature++)
                for (var point = 0; point < width; point++)
                    turned[point * features + feature] = values[feature * width + point];
            MatrixProduct.Multiply(values, width, 1, turned, default, features, features, width, product);
            for (var k = 0; k < product.Length; k++)
                sums[k] += product[k];
        }
        return sums;
    }

    /// <summary><c>[directions × features]</c>, unit vectors.</summary>
    static double[] FindDirections(double[] covariance, int features)
    {
        var count = Math.Min(Directions, features);
        var (directions, next) = (new double[count * features], new double[count * features]);
        // Any start will do that has a share of each direction.
        for (var k = 0; k < directions.Length; k++)
            directions[k] = Math.Cos(1 + (k / features + 1) * (k % features + 1.0));
        Orthogonalize(directions, features);
        for (var step = 0; step < MostSteps; step++)
        {
            for (var d = 0; d < count; d++)
                for (var row = 0; row < features; row++)
                    next[d * features + row] = TensorPrimitives.Dot(
                        covariance.AsSpan(row * features, features),
                        (ReadOnlySpan<double>)directions.AsSpan(d * features, features));
            Orthogonalize(next, features);
            var wanted = Math.Min(2, count) * features;
            var change = TensorPrimitives.Distance<double>(next.AsSpan(0, wanted), directions.AsSpan(0, wanted));
            (directions, next) = (next, directions);
            if (change < Tolerance)
                break;
        }
        for (var d = 0; d < count; d++)
        {
            var direction = directions.AsSpan(d * features, features);
            if (direction[TensorPrimitives.IndexOfMaxMagnitude<double>(direction)] < 0)
                TensorPrimitives.Negate(direction, direction);
        }
        return directions;
    }

    /// <summary>Gram and Schmidt's: each less its share of those before it, of length 1.</summary>
    static void Orthogonalize(double[] vectors, int length)
    {
        for (var k = 0; k < vectors.Length / length; k++)
        {
            var vector = vectors.AsSpan(k * length, length);
            for (var before = 0; before < k; before++)
            {
                var other = vectors.AsSpan(before * length, length);
                TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<double>(other, vector), vector, vector);
            }
            var norm = TensorPrimitives.Norm<double>(vector);
            if (norm > 0) // else the points have fewer dimensions than directions are looked for
                TensorPrimitives.Divide(vector, norm, vector);
        }
    }

    static void Project(PointPanels panels, ReadOnlySpan<double> direction, double[] projected)
    {
        for (var i = 0; i < panels.Count; i++)
        {
            var panel = panels[i / PointPanels.Width];
            var (width, place) = (panels.WidthOf(i / PointPanels.Width), i % PointPanels.Width);
            for (var feature = 0; feature < panels.Features; feature++)
                projected[i] += direction[feature] * panel[feature * width + place];
        }
    }
}
