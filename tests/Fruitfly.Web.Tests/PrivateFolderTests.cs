namespace Fruitfly.Web.Tests;

public sealed class PrivateFolderTests : IDisposable
{
    readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("fruitfly-private-");

    [Fact]
    public void Only_its_user_enters_it_and_reads_its_files()
    {
        using var folder = PrivateFolder.In(_home.FullName);
        using var file = folder.Create("a");
        if (OperatingSystem.IsWindows())
            return;
        File.GetUnixFileMode(folder.Path)
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(file.Name).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void It_goes_with_the_lab_and_others_stay()
    {
        using var other = PrivateFolder.In(_home.FullName);
        var folder = PrivateFolder.In(_home.FullName);
        folder.Create("a").Dispose();
        folder.Dispose();
        Directory.Exists(folder.Path).ShouldBeFalse();
        Directory.Exists(other.Path).ShouldBeTrue();
    }

    [Fact]
    public void What_a_killed_lab_left_goes_when_the_next_one_starts_and_nothing_else()
    {
        var left = _home.CreateSubdirectory("web-0123456789abcdef");
        File.WriteAllText(Path.Combine(left.FullName, "lock"), ""); // the system let go of it
        File.WriteAllText(Path.Combine(left.FullName, "upload.csv"), "secret");
        var mine = _home.CreateSubdirectory("web-of-my-thoughts-1");
        using var alive = PrivateFolder.In(_home.FullName);
        left.Refresh();
        left.Exists.ShouldBeFalse();
        using var next = PrivateFolder.In(_home.FullName);
        Directory.Exists(alive.Path).ShouldBeTrue();
        mine.Exists.ShouldBeTrue();
    }

    public void Dispose() => _home.Delete(recursive: true);
}
