using Fruitfly.Web.Security;

namespace Fruitfly.Web.Tests.Security;

public sealed class AuthorityTests
{
    [Theory]
    [InlineData("localhost", "localhost", 80)]
    [InlineData("LocalHost:8123", "localhost", 8123)]
    [InlineData("[::1]", "[::1]", 80)]
    [InlineData("[FE80::1]:0", "[fe80::1]", 0)]
    public void A_host_without_a_port_means_port_80(string text, string host, int port) =>
        Authority.Parse(text).ShouldBe(new Authority(host, port));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":80")]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("a:b")]
    [InlineData("a:-1")]
    [InlineData("a:65536")]
    [InlineData("ä")]
    [InlineData("a/b")]
    [InlineData("[::1")]
    [InlineData("x[::1]")]
    public void What_is_no_host_is_none(string? text) => Authority.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("http://localhost:8123", true)]
    [InlineData("https://localhost:8123", false)]
    [InlineData("http://localhost:8123/", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void An_origin_is_a_scheme_and_an_authority(string origin, bool isOne) =>
        Authority.OfOrigin(origin).HasValue.ShouldBe(isOne);
}
