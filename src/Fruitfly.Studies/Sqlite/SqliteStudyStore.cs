using System.Data;
using System.Text.Json;
using Dapper;
using Fruitfly.Studies.Rows;
using Microsoft.Data.Sqlite;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Sqlite;

/// <summary>Studies in one SQLite file, with a rollback journal and full synchronization. A write-ahead log would let
/// readers and the writer pass each other, but it needs memory that processes share, which network folders and some
/// containers do not give, and a trial takes far longer than the commit that waits;
/// docs/performance.md has the measurement.</summary>
public sealed partial class SqliteStudyStore : IStudyStore
{
    /// <summary>In bytes, of a text or a curve: a file that anyone may have written must not take all memory.</summary>
    const int LargestValue = 256 << 20;

    readonly Lock _lock = new();
    readonly SqliteConnection _connection;
    readonly string _path;
    readonly TimeProvider _time;
    readonly WorkerIdentity _identity;

    /// <summary>Opens the store, or makes it and its folder where there is none.</summary>
    /// <exception cref="StudyStoreException">the file is no store, is damaged, or may not be written</exception>
    public SqliteStudyStore(string path, TimeProvider time) : this(path, time, WorkerIdentity.Current)
    {
    }

    internal SqliteStudyStore(string path, TimeProvider time, WorkerIdentity identity)
    {
        (_path, _time, _identity, _leases) = (Path.GetFullPath(path), time, identity, new WorkerLeases(time));
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString());
        try
        {
            MakeFolder();
            Guarded(() =>
            {
                MakeFile();
                _connection.Open();
                SqliteLibrary.Require(_connection.ServerVersion, _path);
                SQLitePCL.raw.sqlite3_limit(_connection.Handle, SQLitePCL.raw.SQLITE_LIMIT_LENGTH, LargestValue);
                ChecksumFunction.GiveTo(_connection);
                _connection.Execute(
                    "PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 60000; PRAGMA foreign_keys = ON; PRAGMA " +
                    "synchronous = FULL");
                SqliteMigrations.Apply(_connection, _path);
                _connection.ExecuteScalar<string>("PRAGMA journal_mode = DELETE");
            });
            Recover();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public IStudyStore OpenReader() => new SqliteStudyStore(_path, _time, _identity);

    public Study Plan(
        string study, string experiment, StudySettings settings, IReadOnlyList<Trial> trials, string? definition = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(study);
        return Writing(transaction =>
        {
            study = StudyName.Candidates(study, settings).First(name => IsFree(name, experiment, settings, of: study));
            var id = _connection.ExecuteScalar<long>(
                """
                INSERT INTO studies (name, experiment, preset, options, created, definition)
                VALUES (@study, @experiment, @preset, @options, @now, @definition)
                ON CONFLICT (name) DO UPDATE SET preset = @preset, options = @options, plans = plans + 1,
                  definition = coalesce(@definition, definition) RETURNING id
                """,
                new
                {
                    study, experiment, preset = settings.Preset, options = JsonSerializer.Serialize(settings.Options),
                    now = Now, definition,
                });
            _connection.Execute("DELETE FROM study_trials WHERE study = @id", new { id });
            ForgetCandidates(study);
            using var rows = new PlanRows(_connection, transaction, id);
            var hashes = new List<string>(trials.Count);
            foreach (var description in CanonicalDescription.WriteAll(trials))
                hashes.Add(rows.Add(hashes.Count, description));
            _connection.Execute(
                $"UPDATE studies SET checksum = {StudyChecksum}, trials_checksum = @checksum WHERE id = @id",
                new { id, checksum = PlanChecksum(hashes) });
            return Find(study)!;
        });
    }

    bool IsFree(string name, string experiment, StudySettings settings, string of) =>
        _connection.QuerySingleOrDefault<PlannedSettings>(
            "SELECT experiment, preset, options FROM studies WHERE name = @name", new { name })
        ?.Are(experiment, settings, name, of) ?? true;

    public bool Remove(string study, bool evenInUse = false) => Writing(_ =>
    {
        if (!evenInUse && Users(study) is [var user, ..] users)
            throw new StudyInUseException(
                study, $"The study '{study}' is in use: process {user.Process} of {user.Host} runs {user.Trials} " +
                    "of its trials" +
                (users.Count > 1 ? $", and {users.Count - 1} more processes run others." : "."));
        if (_connection.Execute("DELETE FROM studies WHERE name = @study", new { study }) == 0)
            return false;
        // A trial that runs belongs to a run that counts on it, even where no study names it any more.
        _connection.Execute(
            """
            DELETE FROM trials WHERE worker IS NULL AND NOT EXISTS (SELECT 1 FROM study_trials WHERE trial = trials.id);
            DELETE FROM settings WHERE NOT EXISTS (SELECT 1 FROM trials WHERE settings = settings.id)
            """);
        return true;
    });

    List<WorkerRow> Users(string study) => _connection.Query<WorkerRow>(
        """
        SELECT workers.id, host, process, token, space, heartbeat, count(*) AS Trials FROM studies
        JOIN study_trials ON study = studies.id JOIN trials ON trials.id = trial JOIN workers ON workers.id = worker
        WHERE name = @study AND workers.id IS NOT @worker GROUP BY workers.id
        """,
        new { study, worker = _worker }).Where(IsAlive).AsList();

    public int RetryFailed(string study) => Writing(_ => _connection.Execute(
        """
        UPDATE trials SET state = 'planned', attempts = 0, error = NULL, ended = NULL
        WHERE state = 'failed' AND id IN (SELECT trial FROM study_trials WHERE study = @id)
        """,
        new { id = StudyId(study) }));

    public void Dispose()
    {
        lock (_lock)
        {
            try
            {
                Leave();
            }
            catch (StudyStoreException)
            {
                // Claims that cannot be given back now are taken back when the store is opened next.
            }
            _connection.Dispose();
        }
    }

    /// <summary>Reads, or sets and reads, a setting of the connection; for tests.</summary>
    internal string? Pragma(string name, string? value = null) =>
        _connection.ExecuteScalar<string>(value is null ? $"PRAGMA {name}" : $"PRAGMA {name} = {value}");

    /// <summary>For tests that damage a store.</summary>
    internal void Sql(string sql) => _connection.Execute(sql);

    long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    long StudyId(string study) =>
        _connection.QuerySingleOrDefault<long?>("SELECT id FROM studies WHERE name = @study", new { study })
        ?? throw new StudyStoreException($"There is no study '{study}' in '{_path}'.", words => words.KnownStudies);

    // Taking the write lock at the start keeps two writers from waiting for each other.
    T Writing<T>(Func<SqliteTransaction, T> write) => Guarded(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        var value = write(transaction);
        transaction.Commit();
        return value;
    });

    void Guarded(Action action) => Guarded(() =>
    {
        action();
        return true;
    });

    T Guarded<T>(Func<T> action)
    {
        lock (_lock)
        {
            try
            {
                return action();
            }
            catch (SqliteException failure)
            {
                throw SqliteFailure.Explain(failure, _path);
            }
            // What a row holds, or what was made of it, does not fit: the file is damaged, or another program wrote it.
            catch (Exception failure)
                when (failure is DataException or InvalidCastException or OverflowException or FormatException
                or JsonException or InvalidOperationException and not ObjectDisposedException)
            {
                throw Unreadable(failure);
            }
        }
    }

    // SQLite gives its journal the rights of the file.
    void MakeFile()
    {
        if (!Directory.Exists(_path))
            PrivateFiles.Make(_path);
    }

    void MakeFolder()
    {
        try
        {
            PrivateFiles.MakeFolder(Path.GetDirectoryName(_path)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The folder of the store '{_path}' cannot be made ({failure.Message}).",
                words => $"{words.NameAnotherFirst} in a folder you may write, or name such a folder in FRUITFLY_HOME.",
                failure);
        }
    }
}
