using Fruitfly.Studies.StudyHost;
using Fruitfly.Studies.Tests.Postgres;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Fruitfly.Studies.Tests.Postgres;

/// <summary>The PostgreSQL that the tests of this project share: started by the first that asks for it, stopped after
/// the last.</summary>
public sealed class SharedServer : IDisposable
{
    static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());

    /// <summary>Skips the test where there can be none; on a build server that is an error.</summary>
    public static PostgresServer Instance
    {
        get
        {
            Require();
            return Started.Value;
        }
    }

    public static void Require() => Require(PostgresServer.Missing);

    /// <param name="missing">why there cannot be what the test needs; null where there can</param>
    public static void Require(string? missing)
    {
        if (missing is not { } reason)
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    public void Dispose()
    {
        if (Started.IsValueCreated)
            Started.Value.Dispose();
    }
}
