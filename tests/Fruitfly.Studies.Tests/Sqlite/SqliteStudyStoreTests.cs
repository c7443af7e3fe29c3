using Fruitfly.Studies.Sqlite;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Tests.Sqlite;

public sealed class SqliteStudyStoreTests : StudyStoreContract, IDisposable
{
    // No process has this number: Linux stops at 4,194,304 and Windows' are multiples of four.
    static readonly WorkerIdentity Killed = WorkerIdentity.Current with { ProcessId = int.MaxValue, Token = "killed" };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-store-");

    string StorePath => Path.Combine(_folder.FullName, "studies.db");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override IStudyStore Open() => OpenFile();

    protected override IStudyStore OpenAsKilledProcess() =>
        new SqliteStudyStore(StorePath, TimeProvider.System, Killed);

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
        using var far =
            new SqliteStudyStore(StorePath, clock, WorkerIdentity.Current with { Host = "another-machine" });
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
        var newer = CanonicalDescription.Write(SomeTrials.Trial()).Replace("\"loss\":", "\"novelty\":1,\"loss\":");
        store.Sql($"UPDATE descriptions SET json = '{newer}'; UPDATE trials SET hash = '{TrialIdentity.HashOf(newer)}'");

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

        var failure = Should.Throw<StudyStoreException>(() =>
            new SqliteStudyStore(Path.Combine(file, "studies.db"), TimeProvider.System));

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

    [Fact]
    public void A_store_and_the_folder_made_for_it_are_their_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        var home = Path.Combine(_folder.FullName, "home");
        var path = Path.Combine(home, "deep", "studies.db");
        using var store = new SqliteStudyStore(path, TimeProvider.System);
        store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(1));

        const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
#pragma warning disable CA1416 // it is not Windows
        System.IO.File.GetUnixFileMode(path).ShouldBe(File);
        foreach (var folder in (string[])[home, Path.GetDirectoryName(path)!])
            System.IO.File.GetUnixFileMode(folder).ShouldBe(File | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    [Fact]
    public void A_worker_in_another_space_of_this_host_is_judged_by_its_signs_of_life_alone()
    {
        var clock = new SettableClock();
        using var contained = new SqliteStudyStore(StorePath, clock, Killed with { Space = "another namespace" });
        contained.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(2));
        var claim = contained.Claim("first")!;
        using var store = new SqliteStudyStore(StorePath, clock);

        store.Recover().ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(3));
        store.Awaited(store.List("first")).ShouldBe(new AwaitedWorker(
            Killed.Host, Killed.ProcessId, 1, TimeSpan.FromMinutes(3), TakenBackIn: TimeSpan.FromMinutes(2)));
        contained.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current).ShouldBeTrue();
        contained.Claim("first").ShouldNotBeNull();
        store.Recover().ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(6));
        store.Recover().ShouldBe(1);
        store.Awaited(store.List("first")).ShouldBeNull();
    }

    [Fact]
    public void A_heartbeat_of_a_clock_that_is_a_day_ahead_blocks_for_five_minutes_only()
    {
        var (ahead, clock) = (new SettableClock(), new SettableClock());
        ahead.Advance(TimeSpan.FromDays(1));
        var far = new SqliteStudyStore(StorePath, ahead, WorkerIdentity.Current with { Host = "another-machine" });
        far.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(1));
        far.Claim("first").ShouldNotBeNull();
        using var store = new SqliteStudyStore(StorePath, clock);

        for (var minute = 0; minute < 10; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            ahead.Advance(TimeSpan.FromMinutes(1));
            far.Beat();
            store.Recover().ShouldBe(0, "it lives");
        }
        clock.Advance(TimeSpan.FromMinutes(4.9));
        store.Recover().ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(0.1));
        store.Recover().ShouldBe(1);
    }

    [Fact]
    public void A_claim_that_was_lost_is_void_even_where_the_same_worker_claimed_the_trial_again()
    {
        using var store = OpenFile();
        store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(1));
        var lost = store.Claim("first")!;
        store.Sql("UPDATE trials SET state = 'planned', attempts = 0, worker = NULL");
        var again = store.Claim("first")!;
        again.Attempt.ShouldBe(lost.Attempt);

        store.Complete(lost, SomeTrials.Run(lost.Trial), TrialProvenance.Current).ShouldBeFalse();
        store.Fail(lost, "late").ShouldBeFalse();
        store.Release(lost);

        store.Complete(again, SomeTrials.Run(again.Trial), TrialProvenance.Current).ShouldBeTrue();
    }

    [Fact]
    public void A_study_in_use_is_removed_only_when_that_is_meant()
    {
        using var running = OpenFile();
        running.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(3));
        var claim = running.Claim("first")!;
        using var store = OpenFile();

        var refusal = Should.Throw<StudyInUseException>(() => store.Remove("first"));

        refusal.Message.ShouldContain(
            $"process {Environment.ProcessId} of {Environment.MachineName} runs 1 of its trials");
        store.Find("first").ShouldNotBeNull();
        store.Remove("first", evenInUse: true).ShouldBeTrue();
        running.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current)
            .ShouldBeTrue("a trial that runs is kept");
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
