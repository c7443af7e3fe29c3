using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_standard_comes_out_whole_and_in_parts()
    {
        Crc32.Append(0, "123456789"u8).ShouldBe(0xCBF43926);
        Crc32.Append(Crc32.Append(0, "1"u8), "23456789"u8).ShouldBe(0xCBF43926);
        Crc32.Append(0, []).ShouldBe(0u);
    }
}
