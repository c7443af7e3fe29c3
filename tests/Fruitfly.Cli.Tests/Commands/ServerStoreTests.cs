using System.Diagnostics;
using Fruitfly.Cli.Tests.House.Documentation;
using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Cli.Tests.Commands;

/// <summary>The commands with a store on a server.</summary>
public sealed class ServerStoreTests(ServerFixture fixture) : IClassFixture<ServerFixture>, IDisposable
{
    const string Service = "postgres:///?service=lab";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_commands_of_the_page_about_stores_run_and_tell_no_password()
    {
        var name = PostgresServer.NameOf(fixture.NewDatabase());
        var script = string.Join('\n', Document.Of("docs/stores.md").Blocks("sh"))
            .Replace("./fruitfly", "\"$fruitfly\"", StringComparison.Ordinal);

        var result = await Bash($"cd {_folder.Root}; set -e\n{script}").Ended();

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("(owner)");
        result.Output.ShouldMatch("connections\\s+free");
        result.Output.ShouldContain("backup.db: sound");
        (result.Output + result.Error).ShouldNotContain(ServerFixture.Secret);
        foreach (var file in Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories))
            File.ReadAllText(file).ShouldNotContain(ServerFixture.Secret, Case.Sensitive, file);
        fixture.Server.Sql(name, "SELECT workers::text FROM fruitfly.workers UNION SELECT files::text FROM fruitfly.files")
            .ShouldNotContain(ServerFixture.Secret);
    }

    [Fact]
    public async Task A_password_in_an_address_is_refused_and_repeated_nowhere()
    {
        var result = await Invocation.Of("studies", "list", "--store", "postgres://ada:canary-1@db.lab/studies");
        result.ExitCode.ShouldBe(4);
        result.Error.ShouldBe(
            "error: The address of the store holds a password, which other users of this machine can see.\n" +
            "hint: Leave it out and change it; a password stands in ~/.pgpass, in the file that PGPASSFILE names, or in " +
            "a service file.\n");
        (await Invocation.Of("studies", "list", "--store", "mysql://ada:canary-1@db.lab/studies")).Error.ShouldStartWith(
            "error: The store begins with 'mysql://'; of servers only PostgreSQL is known.\nhint: ");
    }

    [Fact]
    public async Task A_process_that_runs_shows_no_password_in_its_command_line_or_environment()
    {
        fixture.NewDatabase();
        using var process = Bash(
            $"exec \"$fruitfly\" serve --no-browser --store '{Service}' --reports {_folder["reports"]}");
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        foreach (var file in (string[])["cmdline", "environ"])
            File.ReadAllText($"/proc/{process.Id}/{file}").ShouldNotContain(ServerFixture.Secret);
        process.Signal("INT");
        await process.EndAsync();
    }

    [Fact]
    public async Task The_roles_of_the_page_about_stores_let_a_worker_run_and_a_viewer_look()
    {
        var address = fixture.NewDatabase();
        var name = PostgresServer.NameOf(address);
        (await Invocation.Of("studies", "list", "--store", address)).ExitCode.ShouldBe(0);
        fixture.Server.Sql(name, Document.Of("docs/stores.md").Blocks("sql").Single() +
            "CREATE ROLE bob LOGIN IN ROLE fruitfly_worker; CREATE ROLE eve LOGIN IN ROLE fruitfly_viewer;");
        var (worker, viewer) = (fixture.Server.Address(name, "bob"), fixture.Server.Address(name, "eve"));
        using var lab = new TinyLab();
        string[] run = ["run", "tiny-training", "--reports", _folder["reports"], "--store"];

        (await lab.Run([.. run, worker])).ExitCode.ShouldBe(0);
        var denied = await lab.Run([.. run, viewer, "--seeds", "9"]);
        denied.ExitCode.ShouldBe(4, denied.Error);
        denied.Error.ShouldContain("hint: A viewer looks, a worker runs, an owner makes and removes");

        const string Study = "tiny-training-full";
        (await lab.Run("studies", "list", "--json", "--store", viewer)).Output.ShouldContain($"\"{Study}\"");
        (await lab.Run("export", Study, "--format", "csv", "--store", viewer)).ExitCode.ShouldBe(0);
        (await lab.Run("studies", "check", "--store", viewer)).ExitCode.ShouldBe(0);
        (await lab.Run("doctor", "--store", viewer, "--reports", _folder.Root)).Output.ShouldContain("(viewer)");
        (await lab.Run("doctor", "--store", worker, "--reports", _folder.Root)).Output.ShouldContain("(worker)");
        (await lab.Run("studies", "remove", Study, "--yes", "--store", worker)).ExitCode.ShouldBe(4);
        (await lab.Run("studies", "remove", Study, "--yes", "--store", address)).ExitCode.ShouldBe(0);
        using var process = Bash(
            $"exec \"$fruitfly\" serve --no-browser --store '{viewer}' --reports {_folder["reports"]}");
        (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))
            .ShouldNotBeNull().ShouldStartWith("http://");
        process.Signal("INT");
        await process.EndAsync();
    }

    [Fact]
    public async Task Copying_to_the_same_store_is_refused()
    {
        var result = await Invocation.Of("studies", "copy", "--store", _folder["a.db"], "--other-store", _folder["a.db"]);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith("error: --store and --other-store are the same store.");
    }

    Process Bash(string line) => ProgramProcess.Bash(
        line, ("PGSERVICEFILE", fixture.ServiceFile), ("FRUITFLY_HOME", _folder["home"]));
}
