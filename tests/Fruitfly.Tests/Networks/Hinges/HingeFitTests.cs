using System.Globalization;
using System.Text.Json;
using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Networks.Hinges;

public class HingeFitTests
{
    static readonly JsonElement Golden = GoldenFile.Read("toy.json");
    static readonly double[] Points = [.. Enumerable.Range(0, 100).Select(i => i / 99.0)];

    /// <summary>NumPy's lstsq, whose answers differ from these by the condition (up to 3,000) times the machine's
    /// 2·10⁻¹⁶, times weights of up to 120.</summary>
    [Theory]
    [InlineData("3")]
    [InlineData("14")]
    [InlineData("50")]
    public void The_notebooks_data_set_is_fitted_as_NumPy_fits_it(string hiddenUnits)
    {
        var golden = Golden.GetProperty("fits").GetProperty(hiddenUnits);
        var network = HingeFit.Of(NotebookData(), int.Parse(hiddenUnits, CultureInfo.InvariantCulture)).Network;
        network.Bias.ShouldBe(golden.Number("beta"), 1e-9);
        network.Weights.ShouldBe(golden.Numbers("omega"), 1e-9);
        network.At([.. Points.Where((_, i) => i % 11 == 0)]).ShouldBe(golden.Numbers("curve"), 1e-9);
    }

    [Fact]
    public void Errors_norm_and_condition_agree_from_1_to_200_hidden_units()
    {
        var data = NotebookData();
        var truth = ToyFunction.At(Points);
        foreach (var row in Golden.GetProperty("rows").EnumerateArray().Select(row => row.Numbers()))
        {
            var fit = HingeFit.Of(data, (int)row[0]);
            MeanSquare(fit.Network.At(Points), truth).ShouldBe(row[1], 1e-6);
            MeanSquare(fit.Network.At(data.Inputs), data.Targets).ShouldBe(row[2], 1e-9);
            fit.Solution.Norm.ShouldBe(row[3], 1e-6);
            fit.Solution.Condition.ShouldBe(row[4], 1e-6 * row[4]);
            fit.Solution.Rank.ShouldBe(Math.Min(15, (int)row[0] + 1));
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(50)]
    public void The_curves_of_UDL_figure_8_11_are_minimum_norm_fits(int hiddenUnits)
    {
        var six = Golden.GetProperty("sixPoints");
        var golden = six.GetProperty("fits").GetProperty($"{hiddenUnits}");
        var fit = HingeFit.Of(new ToyData(six.Numbers("x"), six.Numbers("y")), hiddenUnits);
        fit.Network.At(six.Numbers("grid")).ShouldBe(golden.Numbers("curve"), 1e-9);
        fit.Solution.Norm.ShouldBe(golden.Number("norm"), 1e-9);
        Points.Max(x => Math.Abs(fit.Network.At(x))).ShouldBe(golden.Number("greatest"), 0.02);
    }

    static ToyData NotebookData() => ToyData.Draw(15, 0.3, new NumpyRandom(1));

    static double MeanSquare(double[] values, IReadOnlyList<double> others) =>
        values.Zip(others, (a, b) => (a - b) * (a - b)).Average();
}
