using Fruitfly.Data;

namespace Fruitfly.Tests.Data;

public sealed class DataSetTests
{
    static readonly Examples Two = Examples.Labelled([1, 2], 1, [0, 1], 2);

    [Fact]
    public void Without_its_test_set_a_data_set_keeps_the_rest()
    {
        var sealedData = new DataSet("two", Two, Two, Two).WithoutTest();

        sealedData.Test.ShouldBeNull();
        sealedData[Split.Test].ShouldBeNull();
        (sealedData.Name, sealedData.Training, sealedData.Validation).ShouldBe(("two", Two, Two));
        new DataSet("two", Two).WithoutTest().Test.ShouldBeNull();
    }
}
