namespace Fruitfly.Studies;

/// <summary>Where the studies are kept.</summary>
public static class StoreLocation
{
    public const string FileName = "studies.db";

    /// <summary>The database: <paramref name="store"/> (a file, a folder that exists, or the address of a server:
    /// <c>postgres://…</c>), or else what <c>FRUITFLY_STORE</c> says in the same way, or else
    /// <see cref="Local()"/>.</summary>
    public static string Resolve(string? store) => Resolve(store, Environment.GetEnvironmentVariable);

    /// <summary>The path of the database of this machine: <c>studies.db</c> in the folder <c>FRUITFLY_HOME</c>, or else
    /// in the folder <c>fruitfly</c> of the user's data (<c>XDG_DATA_HOME</c> or <c>~/.local/share</c> on Linux).
    /// </summary>
    public static string Local() => Local(Environment.GetEnvironmentVariable);

    internal static string Resolve(string? store, Func<string, string?> variable)
    {
        if (string.IsNullOrEmpty(store))
            store = variable("FRUITFLY_STORE");
        if (string.IsNullOrEmpty(store))
            return Local(variable);
        if (IsServer(store))
            return store;
        return Path.GetFullPath(Directory.Exists(store) ? Path.Combine(store, FileName) : store);
    }

    /// <summary>Whether a store is the address of a server, not the path of a file.</summary>
    public static bool IsServer(string store) => store.Contains("://", StringComparison.Ordinal);

    internal static string Local(Func<string, string?> variable)
    {
        if (variable("FRUITFLY_HOME") is { Length: > 0 } home)
            return Path.GetFullPath(Path.Combine(home, FileName));
        return Path.Combine(UserData(variable), "fruitfly", FileName);
    }

    static string UserData(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        // The XDG base directory specification has relative paths ignored.
        if (variable("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data))
            return data;
        if (variable("HOME") is { Length: > 0 } home)
            return Path.Combine(home, ".local", "share");
        throw new StudyStoreException(
            "There is no home folder to keep studies in.",
            words => $"{words.NameAnotherFirst}, or name a folder in FRUITFLY_HOME.");
    }
}
