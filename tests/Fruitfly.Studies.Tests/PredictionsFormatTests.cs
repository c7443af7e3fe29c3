using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Studies.Tests;

public class PredictionsFormatTests
{
    static readonly float[] Some = [.. Enumerable.Range(0, 1000).Select(i => MathF.Sin(i))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Predictions_come_back_as_they_went_in(int count) =>
        PredictionsFormat.Read(PredictionsFormat.Write(Some[..count])).ShouldBe(Some[..count]);

    [Fact]
    public void Predictions_that_resemble_each_other_take_less_than_their_four_bytes() =>
        PredictionsFormat.Write(Some).Length.ShouldBeLessThan(3600);

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0100000000")]
    [InlineData("0201000000")]
    [InlineData("01FFFFFFFF")]
    [InlineData("01FFFFFF7F")]
    [InlineData("0110000000FFFF")]
    public void Other_bytes_are_refused(string bytes) =>
        Should.Throw<FormatException>(() => PredictionsFormat.Read(Convert.FromHexString(bytes)));

    [Fact]
    public void A_count_that_does_not_fit_what_unpacks_is_refused()
    {
        var bytes = PredictionsFormat.Write(Some);
        foreach (var count in (int[])[999, 1001])
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(1), count);
            Should.Throw<FormatException>(() => PredictionsFormat.Read(bytes));
        }
    }

    [Fact]
    public void Damaged_bytes_give_numbers_or_a_typed_error()
    {
        var whole = PredictionsFormat.Write(Some);
        var random = new RandomStream(seed: 1, stream: 0);
        var refused = 0;
        for (var flip = 0; flip < 300; flip++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[(int)(bytes.Length * random.NextDouble())] ^= (byte)(1 << (int)(8 * random.NextDouble()));
            try
            {
                PredictionsFormat.Read(bytes).Length.ShouldBe(Some.Length);
            }
            catch (FormatException)
            {
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(0);
    }
}
