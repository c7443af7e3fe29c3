using Fruitfly.Numerics.RandomStreams;
using MathNet.Numerics.LinearAlgebra;

namespace Fruitfly.Measurement.Importance;

/// <summary>A ridge regression of the values of settings on the terms of a design.</summary>
sealed class ResponseSurface
{
    /// <summary>Settings are drawn again in at most this many parts, so that 100,000 of them take no longer.</summary>
    const int MostParts = 100;

    /// <summary>Of more settings the first choose the penalty.</summary>
    const int MostTried = 2000;

    readonly DesignTerms _terms;
    readonly (Matrix<double> Squares, Vector<double> Products, double Value, int Count)[] _parts;
    readonly double _penalty;
    readonly double _explained;

    /// <summary>The penalty is that with the smallest error when each setting is left out in turn (leave-one-out, by
    /// the hat matrix).</summary>
    public ResponseSurface(DesignTerms terms, double[] values)
    {
        _terms = terms;
        var design = Matrix<double>.Build.Dense(values.Length, terms.Columns.Count + 1,
            (row, column) => column == 0 ? 1 : terms.Columns[column - 1][row]);
        var targets = Vector<double>.Build.DenseOfArray(values);
        var few = Math.Min(MostTried, values.Length);
        (_penalty, _explained) =
            BestPenalty(design.SubMatrix(0, few, 0, design.ColumnCount), targets.SubVector(0, few));
        _parts = [.. Enumerable.Range(0, Math.Min(MostParts, values.Length)).Select(part =>
        {
            int[] rows = [.. Enumerable.Range(0, values.Length).Where(row => row % MostParts == part)];
            var own = Matrix<double>.Build.DenseOfRows(rows.Select(row => design.Row(row)));
            var targetsOfPart = Vector<double>.Build.DenseOfEnumerable(rows.Select(row => values[row]));
            return (own.TransposeThisAndMultiply(own), own.TransposeThisAndMultiply(targetsOfPart),
                targetsOfPart.DotProduct(targetsOfPart), rows.Length);
        })];
    }

    /// <summary>Of every effect its share; NaN where the settings do not differ beyond the noise.</summary>
    public sealed record Fitted(double[] Shares, double Variance, double Explained);

    public Fitted Fit(double noise) => Fit([.. Enumerable.Range(0, _parts.Length)], noise);

    public Fitted FitDrawn(double noise, RandomStream random) =>
        Fit([.. Enumerable.Range(0, _parts.Length).Select(_ => random.NextInt(_parts.Length))], noise);

    Fitted Fit(int[] drawn, double noise)
    {
        var terms = _terms.Columns.Count + 1;
        var (squares, products) = (Matrix<double>.Build.Dense(terms, terms), Vector<double>.Build.Dense(terms));
        var (value, count) = (0.0, 0);
        foreach (var part in drawn)
        {
            squares += _parts[part].Squares;
            products += _parts[part].Products;
            (value, count) = (value + _parts[part].Value, count + _parts[part].Count);
        }
        var inverse = Penalized(squares, _penalty * count).Inverse();
        var coefficients = inverse * products;
        var smoothing = inverse * squares;
        var freedom = Math.Max(1, count - smoothing.Trace());
        var missed = Math.Max(0,
            value - 2 * coefficients.DotProduct(products) + coefficients.DotProduct(squares * coefficients));
        var uncertain = smoothing * inverse * (missed / freedom);
        var parts = new double[_terms.Effects];
        for (var term = 1; term < terms; term++)
            parts[_terms.Effect[term - 1]] += _terms.Variances[term - 1]
                * (coefficients[term] * coefficients[term] - uncertain[term, term]);
        // Over the ranges, not over the settings: a few of them may lie to one side.
        var variance = parts.Sum() + Math.Max(0, missed / freedom - noise);
        return new(
            Array.ConvertAll(parts, part => variance > 0 ? part / variance : double.NaN), variance, _explained);
    }

    static (double Penalty, double Explained) BestPenalty(Matrix<double> design, Vector<double> targets)
    {
        var (squares, products) = (design.TransposeThisAndMultiply(design), design.TransposeThisAndMultiply(targets));
        var mean = targets.Average();
        var best = (Penalty: 1.0, Error: double.PositiveInfinity);
        for (var power = -12; power <= 2; power++)
        {
            var penalty = Math.Pow(10, power / 2.0);
            var inverse = Penalized(squares, penalty * targets.Count).Inverse();
            var fitted = design * (inverse * products);
            var half = design * inverse;
            var error = 0.0;
            for (var row = 0; row < targets.Count; row++)
            {
                var left = (targets[row] - fitted[row]) / (1 - Math.Min(0.999, half.Row(row) * design.Row(row)));
                error += left * left;
            }
            if (error < best.Error)
                best = (penalty, error);
        }
        var whole = targets.Sum(target => (target - mean) * (target - mean));
        return (best.Penalty, whole > 0 ? 1 - best.Error / whole : 0);
    }

    // The intercept costs nothing.
    static Matrix<double> Penalized(Matrix<double> squares, double penalty)
    {
        var penalized = squares.Clone();
        for (var term = 1; term < squares.RowCount; term++)
            penalized[term, term] += penalty;
        return penalized;
    }
}
