using System.Net;
using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class ServeCommandTests
{
    [Theory]
    [InlineData("", "127.0.0.1", false)]
    [InlineData("--host 127.0.0.1", "127.0.0.1", false)]
    [InlineData("--host ::1", "[::1]", false)]
    [InlineData("--host 0.0.0.0", null, true)]
    public async Task Other_machines_are_let_in_only_when_asked_and_then_with_a_token_and_a_warning(string host, string? named, bool warns)
    {
        using var folder = new TemporaryFolder();
        using var process = ProgramProcess.Bash($""" exec "$fruitfly" serve {host} --no-browser --store {folder["studies.db"]} --reports {folder["reports"]}""");
        var address = new Uri((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull());
        address.Host.ShouldBe(named ?? Dns.GetHostName(), StringCompareShould.IgnoreCase);
        address.Query.ShouldMatch("^\\?token=[0-9a-f]{64}$");

        var local = new Uri($"http://{named ?? "127.0.0.1"}:{address.Port}/");
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        (await client.GetAsync(local, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(new Uri(local, address.Query), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        process.Signal("INT");
        await process.EndAsync();
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        errors.ShouldContain("the address holds a secret");
        Regex.IsMatch(errors, "^warning: other machines can reach it", RegexOptions.Multiline).ShouldBe(warns);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("example.com")]
    [InlineData("1.2.3.4.5")]
    public async Task What_is_no_address_is_refused(string host)
    {
        var result = await Invocation.Of("serve", "--no-browser", "--host", host);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith($"error: --host is '{host}'");
    }
}
