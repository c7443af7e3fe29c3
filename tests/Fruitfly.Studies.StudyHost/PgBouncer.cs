using System.Diagnostics;
using System.Globalization;

namespace Fruitfly.Studies.StudyHost;

/// <summary>A PgBouncer of one's own that lends few connections to a server for a transaction each.</summary>
public sealed class PgBouncer : IDisposable
{
    const int Port = 6432; // only names a socket

    static readonly string? Program =
        ((string[])["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"]).FirstOrDefault(File.Exists);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ffpb-"); // the path of a socket must be short
    readonly Process _process;

    /// <param name="connections">to the server, for each database</param>
    public PgBouncer(PostgresServer server, int connections)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "users"), $"\"{server.User}\" \"\"\n");
        var settings = Path.Combine(_folder.FullName, "pgbouncer.ini");
        File.WriteAllText(settings, string.Create(CultureInfo.InvariantCulture,
            $"""
            [databases]
            * = host={server.Folder}
            [pgbouncer]
            listen_addr =
            listen_port = {Port}
            unix_socket_dir = {_folder.FullName}
            auth_type = trust
            auth_file = {_folder.FullName}/users
            pool_mode = transaction
            default_pool_size = {connections}
            """));
        // It ends when the input of the shell ends, which it does with this process.
        _process = PostgresServer.AsServer(
            $"{Program} -q {settings} >>{_folder.FullName}/log 2>&1 & pooler=$!; read line; kill -TERM $pooler; wait", _folder);
        var socket = Path.Combine(_folder.FullName, $".s.PGSQL.{Port}");
        for (var wait = 0; !File.Exists(socket) && wait < 200; wait++)
            Thread.Sleep(50);
    }

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing { get; } =
        PostgresServer.Missing ?? (Program is null ? "PgBouncer is not installed." : null);

    /// <summary>The same database by way of the pooler.</summary>
    public string Address(string address) =>
        $"{address[..address.IndexOf('?')]}?host={_folder.FullName}&port={Port}";

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
