using Fruitfly.Studies.Sqlite;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Tests.Sqlite;

public class SqliteLibraryTests
{
    [Fact]
    public void The_library_that_comes_with_the_program_is_recent_enough()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        SqliteLibrary.Require(connection.ServerVersion, "studies.db");
    }

    [Theory]
    [InlineData("3.50.4")]
    [InlineData("3.51.2")]
    [InlineData("")]
    [InlineData(null)]
    public void An_older_one_is_refused_before_the_store_is_touched(string? version) =>
        Should.Throw<StudyStoreException>(() => SqliteLibrary.Require(version, "studies.db")).Message.ShouldContain(
            "it needs 3.51.3");
}
