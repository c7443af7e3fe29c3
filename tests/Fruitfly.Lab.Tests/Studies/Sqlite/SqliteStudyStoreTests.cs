using Fruitfly.Lab.Studies;
using Fruitfly.Lab.Studies.Sqlite;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Lab.Tests.Studies.Sqlite;

public sealed class SqliteStudyStoreTests : StudyStoreContract, IDisposable
{
    // No process has this number: Linux stops at 4,194,304 and Windows' are multiples of four.
    static readonly WorkerIdentity Killed = WorkerIdentity.Current with { ProcessId = int.MaxValue, Token = "killed" };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-store-");

    string StorePath => Path.Combine(_folder.FullName, "studies.db");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override IStudyStore Open() => OpenFile();

    protected override IStudyStore OpenAsKilledProcess() => new SqliteStudyStore(StorePath, TimeProvider.System, Killed);

    SqliteStudyStore OpenFile() => new(StorePath, TimeProvider.System);

    [Fact]
    public void A_worker_of_another_machine_is_gone_after_five_silent_minutes()
    {
        var clock = new SettableClock();
        var elsewhere = WorkerIdentity.Current with { Host = "another-machine" };
        var far = new SqliteStudyStore(StorePath, clock, elsewhere);
        far.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(1));
        far.Claim("first").ShouldNotBeNull();
        using var store = new SqliteStudyStore(StorePath, clock);

        clock.Advance(TimeSpan.FromMinutes(4));
        store.Recover().ShouldBe(0);
        far.Beat();
        clock.Advance(TimeSpan.FromMinutes(4));
        store.Recover().ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(2));
        store.Recover().ShouldBe(1);
    }

    [Fact]
    public void A_worker_that_slept_and_was_given_up_claims_again_as_a_new_one()
    {
        var clock = new SettableClock();
        using var far = new SqliteStudyStore(StorePath, clock, WorkerIdentity.Current with { Host = "another-machine" });
        far.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(3));
        var lost = far.Claim("first")!;
        clock.Advance(TimeSpan.FromHours(1));
        using var store = new SqliteStudyStore(StorePath, clock);
        var taken = store.Claim("first")!;

        var next = far.Claim("first")!;

        far.Complete(lost, SomeTrials.Run(lost.Trial), TrialProvenance.Current).ShouldBeFalse();
        far.Complete(next, SomeTrials.Run(next.Trial), TrialProvenance.Current).ShouldBeTrue();
        store.Complete(taken, SomeTrials.Run(taken.Trial), TrialProvenance.Current).ShouldBeTrue();
    }

    [Fact]
    public void The_database_has_a_rollback_journal_and_full_synchronization()
    {
        using var store = OpenFile();
        store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(1));

        File.ReadAllBytes(StorePath)[18..20].ShouldBe([1, 1], "1: rollback journal, 2: write-ahead log");
        File.Exists(StorePath + "-wal").ShouldBeFalse();
        store.Pragma("journal_mode").ShouldBe("delete");
        store.Pragma("synchronous").ShouldBe("2");
        store.Pragma("foreign_keys").ShouldBe("1");
    }

    [Fact]
    public void A_database_that_someone_put_into_write_ahead_mode_is_taken_out_of_it()
    {
        OpenFile().Dispose();
        using (var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL";
            command.ExecuteScalar().ShouldBe("wal");
        }

        using var store = OpenFile();

        store.Pragma("journal_mode").ShouldBe("delete");
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("not a database\n", 100));
        File.WriteAllText(StorePath, text);

        var failure = Should.Throw<StudyStoreException>(OpenFile);

        failure.Message.ShouldContain("is not a database");
        failure.Message.ShouldContain(StorePath);
        failure.Hint.ShouldContain("at another path");
        File.ReadAllText(StorePath).ShouldBe(text);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void A_truncated_database_is_said_to_be_damaged(double share)
    {
        using (var store = OpenFile())
            store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(200));
        using (var file = File.OpenWrite(StorePath))
            file.SetLength((long)(file.Length * share));

        var failure = Should.Throw<StudyStoreException>(OpenFile);

        failure.Message.ShouldContain("damaged or truncated");
        failure.Hint.ShouldContain("Restore");
    }

    [Fact]
    public void A_damaged_curve_names_its_trial()
    {
        using (var store = OpenFile())
        {
            store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(1));
            var claim = store.Claim("first")!;
            store.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current);
        }
        Sql("UPDATE curves SET evaluations = substr(evaluations, 1, 20)");

        using var again = OpenFile();
        Should.Throw<StudyStoreException>(() => again.Results("first")).Message
            .ShouldContain(TrialIdentity.Hash(SomeTrials.Trial()));
    }

    [Fact]
    public void A_trial_described_by_a_newer_program_is_refused_by_name_and_stays_planned()
    {
        using var store = OpenFile();
        store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(1));
        Sql("UPDATE descriptions SET json = replace(json, '\"loss\":', '\"novelty\":1,\"loss\":')");

        Should.Throw<StudyStoreException>(() => store.Claim("first")).Message.ShouldContain("novelty");
        store.Find("first")!.Trials.Planned.ShouldBe(1);
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        Sql("CREATE TABLE notes (text TEXT)");

        Should.Throw<StudyStoreException>(OpenFile).Message.ShouldContain("another program");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_clear_error()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");

        var failure = Should.Throw<StudyStoreException>(() => new SqliteStudyStore(Path.Combine(file, "studies.db"), TimeProvider.System));

        failure.Hint.ShouldContain("FRUITFLY_HOME");
    }

    [Fact]
    public void A_path_that_is_a_folder_is_one_clear_error() =>
        Should.Throw<StudyStoreException>(() => new SqliteStudyStore(_folder.FullName, TimeProvider.System))
            .Message.ShouldContain("cannot be opened");

    [Fact]
    public void A_store_that_may_not_be_written_is_one_clear_error()
    {
        using var store = OpenFile();
        store.Pragma("query_only", "1");

        var failure = Should.Throw<StudyStoreException>(
            () => store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(1)));

        failure.Message.ShouldContain("cannot be written");
    }

    [Fact]
    public void A_full_disk_loses_nothing_that_was_committed()
    {
        using var store = OpenFile();
        store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(100));
        store.Pragma("max_page_count", "1");

        var failure = Should.Throw<StudyStoreException>(
            () => store.Plan("second", "e", new StudySettings("quick"), SomeTrials.Many(5000)));

        failure.Message.ShouldContain("the disk is full");
        store.Find("second").ShouldBeNull();
        store.Find("first")!.Trials.Planned.ShouldBe(100);
        store.Pragma("max_page_count", "1000000");
        store.Plan("second", "e", new StudySettings("quick"), SomeTrials.Many(5000)).Trials.Planned.ShouldBe(5000);
    }

    void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
