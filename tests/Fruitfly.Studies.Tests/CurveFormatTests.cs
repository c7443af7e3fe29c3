using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests;

public class CurveFormatTests
{
    static readonly IReadOnlyList<Evaluation> Curve =
    [
        new(0, 0, 0.1, new Score(2.3, 0.9), null, new Score(2.4, 0.91)),
        new(1, 0.025, 0.1, null, new Score(1, 2), null),
        new(int.MaxValue, 1e9, 0, null, null, null),
    ];

    [Fact]
    public void A_curve_comes_back_as_it_went_in() => CurveFormat.Read(CurveFormat.Write(Curve)).ShouldBe(Curve);

    [Fact]
    public void An_empty_curve_is_one_byte() => CurveFormat.Read(CurveFormat.Write([])).ShouldBeEmpty();

    [Fact]
    public void The_bytes_are_those_of_the_documented_layout() =>
        Convert.ToHexString(CurveFormat.Write([new Evaluation(258, 0.5, 2, new Score(1, -2), null, null)])).ShouldBe(
            "01" + "02010000" + "01" + "000000000000E03F" + "0000000000000040" + "000000000000F03F" +
                "00000000000000C0");

    [Fact]
    public void Confusions_and_rounds_together_are_refused() =>
        Should.Throw<ArgumentException>(() => CurveFormat.Write(Curve, new ConfusionMatrix(2, [1, 0, 0, 1]), [1, 2]));

    [Fact]
    public void Confusions_come_back_with_their_curve()
    {
        var confusions = new ConfusionMatrix(2, [5, 1, 0, 258]);
        var bytes = CurveFormat.Write(Curve, confusions);

        Convert.ToHexString(bytes)[..42].ShouldBe(
            "02" + "02000000" + "05000000" + "01000000" + "00000000" + "02010000");
        CurveFormat.Read(bytes, out var read, out _).ShouldBe(Curve);
        read.ShouldBe(confusions);
        CurveFormat.Read(CurveFormat.Write(Curve), out var none, out _);
        none.ShouldBeNull();
    }

    [Fact]
    public void Rounds_of_pruned_parameters_come_back_with_their_curve()
    {
        byte[] rounds = [7, 0, 255];
        var bytes = CurveFormat.Write(Curve, prunedIn: rounds);

        Convert.ToHexString(bytes)[..16].ShouldBe("03" + "03000000" + "0700FF");
        CurveFormat.Read(bytes, out var confusions, out var read).ShouldBe(Curve);
        read.ShouldBe(rounds);
        confusions.ShouldBeNull();
        CurveFormat.Read(CurveFormat.Write(Curve), out _, out var none);
        none.ShouldBeNull();
    }

    [Theory]
    [InlineData("03")]
    [InlineData("0302000000" + "05")]
    [InlineData("03FFFFFFFF" + "05")]
    [InlineData("03FFFFFF7F" + "05")]
    public void Damaged_rounds_are_refused(string bytes) =>
        Should.Throw<FormatException>(() => CurveFormat.Read(Convert.FromHexString(bytes)));

    [Theory]
    [InlineData("02")]
    [InlineData("0202000000" + "05000000")]
    [InlineData("0201000000" + "05000000")]
    [InlineData("02FFFFFF7F")]
    [InlineData("0202000000" + "05000000" + "05000000" + "05000000" + "FFFFFFFF")]
    public void Damaged_confusions_are_refused(string bytes) =>
        Should.Throw<FormatException>(() => CurveFormat.Read(Convert.FromHexString(bytes)));

    [Fact]
    public void Bytes_cut_within_an_evaluation_are_refused()
    {
        var bytes = CurveFormat.Write(Curve);
        int[] whole = [1, 1 + 53, 1 + 53 + 37, bytes.Length];
        for (var length = 0; length <= bytes.Length; length++)
            if (whole.Contains(length))
                CurveFormat.Read(bytes.AsSpan(0, length)).Count.ShouldBe(Array.IndexOf(whole, length));
            else
                Should.Throw<FormatException>(() => CurveFormat.Read(bytes.AsSpan(0, length)), $"{length} bytes");
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(5, 8)]
    public void An_unknown_format_or_split_is_refused(int at, byte value)
    {
        var bytes = CurveFormat.Write(Curve);
        bytes[at] = value;
        Should.Throw<FormatException>(() => CurveFormat.Read(bytes));
    }
}
