using System.Diagnostics;
using System.Globalization;

namespace Fruitfly.Studies.StudyHost;

/// <summary>A PostgreSQL of one's own, on a socket in a temporary folder. It ends with this process, however that
/// ends.</summary>
public sealed class PostgresServer : IDisposable
{
    const string UserName = "lab";

    /// <summary>A role that needs a password, once it is made; all others need none.</summary>
    public const string Guarded = "guarded";

    static readonly string? Programs = Find();
    static readonly bool IsRoot = Environment.UserName == "root";
    static int _databases;

    readonly DirectoryInfo _folder;
    readonly string _settings;
    Process? _process;

    /// <summary>Of a server that need not survive a crash of the machine.</summary>
    public const string WithoutCare = "-c fsync=off -c full_page_writes=off";

    /// <param name="settings">of the server, beside the usual: <c>-c name=value</c></param>
    public PostgresServer(string settings = WithoutCare)
    {
        _folder = Directory.CreateTempSubdirectory("ffpg-"); // the path of a socket must be short
        _settings = settings;
        Run($"chown {Owner} {_folder.FullName}; chmod 755 {_folder.FullName}", asServer: false);
        Run($"{Programs}/initdb -D {Data} -U {UserName} -A trust --no-sync -E UTF8 --locale=C", asServer: true);
        Run($"printf 'local all {Guarded} scram-sha-256\nlocal all all trust\n' > {Data}/pg_hba.conf", asServer: true);
        Start();
    }

    static string Owner => IsRoot ? "postgres" : Environment.UserName;

    string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>The socket of the server lies here.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The file of what the server has to say.</summary>
    public string Log => Path.Combine(_folder.FullName, "log");

    /// <summary>The role that may do everything.</summary>
    public string User => UserName;

    /// <summary>Why there can be no server here; null where there can.</summary>
    public static string? Missing { get; } = !OperatingSystem.IsLinux() ? "The server of the tests is started on Linux only."
        : Programs is null ? "PostgreSQL is not installed: there is no initdb." : null;

    /// <summary>The address of a database that no other test uses.</summary>
    public string NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        Sql("postgres", $"CREATE DATABASE {name}");
        return Address(name);
    }

    public string Address(string database, string user = UserName) => $"postgres://{user}@/{database}?host={Folder}";

    public void Drop(string address) => Sql("postgres", $"DROP DATABASE {NameOf(address)} WITH (FORCE)");

    /// <summary>The name of the database of an address.</summary>
    public static string NameOf(string address) => address[(address.LastIndexOf("@/", StringComparison.Ordinal) + 2)..].Split('?')[0];

    /// <summary>Runs a script by <c>psql</c> and gives what it prints.</summary>
    public string Sql(string database, string script, string user = UserName) =>
        Printed("psql", script, "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-h", Folder, "-U", user, database);

    /// <summary>All that a database holds, as a script that makes it again.</summary>
    public string Dump(string database) => Printed("pg_dump", "", "-h", Folder, "-U", UserName, database);

    static string Printed(string program, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo($"{Programs}/{program}", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? printed.Trim() : throw new InvalidOperationException(errors.Result);
    }

    /// <summary>Seconds of a core that the processes of the server took which run now: what they cost, whatever else the
    /// machine does.</summary>
    public double ProcessorSeconds()
    {
        var server = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        return Directory.EnumerateDirectories("/proc").Where(IsOfServer).Sum(Nanoseconds) / 1e9;

        // "pid (name) state parent …": the name may hold anything.
        bool IsOfServer(string process) => Read(process, "stat") is { } stat && stat.Split(')')[^1].Split(' ')[2] == server;

        static double Nanoseconds(string process) =>
            Read(process, "schedstat") is { } line ? double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture) : 0;

        static string? Read(string process, string name)
        {
            try
            {
                return char.IsAsciiDigit(process[6]) ? File.ReadAllText($"{process}/{name}") : null;
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Starts the server, and waits until it takes connections.</summary>
    public void Start()
    {
        // The shell ends the server when its input ends, which it does with this process.
        var command = $"{Programs}/postgres -D {Data} -k {Folder} -c listen_addresses='' -c max_connections=300 -c superuser_reserved_connections=3 " +
            $"-c log_min_messages=fatal {_settings} >>{Data}/../log 2>&1 & server=$!; read line; " +
            "kill -QUIT $server; wait $server";
        _process = Process.Start(Shell(command, asServer: true, redirectInput: true))!;
        Run($"for i in $(seq 200); do {Programs}/pg_isready -q -h {Folder} && exit 0; sleep 0.05; done; " +
            $"cat {Folder}/log; exit 1", asServer: false);
    }

    /// <summary>Stops it at once, as if it had crashed.</summary>
    public void Stop()
    {
        _process!.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
            Stop();
        _folder.Delete(recursive: true);
    }

    static string? Find()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).ToList();
        if (Directory.Exists(Debian))
            folders.InsertRange(0, Directory.GetDirectories(Debian).OrderDescending().Select(of => $"{of}/bin"));
        return folders.Find(folder => File.Exists($"{folder}/initdb") && File.Exists($"{folder}/postgres"));
    }

    static void Run(string command, bool asServer)
    {
        using var process = Process.Start(Shell(command, asServer, redirectInput: false))!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{command}' failed: {printed} {errors.Result}");
    }

    /// <summary>Starts a command as the user of the server, whose folder becomes that user's.</summary>
    internal static Process AsServer(string command, DirectoryInfo folder)
    {
        Run($"chown -R {Owner} {folder.FullName}", asServer: false);
        return Process.Start(Shell(command, asServer: true, redirectInput: true))!;
    }

    // The server refuses to run as root.
    static ProcessStartInfo Shell(string command, bool asServer, bool redirectInput) => new(
        asServer && IsRoot ? "setpriv" : "sh",
        asServer && IsRoot
            ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", command] : ["-c", command])
    {
        RedirectStandardInput = redirectInput, RedirectStandardOutput = !redirectInput,
        RedirectStandardError = !redirectInput, WorkingDirectory = "/",
    };
}
