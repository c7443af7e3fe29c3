using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Cli.Tests.Commands;

/// <summary>A PostgreSQL for the tests of one class, with a service file that names its database.</summary>
public sealed class ServerFixture : IDisposable
{
    /// <summary>In the service file; the server does not ask for it.</summary>
    public const string Secret = "canary-77c2";

    readonly TemporaryFolder _folder = new();
    readonly Lazy<PostgresServer> _server = new(() => new PostgresServer());

    public string ServiceFile => _folder["services"];

    /// <summary>Skips the test where there can be none; on a build server that is an error.</summary>
    public PostgresServer Server
    {
        get
        {
            if (PostgresServer.Missing is { } reason)
            {
                if (Environment.GetEnvironmentVariable("CI") == "true")
                    Assert.Fail(reason);
                Assert.Skip(reason);
            }
            return _server.Value;
        }
    }

    /// <summary>A database of one's own, which the service <c>lab</c> names.</summary>
    public string NewDatabase()
    {
        var address = Server.NewDatabase();
        File.WriteAllText(ServiceFile,
            $"[lab]\nhost={Server.Folder}\nuser={Server.User}\ndbname={PostgresServer.NameOf(address)}\npassword={Secret}\n");
        return address;
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
            _server.Value.Dispose();
        _folder.Dispose();
    }
}
