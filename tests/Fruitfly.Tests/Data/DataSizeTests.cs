using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Tests.Data;

public sealed class DataSizeTests
{
    public static TheoryData<Mnist1dDescription> Descriptions => new(
        new Mnist1dDescription(),
        new Mnist1dDescription { ValidationShare = 0.15, LabelNoise = 0.2 },
        new Mnist1dDescription
        {
            ValidationShare = 0.25,
            Settings = new Mnist1dSettings { Samples = 123, FinalLength = 21, TrainSplit = 0.7 }
        },
        new Mnist1dDescription
        {
            Settings = new Mnist1dSettings
            {
                Samples = 90,
                Templates = [[1, 2, 3], [3, 2, 1], [0, 1, 0]]
            }
        });

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void The_size_of_a_description_is_that_of_the_data_it_loads(Mnist1dDescription description) =>
        description.Size().ShouldBe(DataSize.Of(description.Load(seed: 3)));

    [Fact]
    public void A_description_that_cannot_be_loaded_has_no_size() =>
        Should.Throw<ArgumentException>(() =>
            new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 3 } }.Size());

    [Fact]
    public void A_number_takes_four_bytes()
    {
        new DataSize(4000, 0, 1000, 40, 10, 10).Bytes.ShouldBe(5000 * (40 + 1) * 4);
        new DataSize(8, 2, 0, 3, Classes: 0, Outputs: 2).Bytes.ShouldBe(10 * (3 + 2) * 4);
    }
}
