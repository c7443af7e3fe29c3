using Fruitfly.Data.Files;

namespace Fruitfly.Cli.Tests.Commands;

/// <summary>Experiments whose trials are described with a file of a user's.</summary>
public sealed class RunOnFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly string _file;
    readonly TinyLab _lab;

    public RunOnFileTests()
    {
        _file = _folder["mine.csv"];
        File.WriteAllText(_file,
            "a,kind\n" +
                string.Concat(Enumerable.Range(0, 40).Select(i => $"{i}.5,{(i % 2 == 0 ? "leg" : "wing")}\n")));
        _lab = new TinyLab { Experiments = new(new FileExperiment(DescribedFile.Read(_file).Description)) };
    }

    public void Dispose()
    {
        _lab.Dispose();
        _folder.Dispose();
    }

    Task<Invocation> Run(params string[] more) => _lab.Run(["run", "on-a-file", .. _lab.Places, .. more]);

    [Fact]
    public async Task A_file_that_is_not_known_is_asked_for_and_given_once()
    {
        var asked = await Run();
        asked.ExitCode.ShouldBe(3, asked.Error);
        asked.Error.ShouldContain("was never seen here");
        asked.Error.ShouldContain("hint: Put the file back, or name a copy of it with --data.");
        var given = await Run("--data", _file);
        given.ExitCode.ShouldBe(0, given.Error);
        given.Output.ShouldContain("It was trained.");
    }

    [Fact]
    public async Task A_file_that_moved_is_named_and_its_trials_are_not_lost()
    {
        (await Run("--data", _file, "--study", "one")).ExitCode.ShouldBe(0);
        File.Move(_file, _folder["moved.csv"]);
        (await Run("--study", "one")).ExitCode.ShouldBe(0, "what was trained needs no file");
        _lab.Experiments.Experiments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_copy_is_kept_on_request_and_found_when_the_file_is_gone()
    {
        (await Run("--keep-data")).ExitCode.ShouldBe(2);
        using (var store = new Studies.Sqlite.SqliteStudyStore(_lab.Store, TimeProvider.System))
            Studies.StudyStoreExtensions.Take(store, GivenFiles.Read(_file), copies: true, TimeProvider.System);
        File.Delete(_file);
        (await Run()).ExitCode.ShouldBe(0);
    }
}
