using Fruitfly.Lab.Studies;
using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Studies;

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
        Should.Throw<FormatException>(() => MeasuresFormat.Read(bytes.AsSpan(0, Math.Min(kept, bytes.Length)), _ => new History([], null)));
    }
}
