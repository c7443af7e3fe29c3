using System.Text.Json;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>Estimates from many tables beside the truth.</summary>
sealed class Tally
{
    readonly Dictionary<string, (List<double> Estimates, int Covered, double Truth, double TruthError)> _rows = [];

    public void Add(string name, TreeInterval interval, double truth) =>
        Add(name, interval.Estimate, interval.Low, interval.High, truth);

    public void Add(string name, double estimate, JsonElement truth, string part) =>
        Add(name, estimate, truth.Number(part), truth.GetProperty("se").Number(part));

    public void Add(string name, double estimate, double truth, double truthError = 0) =>
        Add(name, estimate, double.NaN, double.NaN, truth, truthError);

    public void Add(string name, double estimate, double low, double high, double truth, double truthError = 0)
    {
        var (estimates, covered, _, _) = _rows.GetValueOrDefault(name, ([], 0, 0, 0));
        estimates.Add(estimate);
        _rows[name] = (estimates, covered + (low <= truth && truth <= high ? 1 : 0), truth, truthError);
    }

    public double Mean(string name) => _rows[name].Estimates.Average();

    public double RatioToTruth(string name) => Mean(name) / _rows[name].Truth;

    /// <summary>Each interval contains its truth often enough; how often goes to the test's output.</summary>
    public void ShouldCover(double least)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(ToString());
        foreach (var (name, row) in _rows)
            (row.Covered / (double)row.Estimates.Count).ShouldBeGreaterThanOrEqualTo(least, $"{name}\n{this}");
    }

    /// <summary>Each mean lies within three standard errors of its truth.</summary>
    public void ShouldBeUnbiased()
    {
        foreach (var (name, row) in _rows)
        {
            var mean = Estimate.OfMean([.. row.Estimates]);
            var error = Math.Sqrt(
                Math.Pow(mean.StandardDeviation, 2) / mean.Count + row.TruthError * row.TruthError);
            mean.Mean.ShouldBe(row.Truth, 3 * error, $"{name}\n{this}");
        }
    }

    public override string ToString() => string.Join('\n', _rows.Select(pair =>
        $"{pair.Key}: coverage {pair.Value.Covered / (double)pair.Value.Estimates.Count:0.000}, mean/truth " +
        $"{RatioToTruth(pair.Key):0.000}"));
}
