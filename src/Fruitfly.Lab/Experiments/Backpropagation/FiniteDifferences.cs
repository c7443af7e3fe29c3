using Fruitfly.Networks.Reference;

namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Gradients again, without backpropagation: (l(φ + δ) − l(φ − δ)) / 2δ, one
/// parameter after the other.</summary>
/// <param name="Errors">for each δ, the largest difference from backpropagation over the largest gradient</param>
/// <param name="Checked">how many parameters were compared, evenly spread</param>
sealed record FiniteDifferences(IReadOnlyList<(double Delta, double Error)> Errors, int Checked, int Parameters)
{
    public (double Delta, double Error) Best => Errors.MinBy(at => at.Error);

    public static IReadOnlyList<double> Deltas { get; } = [.. Enumerable.Range(1, 12).Select(k => Math.Pow(10, -k))];

    /// <param name="most">parameters to check</param>
    /// <param name="progress">is told the share of the work that is done, from 0 to 1</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static FiniteDifferences Measure(
        ShownNetwork shown, int most, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        shown.Run();
        var network = shown.Network;
        var gradients = new double[network.ParameterCount];
        network.CopyGradientsTo(gradients);
        var places = Places(network, most);
        var scale = Math.Max(gradients.Max(Math.Abs), double.Epsilon);
        var work = new WorkInParts((double)Deltas.Count * places.Count, progress, cancellation);
        var errors = Deltas.Select(delta =>
            (delta, places.Max(at => Math.Abs(Difference(at.Values, at.Place, delta) - gradients[at.Index]))
                / scale)).ToList();
        shown.Run();
        return new FiniteDifferences(errors, places.Count, network.ParameterCount);

        double Difference(Matrix values, int place, double delta)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            var kept = values.Values[place];
            values.Values[place] = kept + delta;
            var above = shown.Loss();
            values.Values[place] = kept - delta;
            var below = shown.Loss();
            values.Values[place] = kept;
            work.Part(1).Report(1);
            return (above - below) / (2 * delta);
        }
    }

    static IReadOnlyList<(Matrix Values, int Place, int Index)> Places(ReferenceNetwork network, int most)
    {
        var all = network.Parameters
            .SelectMany(parameter =>
                Enumerable.Range(0, parameter.Value.Values.Length).Select(place => (parameter.Value, place)))
            .Select((at, index) => (at.Value, at.place, index)).ToList();
        return [.. Reports.Charts.MarkBudget.Thin(all.Count, most).Select(index => all[index])];
    }
}
