using Fruitfly.Studies.Postgres;
using Npgsql;

namespace Fruitfly.Studies.Tests.Postgres;

public class PostgresAddressTests
{
    const string Secret = "canary-8d1f";

    [Theory]
    [InlineData("postgres://ada@db.lab/studies", "db.lab", 5432, "ada", "studies")]
    [InlineData("postgresql://ada@db.lab:6000/studies", "db.lab", 6000, "ada", "studies")]
    [InlineData("postgres://ada@/studies?host=/run/pg&port=6001", "/run/pg", 6001, "ada", "studies")]
    [InlineData("postgres://ada@%2Frun%2Fpg/my%20studies", "/run/pg", 5432, "ada", "my studies")]
    [InlineData("postgres://db.lab", "db.lab", 5432, "me", "me")]
    [InlineData("postgres:///?dbname=studies&user=ada&host=db.lab&sslmode=verify-full", "db.lab", 5432, "ada", "studies")]
    public void An_address_is_read_as_by_programs_of_PostgreSQL(
        string address, string host, int port, string user, string database)
    {
        var settings = Settings(Parse(address, ("PGUSER", "me")));
        (settings.Host, settings.Port, settings.Username, settings.Database).ShouldBe((host, port, user, database));
        settings.Password.ShouldBeNull();
    }

    [Theory]
    [InlineData("postgres://ada:" + Secret + "@db.lab/studies")]
    [InlineData("postgres://ada:@db.lab/studies?password=" + Secret)]
    [InlineData("postgres://ada@db.lab/studies?PASSWORD=" + Secret)]
    [InlineData("postgres://ada@db.lab/studies?ssl%70assword=" + Secret)]
    public void A_password_in_an_address_is_refused_and_not_repeated(string address)
    {
        var failure = Should.Throw<StudyStoreException>(() => Parse(address));
        failure.Message.ShouldContain("holds a password");
        failure.ToString().ShouldNotContain(Secret);
        failure.Hint.ShouldContain("PGPASSFILE");
    }

    [Theory]
    [InlineData("postgres://ada@db.lab:port/studies", "port")]
    [InlineData("postgres://ada@db.lab/studies?sslmode=perhaps", "sslmode")]
    [InlineData("postgres://ada@db.lab/studies?colour=blue", "'colour'")]
    [InlineData("postgres://a@b@c/" + Secret, "cannot be read")]
    public void What_cannot_be_read_is_said_with_the_form_of_an_address(string address, string said)
    {
        var failure = Should.Throw<StudyStoreException>(() => Parse(address));
        failure.Message.ShouldContain(said);
        failure.ToString().ShouldNotContain(Secret);
        failure.Hint.ShouldContain("postgres://user@host:port/database");
    }

    [Fact]
    public void An_entry_of_a_service_file_may_hold_a_password_which_is_not_shown()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file,
                $"# ours\n[other]\nhost=elsewhere\n[lab]\nhost = db.lab\nuser=ada\ndbname=studies\npassword={Secret}\n");
            var address = Parse("postgres:///?service=lab", ("PGSERVICEFILE", file));
            Settings(address).Password.ShouldBe(Secret);
            address.Shown.ShouldBe("postgres://ada@db.lab/studies");
            Should.Throw<StudyStoreException>(() => Parse("postgres:///?service=none", ("PGSERVICEFILE", file)))
                .Message.ShouldContain("no entry 'none'");
            Should.Throw<StudyStoreException>(() => Parse("postgres:///?service=lab", ("PGSERVICEFILE", "/no/file")))
                .Message.ShouldContain("'/no/file' cannot be read");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("postgres://ada@db.lab:6000/studies")]
    [InlineData("postgres://ada@/studies?host=/run/pg&port=6001")]
    public void What_is_shown_names_the_same_store(string address) => Parse(address).Shown.ShouldBe(address);

    static PostgresAddress Parse(string address, params (string Name, string Value)[] variables) =>
        PostgresAddress.Parse(address,
            name => variables.FirstOrDefault(variable => variable.Name == name).Value);

    static NpgsqlConnectionStringBuilder Settings(PostgresAddress address)
    {
        using var connection = address.Connection();
        return new(connection.ConnectionString);
    }
}
