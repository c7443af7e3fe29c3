using System.IO.Compression;
using System.Text;
using Fruitfly.Reports.Pages;

namespace Fruitfly.Reports.Tests.Pages;

public class PageAssetsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("σ² = 1 </script><!-- \ud83e\udeb0")]
    public void What_is_packed_is_unpacked_as_it_was(string text) => Unpacked(PageAssets.Pack(text)).ShouldBe(text);

    [Fact]
    public void Packing_gives_the_same_letters_each_time() =>
        PageAssets.Pack(PageAssets.Script).ShouldBe(PageAssets.Pack(PageAssets.Script));

    [Fact]
    public void A_page_is_less_than_half_as_long_as_its_script() =>
        Page.Write("t", "d", "report", Html.Empty).Length.ShouldBeLessThan(PageAssets.Script.Length / 2);

    public static string Unpacked(string packed)
    {
        using var unpacking =
            new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacking, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
