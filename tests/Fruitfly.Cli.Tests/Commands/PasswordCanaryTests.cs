using System.Text;
using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Cli.Tests.Commands;

/// <summary>A password that the server really asks for is looked for in everything that the commands leave behind: what
/// they print, reports, exports, both kinds of stores, the log of the server, and messages of every failure.</summary>
public sealed class PasswordCanaryTests(ServerFixture fixture) : IClassFixture<ServerFixture>, IDisposable
{
    const string Secret = "canary-4d1f", Wrong = "canary-0000";

    readonly TemporaryFolder _folder = new(), _secrets = new();

    public void Dispose()
    {
        _folder.Dispose();
        _secrets.Dispose();
    }

    [Theory]
    [InlineData("PGPASSFILE")]
    [InlineData("the address")]
    [InlineData("the service file")]
    public async Task A_password_is_used_and_left_nowhere(string place)
    {
        var name = Database();
        Write("passwords", $"*:*:*:*:{Secret}\n");
        var address = place switch
        {
            "PGPASSFILE" => Address(name),
            "the address" => $"{Address(name)}&passfile={_secrets["passwords"]}",
            _ => "postgres:///?service=lab",
        };
        Write("services", $"[lab]\nhost={fixture.Server.Folder}\nuser={PostgresServer.Guarded}\ndbname={name}\n" +
            $"password={Secret}\n");
        const string All =
            """
            study=$("$fruitfly" studies list --json | grep -o 'train-mnist-1d-[0-9a-f]*' | head -1)
            for format in csv jsonl parquet; do
              "$fruitfly" export $study --format $format --out study.$format; done
            "$fruitfly" studies copy --other-store copy.db
            """;
        var output = await Output(
            $"""
            set -e
            "$fruitfly" train --samples 200 --epochs 1 --reports reports
            "$fruitfly" doctor --json --reports reports
            {(place == "PGPASSFILE" ? All : "")}
            """, ("FRUITFLY_STORE", address), ("PGSERVICEFILE", _secrets["services"]),
            place == "PGPASSFILE" ? ("PGPASSFILE", _secrets["passwords"]) : ("PGPASSFILE", "/dev/null"));

        output.ShouldContain(PostgresServer.Guarded, Case.Sensitive, "doctor names the role");
        output.ShouldNotContain(Secret);
        fixture.Server.Sql(name, "SELECT count(*) > 0 FROM fruitfly.results").ShouldBe("t");
        fixture.Server.Dump(name).ShouldNotContain(Secret);
        Files(_folder.Root).ShouldNotBeEmpty();
        foreach (var file in Files(_folder.Root).Append(fixture.Server.Log))
            Holds(file).ShouldBeFalse(file);
    }

    [Fact]
    public async Task No_failure_repeats_a_password()
    {
        var name = Database();
        Write("passwords", $"*:*:*:*:{Secret}\n");
        Write("wrong", $"*:*:*:*:{Wrong}\n");
        Write("services", $"[lab]\npassword={Secret}\nno-such-setting=1\n");
        var passwords = $"passfile={_secrets["passwords"]}";
        // Host and database are waited for a few seconds, so all at once.
        var output = await Output(
            $"""
            try() (echo "$1:"; "$fruitfly" studies list --store "$2" 2>&1; echo "exit $?")
            try host '{Address(name).Replace(fixture.Server.Folder, "/no/such/folder")}&{passwords}' >host &
            try database '{Address("nowhere")}&{passwords}' >database &
            wait; cat host database
            try password '{Address(name)}&passfile={_secrets["wrong"]}'
            try user 'postgres://ada:{Secret}@db.lab/studies'
            try query 'postgres://db.lab/studies?password={Secret}'
            try setting 'postgres:///?service=lab'
            try port 'postgres://ada@db.lab:{Secret}/studies'
            try mode 'postgres://ada@db.lab/studies?sslmode={Secret}'
            """, ("PGSERVICEFILE", _secrets["services"]));

        output.Split("exit 4").Length.ShouldBe(1 + 8, output);
        foreach (var told in (string[])
            ["cannot be reached", "is not there", "does not let this user in", "holds a password", "is not known"])
            output.ShouldContain(told);
        output.ShouldNotContain(Secret);
        output.ShouldNotContain(Wrong);
    }

    // Its role has the password, and owns it.
    string Database()
    {
        var name = PostgresServer.NameOf(fixture.NewDatabase());
        fixture.Server.Sql(name,
            $"""
            DO $$ BEGIN CREATE ROLE {PostgresServer.Guarded} LOGIN PASSWORD '{Secret}';
            EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            ALTER DATABASE {name} OWNER TO {PostgresServer.Guarded}
            """);
        return name;
    }

    string Address(string database) => fixture.Server.Address(database, PostgresServer.Guarded);

    async Task<string> Output(string script, params (string Name, string Value)[] environment)
    {
        var result = await ProgramProcess.Bash($"cd {_folder.Root}; {script}",
            [("FRUITFLY_HOME", _folder["home"]), .. environment]).Ended();
        result.ExitCode.ShouldBe(0, result.Error);
        return result.Output + result.Error;
    }

    // Only its owner may read it, or the library would not.
    void Write(string name, string text)
    {
        File.WriteAllText(_secrets[name], text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_secrets[name], UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);

    static bool Holds(string file) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0;
}
