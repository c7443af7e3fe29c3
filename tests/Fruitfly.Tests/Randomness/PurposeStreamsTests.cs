using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Tests.Randomness;

public class PurposeStreamsTests
{
    [Fact]
    public void Every_purpose_has_its_own_stream() =>
        Enum.GetValues<StreamPurpose>().Select(purpose => RandomStream.For(42, purpose).NextUInt64()).ShouldBeUnique();

    // Recorded results name these streams, so the numbers are frozen.
    [Theory]
    [InlineData(StreamPurpose.Initialization, 0u)]
    [InlineData(StreamPurpose.BatchOrder, 1u)]
    [InlineData(StreamPurpose.LabelNoise, 2u)]
    [InlineData(StreamPurpose.Split, 3u)]
    [InlineData(StreamPurpose.Dropout, 4u)]
    [InlineData(StreamPurpose.Inputs, 5u)]
    [InlineData(StreamPurpose.Examples, 6u)]
    [InlineData(StreamPurpose.Pruning, 7u)]
    [InlineData(StreamPurpose.RandomInputs, 8u)]
    [InlineData(StreamPurpose.Search, 9u)]
    [InlineData(StreamPurpose.Resample, 10u)]
    public void The_stream_of_a_purpose_never_changes(StreamPurpose purpose, uint stream) =>
        RandomStream.For(42, purpose).State.ShouldBe(new RandomStreamState(42, stream, 0));
}
