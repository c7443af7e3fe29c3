using Fruitfly.Studies.Postgres;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Studies.Stores;

/// <summary>Opens stores of every kind.</summary>
public static class StudyStores
{
    /// <param name="location">as <see cref="StoreLocation.Resolve(string?)"/> gives it: the path of a file, or the
    /// address of a server such as <c>postgres://user@host/database</c></param>
    /// <returns>the store, made where there is none; the caller disposes it</returns>
    /// <exception cref="StudyStoreException">it cannot be used</exception>
    public static IStudyStore Open(string location, TimeProvider time) => StoreLocation.IsServer(location)
        ? new PostgresStudyStore(Address(location), time) : new SqliteStudyStore(LocalFile(location), time);

    /// <summary>Whether there may be a store, so that looking makes none: a server
    /// is asked when it is opened.</summary>
    public static bool Exists(string location) => StoreLocation.IsServer(location) || File.Exists(location);

    /// <summary>What names the store to a reader: the path, or the address without what is only needed to get there.
    /// </summary>
    /// <exception cref="StudyStoreException">the address cannot be read</exception>
    public static string Shown(string location) =>
        StoreLocation.IsServer(location) ? Address(location).Shown : location;

    /// <summary>Looks at the server of a store; null where the store is a file.</summary>
    /// <exception cref="StudyStoreException">the server cannot be used</exception>
    public static ServerState? Server(string location, TimeProvider time) => StoreLocation.IsServer(location)
        && PostgresExamination.Of(Address(location), time) is { } found
        ? new(found.Version, found.Role, (StoreRole)found.Rights, found.Latency, found.IsBehindPooler,
            found.FreeConnections)
        : null;

    /// <summary>The folder of this machine that belongs to the store, for files beside it. It is made where there is
    /// none.</summary>
    /// <exception cref="StudyStoreException">it cannot be made</exception>
    public static string LocalFolder(string location)
    {
        var folder = Path.GetDirectoryName(StoreLocation.IsServer(location)
            ? StoreLocation.Local() : Path.GetFullPath(location))!;
        try
        {
            PrivateFiles.MakeFolder(folder);
            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The folder '{folder}' cannot be made ({failure.Message.TrimEnd('.')}).",
                "Name a folder that you may write in FRUITFLY_HOME.", failure);
        }
    }

    static string LocalFile(string path) => NetworkFolder.Of(path) is not { } type ? path
        : throw new StudyStoreException(
            $"The store '{path}' lies on a network file system ({type}), where a file that several processes write is " +
            "not safe.",
            words => $"{words.NameAnotherFirst} on a disk of this machine, into which results of a cluster can be " +
                "collected, or give the address of a PostgreSQL server: postgres://user@host/database.");

    static PostgresAddress Address(string location) => PostgresAddress.Is(location)
        ? PostgresAddress.Parse(location)
        // The rest may hold a password.
        : throw new StudyStoreException(
            $"The store begins with '{location[..(location.IndexOf("://", StringComparison.Ordinal) + 3)]}'; of " +
            "servers only " +
            "PostgreSQL is known.",
            "Give the path of a file, or an address of the form postgres://user@host:port/database.");
}
