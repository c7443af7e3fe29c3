using Fruitfly.Networks.Reference;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Both passes as matrices, and the comparison with finite differences.</summary>
static class BackpropagationFigures
{
    /// <summary>Matrices with more cells show colours alone.</summary>
    const int MostNumbers = 300;

    public static IEnumerable<Figure> Of(BackpropagationOutcome outcome)
    {
        var (shown, layers) = (outcome.Shown, outcome.Shown.Network.LinearLayers);
        var setting = $"Network {shown.Name} with ReLU{(shown.IsNotebook ? ", notebook 7.2" : "")}";
        var inactive = layers.SkipLast(1).Sum(layer => Count(layer.Output.Row(0), value => !(value > 0)));
        var hidden = layers.SkipLast(1).Sum(layer => layer.Outputs);
        yield return Passes(
            "forward-pass",
            FormattableString.Invariant(
                $"Forward: ReLU sets {inactive} of {hidden} hidden units to zero, and the output is {outcome.Output:F3}"), setting,
            "A column a layer, a row a unit, the first example. h: what goes into a layer; f: what comes out " +
            "before ReLU.",
            ("activations h", layer => layer.Input), ("pre-activations f", layer => layer.Output), layers);
        var silent = layers.SkipLast(1).Sum(layer => Count(layer.OutputGradient.Row(0), value => value == 0));
        yield return Passes(
            "backward-pass",
            FormattableString.Invariant(
                $"Backward: no derivative passes through {silent} of the {hidden} hidden units"), setting,
            "A column a layer, a row a unit, the first example; computed from right to left.",
            ("∂l/∂f", layer => layer.OutputGradient), ("∂l/∂h", layer => layer.InputGradient), layers);
        var sums = layers.Select(layer => BackpropagationTables.Sum(layer.Weight.Gradient)).ToList();
        var steepest = sums.IndexOf(sums.Max());
        yield return Matrices.Draw(
            [.. layers.Select((layer, k) => new MatrixPanel($"∂l/∂Ω of layer {k}", ToGrid(layer.Weight.Gradient)))],
            ColorScale.Diverging, "derivative", columns: 3,
            hasNumbers: layers.Sum(layer => layer.Inputs * layer.Outputs) <= MostNumbers, horizontal: "unit before",
            vertical: "unit after")
            .ToFigure(
                "weight-gradients",
                FormattableString.Invariant(
                    $"The weights of layer {steepest} matter most: their gradients add up to {sums[steepest]:F1}, those of layer 0 to {sums[0]:F1}"),
                setting, "One matrix of weight gradients for each layer; rows and columns of inactive units are zero.");
        yield return DifferencesFigure(outcome.Differences, setting);
        yield return OperationsFigure(outcome);
    }

    static Figure Passes(
        string id, string title, string setting, string note, (string Title, Func<ReferenceLinear, Matrix> Of) first,
        (string Title, Func<ReferenceLinear, Matrix> Of) second, IReadOnlyList<ReferenceLinear> layers)
    {
        var panels = ((string Title, Func<ReferenceLinear, Matrix> Of)[])[first, second];
        var grids = panels.Select(panel => new MatrixPanel(panel.Title, Columns([.. layers.Select(panel.Of)])))
            .ToList();
        return Matrices.Draw(
            grids, ColorScale.Diverging, "value", columns: 2,
            hasNumbers: grids.Sum(grid => grid.Values.Length) <= MostNumbers, horizontal: "layer", vertical: "unit")
            .ToFigure(id, title, setting, $"Two matrices of units by layers: {first.Title} and {second.Title}.", note);
    }

    /// <summary>The first example of every layer as a column; layers with fewer units leave cells empty.</summary>
    static double[,] Columns(IReadOnlyList<Matrix> layers)
    {
        var grid = new double[layers.Max(layer => layer.Columns), layers.Count];
        for (var k = 0; k < layers.Count; k++)
            for (var unit = 0; unit < grid.GetLength(0); unit++)
                grid[unit, k] = unit < layers[k].Columns ? layers[k][0, unit] : double.NaN;
        return grid;
    }

    static double[,] ToGrid(Matrix matrix)
    {
        var grid = new double[matrix.Rows, matrix.Columns];
        for (var row = 0; row < matrix.Rows; row++)
            for (var column = 0; column < matrix.Columns; column++)
                grid[row, column] = matrix[row, column];
        return grid;
    }

    static Figure DifferencesFigure(FiniteDifferences differences, string setting) => Lines.Draw(new LinesData
    {
        Horizontal = "δ", IsHorizontalLogarithmic = true, Quantity = "largest difference / largest gradient",
        IsLogarithmic = true,
        Series = [new LineSeries(
            "central differences") { Curve = [.. differences.Errors.Where(at => at.Error > 0)
                .Select(at => new CurvePoint(at.Delta, at.Error)).OrderBy(point => point.X)] }],
    }).ToFigure(
        "finite-differences",
        FormattableString.Invariant(
            $"Finite differences agree to {differences.Best.Error:0.#e-0} of the largest gradient, with δ = {differences.Best.Delta:G1}"), setting,
        "The difference against delta, both logarithmic: it grows as delta shrinks and rounding counts, and where " +
        "delta is so large that a ReLU switches.",
        FormattableString.Invariant(
            $"{differences.Checked:N0} of {differences.Parameters:N0} parameters compared. Until a ReLU switches the loss is a parabola in each single parameter, for which central differences are exact; what is left is rounding, which grows as δ shrinks."));

    static Figure OperationsFigure(BackpropagationOutcome outcome)
    {
        return Lines.Draw(new LinesData
        {
            Horizontal = "units of each hidden layer", IsHorizontalLogarithmic = true,
            Quantity = "operations for all gradients", IsLogarithmic = true,
            Series =
            [
                Counts("central differences", cost => cost.Central),
                Counts("one-sided differences", cost => cost.OneSided),
                Counts("backpropagation", cost => cost.Backpropagation),
                Counts("forward pass alone", cost => cost.Forward),
            ],
        }).ToFigure(
        "operations",
        FormattableString.Invariant(
            $"Finite differences cost {outcome.Costs[0].Central / outcome.Costs[0].Backpropagation:N0} times as much as backpropagation at width {outcome.Costs[0].Width}, {outcome.Costs[^1].Central / outcome.Costs[^1].Backpropagation:N0} times at width {outcome.Costs[^1].Width:N0}"),
        FormattableString.Invariant(
            $"{outcome.Shown.Network.LinearLayers.Count - 1} hidden layers, {outcome.Shown.Examples} {(outcome.Shown.Examples == 1 ? "example" : "examples")}; multiplications and additions of the matrix products"),
        "Operations against width, both logarithmic: finite differences rise with the fourth power, " +
        "backpropagation with the second.", "Counted, not timed.");

        LineSeries Counts(string name, Func<OperationCounts, double> count) =>
            new(name) { Curve = [.. outcome.Costs.Select(cost => new CurvePoint(cost.Width, count(cost)))] };
    }

    static int Count(ReadOnlySpan<double> values, Predicate<double> isCounted)
    {
        var count = 0;
        foreach (var value in values)
            if (isCounted(value))
                count++;
        return count;
    }
}
