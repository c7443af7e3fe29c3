using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class AtomicFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-atomic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string At(string name) => Path.Combine(_folder, name);

    [Fact]
    public void A_new_file_holds_what_was_written_and_nothing_else_is_left()
    {
        AtomicFile.WriteText(At("a.txt"), "wing");

        File.ReadAllText(At("a.txt")).ShouldBe("wing");
        Directory.GetFiles(_folder).ShouldBe([At("a.txt")]);
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_no_temporary_file()
    {
        AtomicFile.WriteText(At("a.txt"), "old");

        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(At("a.txt"), stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException("half way");
        }));

        File.ReadAllText(At("a.txt")).ShouldBe("old");
        Directory.GetFiles(_folder).ShouldBe([At("a.txt")]);
    }

    [Fact]
    public void The_old_file_stays_readable_until_the_new_one_is_complete()
    {
        AtomicFile.WriteText(At("a.txt"), "old");

        AtomicFile.Write(At("a.txt"), stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            File.ReadAllText(At("a.txt")).ShouldBe("old");
        });

        File.ReadAllText(At("a.txt")).ShouldBe("new");
    }

    [Fact]
    public void A_missing_folder_is_named_with_the_remedy()
    {
        var error = Should.Throw<DataFileException>(() => AtomicFile.WriteText(At("none/a.txt"), "x"));

        error.File.ShouldBe(At("none/a.txt"));
        error.Message.ShouldStartWith($"{At("none/a.txt")}: the file cannot be written");
        error.Hint.ShouldBe($"Create the folder '{At("none")}' first, or choose another path.");
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_an_error_that_leaves_nothing()
    {
        Directory.CreateDirectory(At("taken"));

        Should.Throw<DataFileException>(() => AtomicFile.WriteText(At("taken"), "x")).Hint.ShouldContain(
            "not a folder");
        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_link_is_followed_and_permissions_are_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix permissions, and links need a privilege.");
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(At("real.txt"), "old");
        File.SetUnixFileMode(At("real.txt"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(At("link.txt"), At("real.txt"));

        AtomicFile.WriteText(At("link.txt"), "new");

        File.ReadAllText(At("real.txt")).ShouldBe("new");
        new FileInfo(At("link.txt")).LinkTarget.ShouldBe(At("real.txt"));
        File.GetUnixFileMode(At("real.txt")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_device_is_written_to_and_stays_a_device()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "This system has no /dev/null.");

        AtomicFile.WriteText("/dev/null", "x");

        File.ReadAllText("/dev/null").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pipe_is_written_to_and_stays_a_pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes among its files.");
        System.Diagnostics.Process.Start("mkfifo", [At("pipe")]).WaitForExit();
        AtomicFile.IsStream(At("pipe")).ShouldBeTrue();
        var read = Task.Run(() => File.ReadAllText(At("pipe")), TestContext.Current.CancellationToken);

        AtomicFile.WriteText(At("pipe"), "wing");

        (await read).ShouldBe("wing");
        AtomicFile.IsStream(At("pipe")).ShouldBeTrue();
        AtomicFile.IsStream(_folder).ShouldBeFalse();
    }

    [Fact]
    public void What_a_killed_writer_left_is_removed_and_what_a_writer_at_work_has_open_is_not()
    {
        string Left(string target) => At($".{target}.{new string('a', 31)}{target.Length % 10}.tmp");
        foreach (var target in (string[])["killed.csv", "at-work.html"])
        {
            File.WriteAllText(Left(target), "half");
            File.SetLastWriteTimeUtc(Left(target), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }
        File.WriteAllText(At(".mine.tmp"), "of the user");
        File.SetLastWriteTimeUtc(At(".mine.tmp"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var atWork = new FileStream(Left("at-work.html"), FileMode.Open, FileAccess.Write);

        AtomicFile.WriteText(At("new.txt"), "new");

        Directory.GetFiles(_folder).Order()
            .ShouldBe(((string[])[At(".mine.tmp"), At("new.txt"), Left("at-work.html")]).Order());
    }

    [Fact]
    public void Whether_a_file_can_be_written_is_found_out_and_leaves_nothing()
    {
        AtomicFile.WriteText(At("a.txt"), "old");
        AtomicFile.RequireWritable(At("a.txt"));
        AtomicFile.RequireWritable(At("b.txt"));
        AtomicFile.RequireWritable("/dev/null");
        Should.Throw<DataFileException>(() => AtomicFile.RequireWritable(At("none/a.txt")));
        Should.Throw<DataFileException>(() => AtomicFile.RequireWritable(At("a.txt/b.txt")));
        Should.Throw<DataFileException>(() => AtomicFile.RequireWritable(_folder)).Problem.ShouldContain(
            "it is a folder");
        Directory.GetFiles(_folder).ShouldBe([At("a.txt")]);
        File.ReadAllText(At("a.txt")).ShouldBe("old");
    }
}
