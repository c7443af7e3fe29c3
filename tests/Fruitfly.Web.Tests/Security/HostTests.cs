using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fruitfly.Web.Tests.Security;

/// <summary>A lab that other machines reach, and requests that no browser sends.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("192.168.7.8", true)]
    [InlineData("[fe80::1]", true)]
    [InlineData("own name", true)]
    [InlineData("example.com", false)]
    [InlineData("localhost.example.com", false)]
    [InlineData("127.0.0.1.example.com", false)]
    [InlineData("2130706433", false)]
    [InlineData("0x7f.1", false)]
    public async Task On_all_addresses_it_answers_to_addresses_and_to_the_machine_s_own_name(string name, bool isOwn)
    {
        await using var lab = await OpenLab.AtAsync(IPAddress.Any);
        (await Status(lab, $"{(name == "own name" ? Dns.GetHostName() : name)}:{lab.Root.Port}"))
            .ShouldBe(isOwn ? HttpStatusCode.OK : HttpStatusCode.MisdirectedRequest);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", true)]
    [InlineData("192.168.7.8", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("own name", false)]
    [InlineData("example.com", false)]
    public async Task On_the_loopback_address_it_answers_to_no_other(string name, bool isOwn)
    {
        await using var lab = await OpenLab.WithAsync();
        (await Status(lab, $"{(name == "own name" ? Dns.GetHostName() : name)}:{lab.Root.Port}"))
            .ShouldBe(isOwn ? HttpStatusCode.OK : HttpStatusCode.MisdirectedRequest);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("localhost:9123")]
    [InlineData("127.0.0.1:9123")]
    [InlineData("[::1]:9123")]
    public async Task A_forwarded_port_is_the_lab_s_too_and_brings_its_own_origin(string named)
    {
        await using var lab = await OpenLab.WithAsync();
        using var first =
            await lab.GetAsync("/" + lab.Lab.Address.Query, request => request.Headers.Host = named, withCookie: false);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = first.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        cookie.ShouldBe(await lab.CookieAsync(), "whichever port a browser knows, it is let in once");

        (await Ask($"http://{named}")).ShouldBe(HttpStatusCode.OK);
        (await Ask($"http://localhost:{lab.Root.Port}")).ShouldBe(HttpStatusCode.Forbidden);
        (await Ask($"https://{named}")).ShouldBe(HttpStatusCode.Forbidden);

        async Task<HttpStatusCode> Ask(string origin)
        {
            using var answer = await lab.GetAsync("/", request =>
            {
                request.Headers.Host = named;
                request.Headers.Add("Cookie", cookie);
                request.Headers.Add("Origin", origin);
            }, withCookie: false);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_foreign_host_is_told_how_to_get_here()
    {
        await using var lab = await OpenLab.WithAsync();
        using var answer = await lab.GetAsync("/", request => request.Headers.Host = "example.com");
        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain($"http://localhost:{lab.Root.Port}");
        text.ShouldContain($"ssh -L {lab.Root.Port}:localhost:{lab.Root.Port}");
        text.ShouldNotContain("example.com");
    }

    [Theory]
    [InlineData("xn--localhost-")]
    [InlineData("xn--localhost-:80")]
    [InlineData("xn--")]
    [InlineData("localhost:")]
    [InlineData("localhost:99999")]
    [InlineData("localhost:+80")]
    [InlineData("localhost:80:80")]
    [InlineData("localhost.")]
    [InlineData("user@localhost")]
    [InlineData("[::1")]
    [InlineData("[]")]
    [InlineData("[::1]x")]
    [InlineData("[localhost]")]
    [InlineData("[127.0.0.1]")]
    [InlineData("::1")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("127.1")]
    [InlineData("l\u00f6calhost")]
    [InlineData("")]
    public async Task No_host_that_a_browser_does_not_write_opens_anything_or_is_a_fault(string host)
    {
        await using var lab = await OpenLab.WithAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, lab.Root.Port, TestContext.Current.CancellationToken);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes(
                $"GET / HTTP/1.1\r\nHost: {host}\r\nCookie: {await lab.CookieAsync()}\r\nConnection: close\r\n\r\n"),
                TestContext.Current.CancellationToken);
        var answer = await Answer(stream);
        answer.ShouldMatch("^HTTP/1.1 (421|400)");
        if (answer.StartsWith("HTTP/1.1 421",
            StringComparison.Ordinal)) // a host that is no host is refused before the lab sees it
            answer.ShouldContain("X-Content-Type-Options: nosniff");
    }

    [Fact]
    public async Task Other_machines_need_the_token_like_everybody()
    {
        await using var lab = await OpenLab.AtAsync(IPAddress.Any);
        using var answer = await lab.GetAsync("/", request => request.Headers.Host = $"192.168.7.8:{lab.Root.Port}",
            withCookie: false);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var other =
            await lab.GetAsync("/", request => request.Headers.Add("Origin", $"http://example.com:{lab.Root.Port}"));
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await From($"http://192.168.7.8:{lab.Root.Port}")).ShouldBe(HttpStatusCode.OK);
        (await From($"http://192.168.7.9:{lab.Root.Port}"))
            .ShouldBe(HttpStatusCode.Forbidden); // another machine is another site

        async Task<HttpStatusCode> From(string origin)
        {
            using var answer = await lab.GetAsync("/", request =>
            {
                request.Headers.Host = $"192.168.7.8:{lab.Root.Port}";
                request.Headers.Add("Origin", origin);
            });
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_cookie_of_another_port_opens_nothing()
    {
        await using var one = await OpenLab.WithAsync();
        await using var two = await OpenLab.WithAsync();
        var (cookie, own) = (await one.CookieAsync(), await two.CookieAsync());
        using var answer = await two.GetAsync("/",
            request => request.Headers.Add("Cookie", $"{own.Split('=')[0]}={cookie.Split('=')[1]}"),
            withCookie: false);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET  HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("POST /api/studies/remove HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")]
    [InlineData(
        "POST /api/studies/remove HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("CONNECT example.com:80 HTTP/1.1\r\nHost: example.com:80\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")]
    public async Task What_is_no_request_is_refused_and_others_are_answered(string bytes)
    {
        await using var lab = await OpenLab.WithAsync();
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(IPAddress.Loopback, lab.Root.Port, TestContext.Current.CancellationToken);
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), TestContext.Current.CancellationToken);
            connection.Client.Shutdown(SocketShutdown.Send);
            (await Answer(stream)).ShouldMatch("^$|^HTTP/1.1 4|^HTTP/1.1 505");
        }
        (await lab.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Requests_that_never_end_or_break_off_keep_nobody_waiting()
    {
        await using var lab = await OpenLab.WithAsync();
        var slow = new List<TcpClient>();
        for (var i = 0; i < 50; i++)
        {
            var connection = new TcpClient();
            slow.Add(connection);
            await connection.ConnectAsync(IPAddress.Loopback, lab.Root.Port, TestContext.Current.CancellationToken);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/studies/remove HTTP/1.1\r\nHost: 127.0.0.1:{lab.Root.Port}\r\n" +
                (i % 2 == 0 ? ""
                    : $"Cookie: {await lab.CookieAsync()}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: " +
                        "application/json\r\nContent-Length: 1000\r\n\r\n{")),
                TestContext.Current.CancellationToken);
        }
        (await lab.GetAsync("/api/studies")).StatusCode.ShouldBe(HttpStatusCode.OK);
        slow.ForEach(connection => connection.Dispose());
        (await lab.GetAsync("/api/studies")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // To hang up is an answer too.
    static async Task<string> Answer(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException failure)
            when (failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return "";
        }
    }

    static async Task<HttpStatusCode> Status(OpenLab lab, string host)
    {
        using var answer = await lab.GetAsync("/", request => request.Headers.Host = host);
        return answer.StatusCode;
    }
}
