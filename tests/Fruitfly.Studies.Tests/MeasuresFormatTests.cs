using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests;

public class MeasuresFormatTests
{
    static readonly byte[] Curve = [1, 2, 3];

    static readonly History Measured = new([], null)
    {
        Complexity = new Complexity([new WeightNorms("0.weight", Math.PI, 1.0 / 3, 1e-300)], [-1.5, 0, double.Epsilon]),
        Replacement = [new ReplacementDifference(40, 0.1, 0.2, 0.3)],
    };

    [Fact]
    public void A_history_without_measures_is_its_curve_alone() =>
        MeasuresFormat.Write(new History([], null), Curve).ShouldBeSameAs(Curve);

    [Fact]
    public void What_is_written_is_read_back_to_the_same_bits()
    {
        var history = MeasuresFormat.Read(MeasuresFormat.Write(Measured, Curve), rest =>
        {
            rest.ToArray().ShouldBe(Curve);
            return new History([], null);
        });
        history.Complexity!.Weights.ShouldBe(Measured.Complexity!.Weights);
        history.Complexity.Margins.ShouldBe(Measured.Complexity.Margins);
        history.Replacement.ShouldBe(Measured.Replacement);
    }

    [Fact]
    public void Losses_of_examples_are_read_back_and_are_no_part_of_exports()
    {
        var measured = Measured with { LossesAtEnd = [0.1f, float.MaxValue, float.Epsilon] };
        MeasuresFormat.Read(MeasuresFormat.Write(measured, Curve), _ => new History([], null)).LossesAtEnd.ShouldBe(
            measured.LossesAtEnd);
        MeasuresFormat.Json(measured).ShouldBe(MeasuresFormat.Json(Measured));
        MeasuresFormat.Write(Measured, Curve).Length.ShouldBeLessThan(MeasuresFormat.Write(measured, Curve).Length);
    }

    [Fact]
    public void Losses_of_batches_are_read_back_too()
    {
        var history = new History([], null) { BatchLosses = [2.5f, float.MaxValue, 0.1f] };
        MeasuresFormat.Read(MeasuresFormat.Write(history, Curve), _ => new History([], null)).BatchLosses
            .ShouldBe(history.BatchLosses);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 4)]
    [InlineData(0, 30)]
    [InlineData(5, 400)]
    public void Damaged_bytes_are_refused(int changed, int kept)
    {
        var bytes = MeasuresFormat.Write(Measured, Curve);
        if (changed > 0)
            bytes[changed] = (byte)'}';
        Should.Throw<FormatException>(() =>
            MeasuresFormat.Read(bytes.AsSpan(0, Math.Min(kept, bytes.Length)), _ => new History([], null)));
    }
}
