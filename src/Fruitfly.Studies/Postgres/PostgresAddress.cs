using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Fruitfly.Studies.Postgres;

/// <summary>Where a store is on a server, in the form of PostgreSQL's own programs:
/// <c>postgres://user@host:port/database?sslmode=verify-full</c>, or <c>postgres:///database?host=/folder</c> by a
/// socket, or <c>postgres:///?service=name</c> by an entry of a service file. It holds no password.</summary>
sealed partial class PostgresAddress
{
    const int UsualPort = 5432;
    const string SocketFolder = "/var/run/postgresql";

    readonly string _connection;

    PostgresAddress(NpgsqlConnectionStringBuilder settings)
    {
        _connection = settings.ToString();
        var isSocket = settings.Host!.StartsWith('/');
        Shown = $"postgres://{Uri.EscapeDataString(settings.Username!)}@" +
            (isSocket ? "" : settings.Host) + (settings.Port == UsualPort || isSocket ? "" : $":{settings.Port}") +
            $"/{Uri.EscapeDataString(settings.Database!)}" +
            (isSocket ? $"?host={settings.Host}" + (settings.Port == UsualPort ? "" : $"&port={settings.Port}") : "");
    }

    /// <summary>To show: it names the same store, without how to get there.</summary>
    public string Shown { get; }

    /// <summary>Whether this is the address of a server, not the path of a file.</summary>
    public static bool Is(string store) => Scheme().IsMatch(store);

    /// <exception cref="StudyStoreException">it cannot be read, or holds a password, which others could see in the list
    /// of processes</exception>
    public static PostgresAddress Parse(string address) => Parse(address, Environment.GetEnvironmentVariable);

    internal static PostgresAddress Parse(string address, Func<string, string?> variable)
    {
        var parts = Form().Match(address);
        if (!parts.Success)
            throw Wrong("cannot be read");
        var words = new Dictionary<string, string>();
        Add("user", parts.Groups["user"]);
        Add("host", parts.Groups["host"]);
        Add("port", parts.Groups["port"]);
        Add("dbname", parts.Groups["database"]);
        if (parts.Groups["password"].Success)
            throw Open();
        foreach (var word in parts.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
            words[Text(word.Split('=')[0])] = Text(word.Contains('=') ? word[(word.IndexOf('=') + 1)..] : "");
        if (words.Keys.Any(key => key.Contains("password", StringComparison.OrdinalIgnoreCase)))
            throw Open();
        if (words.Remove("service", out var service))
            foreach (var (key, value) in PostgresService.Read(service, variable))
                words.TryAdd(key, value);
        return new(Settings(words, variable));

        void Add(string key, Group part)
        {
            if (part.Length > 0)
                words[key] = Text(part.Value);
        }

        static string Text(string escaped) => Uri.UnescapeDataString(escaped);
    }

    /// <summary>A connection that is not open yet; the caller disposes it.</summary>
    /// <param name="keepsPlans">whether the server keeps the plans of statements that are repeated, for the life of the
    /// connection: not through a pooler that lends it for a transaction</param>
    internal NpgsqlConnection Connection(bool keepsPlans = false) => new(keepsPlans
        ? new NpgsqlConnectionStringBuilder(_connection) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2 }.ToString()
        : _connection);

    static NpgsqlConnectionStringBuilder Settings(Dictionary<string, string> words, Func<string, string?> variable)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "fruitfly", Pooling = false, Timeout = 15, CommandTimeout = 600, KeepAlive = 30,
            IncludeErrorDetail = false, PersistSecurityInfo = false,
            Username = variable("PGUSER") ?? Environment.UserName,
            Host = variable("PGHOST") ?? (Directory.Exists(SocketFolder) ? SocketFolder : "localhost"),
            Port = UsualPort,
        };
        foreach (var (key, value) in words)
            switch (key)
            {
                case "user": settings.Username = value; break;
                case "host": settings.Host = value; break;
                case "port": settings.Port = Port(value); break;
                case "dbname": settings.Database = value; break;
                case "password": settings.Password = value; break; // of a service file
                case "passfile": settings.Passfile = value; break;
                case "sslmode": settings.SslMode = Mode(value); break;
                case "sslrootcert": settings.RootCertificate = value; break;
                case "sslcert": settings.SslCertificate = value; break;
                case "sslkey": settings.SslKey = value; break;
                case "application_name": settings.ApplicationName = value; break;
                default: throw Wrong($"has a setting '{key}' that is not known");
            }
        settings.Database ??= variable("PGDATABASE") ?? settings.Username;
        return settings;
    }

    static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port : throw Wrong("has a port that is no number from 1 to 65535");

    static SslMode Mode(string text) =>
        Enum.TryParse<SslMode>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode)
            && Enum.IsDefined(mode) && !char.IsAsciiDigit(text[0])
            ? mode : throw Wrong("has an sslmode that is not known");

    // The address is not repeated, as it may hold a password in a place where none is looked for.
    static StudyStoreException Wrong(string what) => new(
        $"The address of the store {what}.",
        "It has the form postgres://user@host:port/database; host, port, user, dbname, sslmode, sslrootcert, sslcert, " +
        "sslkey, passfile, service and application_name may follow as ?name=value&name=value.");

    static StudyStoreException Open() => new(
        "The address of the store holds a password, which other users of this machine can see.",
        "Leave it out and change it; a password stands in ~/.pgpass, in the file that PGPASSFILE names, or in a " +
        "service file.");

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"^postgres(ql)?://((?<user>[^@:/?]*)(:(?<password>[^@/?]*))?@)?(?<host>\[[0-9a-fA-F:]+\]|[^:/?@]*)(:(?<port>[^/?@]*))?" +
        @"(/(?<database>[^/?]*))?(\?(?<query>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
