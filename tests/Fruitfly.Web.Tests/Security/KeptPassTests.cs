using System.Net;
using Fruitfly.Web.Security;

namespace Fruitfly.Web.Tests.Security;

public sealed class KeptPassTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-pass-");

    string FilePath => Path.Combine(_folder.FullName, KeptPass.Name);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_is_kept_in_a_file_that_only_its_owner_may_read()
    {
        var pass = KeptPass.In(_folder.FullName, isRenewed: false);
        AccessToken.IsSecret(pass).ShouldBeTrue();
        KeptPass.In(_folder.FullName, isRenewed: false).ShouldBe(pass);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _folder.GetFiles().Length.ShouldBe(1);
    }

    [Fact]
    public void It_is_another_one_when_it_is_renewed_or_was_open_to_others_or_is_no_pass()
    {
        List<string> passes = [KeptPass.In(_folder.FullName, isRenewed: false)];
        passes.Add(KeptPass.In(_folder.FullName, isRenewed: true));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(FilePath, File.GetUnixFileMode(FilePath) | UnixFileMode.OtherRead);
            passes.Add(KeptPass.In(_folder.FullName, isRenewed: false));
        }
        File.WriteAllText(FilePath, "guess me");
        passes.Add(KeptPass.In(_folder.FullName, isRenewed: false));
        passes.ShouldBeUnique();
    }

    [Fact]
    public async Task A_browser_that_was_let_in_stays_let_in_when_the_lab_starts_again_unless_the_secret_is_renewed()
    {
        await using var open = await OpenLab.WithAsync();
        var (cookie, first) = (await open.CookieAsync(), open.Lab.Address.Query);
        (await StatusAsync()).ShouldBe(HttpStatusCode.OK);
        await open.RestartAsync();
        (await StatusAsync()).ShouldBe(HttpStatusCode.OK);
        open.Lab.Address.Query.ShouldNotBe(first, "the token is new at every start");
        await open.RestartAsync(withNewSecret: true);
        (await StatusAsync()).ShouldBe(HttpStatusCode.Unauthorized);

        async Task<HttpStatusCode> StatusAsync()
        {
            using var answer = await open.GetAsync(
                "/studies", request => request.Headers.Add("Cookie", cookie), withCookie: false);
            return answer.StatusCode;
        }
    }
}
