using System.Net;

namespace Fruitfly.Web.Tests.Security;

public sealed class AccessPolicyTests
{
    static readonly (string, string) Index = ("index.html", "<p>reports</p>");

    /// <summary>Something for each place in a route, so that a new endpoint is asked
    /// too or fails for want of it.</summary>
    internal static readonly Dictionary<string, string> Places = new()
    {
        ["name"] = "index", ["file"] = "lab.js", ["surface"] = "gabor", ["session"] = "none", ["upload"] = "none",
        ["id"] = "1", ["figure"] = "loss",
        ["deck"] = "gradients", ["step"] = "1", ["code"] = "none", ["choice"] = "0",
    };

    /// <summary>Names that another site can make to point here, and other ways of
    /// writing those of this machine.</summary>
    static readonly string[] ForeignHosts =
    [
        "example.com", "example.com:PORT", "localhost.example.com:PORT", "127.0.0.1.example.com:PORT",
        "127.0.0.1.nip.io:PORT", "example.localhost:PORT",
        "xn--localhost-", "xn--localhost-:PORT", "localhost.:PORT", "localhos:PORT", "localhost1:PORT", "0.0.0.0:PORT",
        "192.168.7.8:PORT", "10.0.0.1", "2130706433:PORT",
        "0x7f000001:PORT", "0x7f.1:PORT", "127.1:PORT", "0177.0.0.1:PORT", "127.0.0.01:PORT", "127.0.0.1.:PORT",
        "[::2]:PORT", "[fe80::1]:PORT", "[::ffff:127.0.0.1]:PORT",
        "[0:0:0:0:0:0:0:1]:PORT", "[::0001]:PORT",
    ];

    /// <summary>Every endpoint there is, now and later: what it must refuse is not a matter of remembering.</summary>
    [Fact]
    public async Task Every_endpoint_refuses_strangers_and_only_a_post_below_api_changes_something()
    {
        await using var open = await OpenLab.WithAsync(Index);
        open.Lab.Endpoints.ShouldNotBeEmpty();
        foreach (var endpoint in open.Lab.Endpoints)
        {
            var method = endpoint.Metadata.OfType<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()
                .Single().HttpMethods.Single();
            var path = endpoint.Path();
            var changes = method == "POST";

            (await Status(withCookie: false)).ShouldBe(HttpStatusCode.Unauthorized, path);
            foreach (var host in ForeignHosts)
                (await Status(request => request.Headers.Host = host.Replace("PORT", $"{open.Root.Port}")))
                    .ShouldBe(HttpStatusCode.MisdirectedRequest, $"{host} {path}");
            (await Status(request => Origin(request, ""))).ShouldBe(HttpStatusCode.Forbidden, path);
            (await Status(request => Site(request, "cross-site"))).ShouldBe(HttpStatusCode.Forbidden, path);
            (await Status(request => request.Headers.Add("Origin", "http://example.com")))
                .ShouldBe(HttpStatusCode.Forbidden, path);
            (await Status(request => request.Method = HttpMethod.Put)).ShouldBe(HttpStatusCode.MethodNotAllowed, path);
            if (changes)
            {
                (await Status(request => Site(request, null))).ShouldBe(HttpStatusCode.Forbidden, path);
                (await Status(request => Site(Origin(request, ""), null))).ShouldBe(HttpStatusCode.Forbidden, path);
                (await Status(request => Site(Origin(request, "null"), null))).ShouldBe(HttpStatusCode.Forbidden, path);
                (await Status(request => Site(request, "none"))).ShouldBe(HttpStatusCode.Forbidden, path);
            }
            else
                (await Status(request => request.Method = HttpMethod.Post))
                    .ShouldBeOneOf(HttpStatusCode.MethodNotAllowed, HttpStatusCode.Forbidden);

            async Task<HttpStatusCode> Status(Action<HttpRequestMessage>? change = null, bool withCookie = true)
            {
                using var answer =
                    changes ? await open.PostAsync(path, null, change, withCookie)
                        : await open.GetAsync(path, change, withCookie);
                return answer.StatusCode;
            }
        }

        static HttpRequestMessage Origin(HttpRequestMessage request, string origin)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
            return request;
        }

        static void Site(HttpRequestMessage request, string? site)
        {
            request.Headers.Remove("Sec-Fetch-Site");
            if (site is not null)
                request.Headers.Add("Sec-Fetch-Site", site);
        }
    }

    [Fact]
    public async Task The_token_moves_from_the_address_to_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        await using var open = await OpenLab.WithAsync(Index);

        using var answer = await open.Client.GetAsync(open.Lab.Address);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("; httponly", Case.Insensitive);
        cookie.ShouldContain("; samesite=strict", Case.Insensitive);
        cookie.ShouldNotContain(open.Lab.Address.Query[^64..]);
    }

    [Fact]
    public async Task The_token_is_no_cookie_and_the_cookie_no_token()
    {
        await using var open = await OpenLab.WithAsync(Index);
        var (token, cookie) = (open.Lab.Address.Query[^64..], await open.CookieAsync());
        var pass = cookie[^64..];
        (await open.GetAsync("/", request => request.Headers.Add("Cookie", cookie.Replace(pass, token)),
            withCookie: false)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await open.GetAsync($"/?token={pass}", withCookie: false)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/playground?TOKEN&data=spirals&hidden-layers=8,8", "/playground?data=spirals&hidden-layers=8,8")]
    [InlineData("/surface?start=-1.5%2C8.5&TOKEN&racers=adam%3D1", "/surface?start=-1.5%2C8.5&racers=adam%3D1")]
    [InlineData("/studies?&&TOKEN&study=a%20%C3%BC+%22&study=b&tokens=1",
        "/studies?study=a%20%C3%BC+%22&study=b&tokens=1")]
    [InlineData("/?%74oken=TEXT&TOKEN", null)]
    [InlineData("/?x=%0d%0aSet-Cookie:%20a&TOKEN", "/?x=%0d%0aSet-Cookie:%20a")]
    public async Task The_redirect_keeps_the_rest_of_the_query(string path, string? location)
    {
        await using var open = await OpenLab.WithAsync(Index);
        using var answer = await open.GetAsync(path.Replace("TOKEN", open.Lab.Address.Query[1..]), withCookie: false);
        if (location is null)
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized); // two tokens are none
        else
            answer.Headers.GetValues("Location").ShouldBe([location]);
    }

    [Fact]
    public async Task A_link_with_the_token_may_be_followed_from_anywhere_but_only_as_a_page()
    {
        await using var open = await OpenLab.WithAsync(Index);
        using var page = await Follow("navigate", "document", open.Lab.Address.Query);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Set-Cookie").Single().ShouldStartWith(await open.CookieAsync());
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain("content=\"0; url=/studies?study=&quot;&lt;\"");
        foreach (var (mode, destination, query) in ((string, string, string)[])[
            ("navigate", "iframe", open.Lab.Address.Query), ("no-cors", "image", open.Lab.Address.Query),
            ("cors", "empty", open.Lab.Address.Query), ("navigate", "document", "?token=wrong")])
            (await Follow(mode, destination, query)).StatusCode.ShouldBe(HttpStatusCode.Forbidden,
                $"{mode} {destination} {query}");

        async Task<HttpResponseMessage> Follow(string mode, string destination, string query) =>
            await open.GetAsync($"/studies{query}&study=\"<", request =>
        {
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add("Sec-Fetch-Mode", mode);
            request.Headers.Add("Sec-Fetch-Dest", destination);
        }, withCookie: false);
    }

    [Theory]
    [InlineData("//example.com", "/example.com")]
    [InlineData("///example.com", "/example.com")]
    [InlineData("/%5cexample.com", "/%5Cexample.com")]
    [InlineData("/%2fexample.com", "/%2fexample.com")]
    [InlineData("/f%c3%bcr.html", "/f%C3%BCr.html")]
    [InlineData("/a%0d%0ab", "/a%0D%0Ab")]
    public async Task The_redirect_never_leaves_the_lab(string path, string location)
    {
        await using var open = await OpenLab.WithAsync(Index);
        using var answer = await open.GetAsync(path + open.Lab.Address.Query, withCookie: false);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.GetValues("Location").ShouldBe([location]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_wrong_token_opens_nothing_and_the_answer_says_where_the_right_one_is(string token)
    {
        await using var open = await OpenLab.WithAsync(Index);
        using var answer = await open.GetAsync($"/?token={token}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("fruitfly serve");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    public async Task Another_site_is_refused_even_with_the_cookie(string header, string value)
    {
        await using var open = await OpenLab.WithAsync(Index);
        (await open.GetAsync("/", request => request.Headers.Add(header, value))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing-here.html")]
    [InlineData("/?token=wrong")]
    public async Task Every_answer_carries_the_protecting_headers(string path)
    {
        await using var open = await OpenLab.WithAsync(Index);
        using var answer = await open.GetAsync(path);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Every_endpoint_s_answer_carries_them_too_and_nothing_says_what_it_runs_on()
    {
        await using var open = await OpenLab.WithAsync(Index);
        foreach (var endpoint in open.Lab.Endpoints)
        {
            var changes = endpoint.Metadata.OfType<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()
                .Single().HttpMethods.Single() == "POST";
            // A POST may start work; its refusal passes the same gate.
            using var answer =
                changes ? await open.PostAsync(endpoint.Path(), new StringContent("{", System.Text.Encoding.UTF8),
                    withCookie: false)
                : await open.GetAsync(endpoint.Path(), completion: HttpCompletionOption.ResponseHeadersRead);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], endpoint.Path());
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
            answer.Headers.CacheControl!.ToString().ShouldMatch("no-store|no-cache|private");
            (answer.Headers.Contains("Server"), answer.Headers.Contains("X-Powered-By"),
                answer.Headers.Contains("Access-Control-Allow-Origin")).ShouldBe((false, false, false));
        }
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_only()
    {
        await using var open = await OpenLab.WithAsync(Index);
        IPAddress.IsLoopback(IPAddress.Parse(open.Lab.Address.Host)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_port_in_use_and_a_foreign_address_are_errors_that_say_so()
    {
        await using var open = await OpenLab.WithAsync(Index);
        var folder = Directory.CreateTempSubdirectory("fruitfly-listen-");
        var settings = new WebLabSettings
        {
            Reports = "reports", Store = Path.Combine(folder.FullName, "studies.db"),
            Port = open.Root.Port
        };
        var inUse = await Should.ThrowAsync<ListenException>(() => WebLab.StartAsync(settings));
        (inUse.Problem, inUse.Message).ShouldBe(
            (ListenProblem.InUse, $"Port {open.Root.Port} of 127.0.0.1 is in use."));
        var foreign = await Should.ThrowAsync<ListenException>(() =>
            WebLab.StartAsync(settings with { Host = IPAddress.Parse("203.0.113.7"), Port = 0 }));
        (foreign.Problem, foreign.Message).ShouldBe(
            (ListenProblem.ForeignAddress, "203.0.113.7 is not an address of this machine."));
        folder.GetDirectories().ShouldBeEmpty(); // its private folder went with it
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_port_that_only_the_administrator_may_take_is_an_error_that_says_so() =>
        ListenException.Of(new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.AccessDenied),
            IPAddress.Loopback, 80).ShouldNotBeNull()
            .Problem.ShouldBe(ListenProblem.Forbidden);
}
