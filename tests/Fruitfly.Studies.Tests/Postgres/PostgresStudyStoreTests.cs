using Fruitfly.Studies.Postgres;
using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Studies.Tests.Postgres;

public sealed class PostgresStudyStoreTests : StudyStoreContract, IDisposable
{
    // No process has this number: Linux stops at 4,194,304.
    static readonly WorkerIdentity Killed = WorkerIdentity.Current with { ProcessId = int.MaxValue, Token = "killed" };

    readonly string _database = SharedServer.Instance.NewDatabase();

    public void Dispose() => SharedServer.Instance.Drop(_database);

    protected override IStudyStore Open() => OpenAs(WorkerIdentity.Current);

    protected override IStudyStore OpenAsKilledProcess() => OpenAs(Killed);

    [Fact]
    public void A_worker_that_was_frozen_past_its_lease_cannot_write_any_more()
    {
        using var store = OpenAs(WorkerIdentity.Current);
        for (var round = 0; round < 10; round++)
        {
            store.Plan("first", "e", new StudySettings("quick"), [SomeTrials.Trial((ulong)round)]);
            using var frozen = OpenAs(WorkerIdentity.Current, lease: TimeSpan.FromMilliseconds(1));
            var late = frozen.Claim("first")!;
            Thread.Sleep(5);
            store.Recover().ShouldBe(1);
            frozen.Complete(late, SomeTrials.Run(late.Trial), TrialProvenance.Current).ShouldBeFalse();

            var retaken = store.Claim("first")!;
            frozen.Complete(late, SomeTrials.Run(late.Trial), TrialProvenance.Current).ShouldBeFalse();
            frozen.Fail(late, "late").ShouldBeFalse();
            frozen.Release(late);
            store.Complete(retaken, SomeTrials.Run(retaken.Trial), TrialProvenance.Current).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_sign_of_life_keeps_the_trials_of_a_worker_and_one_that_was_given_up_claims_again_as_a_new_one()
    {
        var elsewhere = WorkerIdentity.Current with { Host = "another-machine" };
        using var far = OpenAs(elsewhere, lease: TimeSpan.FromSeconds(1));
        far.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(2));
        var lost = far.Claim("first")!;
        using var store = OpenAs(WorkerIdentity.Current);
        for (var beat = 0; beat < 4; beat++)
        {
            Thread.Sleep(400);
            far.Beat();
            store.Recover().ShouldBe(0);
        }
        Thread.Sleep(1100);
        store.Recover().ShouldBe(1);
        far.Beat();

        var next = far.Claim("first")!;
        far.Complete(lost, SomeTrials.Run(lost.Trial), TrialProvenance.Current).ShouldBeFalse();
        far.Complete(next, SomeTrials.Run(next.Trial), TrialProvenance.Current).ShouldBeTrue();
    }

    [Fact]
    public void A_worker_whose_clock_is_a_day_off_neither_loses_its_trials_nor_keeps_them_longer()
    {
        foreach (var days in (int[])[-1, 1])
        {
            var clock = new SettableClock();
            clock.Advance(DateTimeOffset.Parse("2026-06-01", null) - clock.GetUtcNow() + TimeSpan.FromDays(days));
            using var off = new PostgresStudyStore(PostgresAddress.Parse(_database), clock,
                WorkerIdentity.Current with { Host = "another-machine" }, TimeSpan.FromSeconds(0.5));
            using var store = OpenAs(WorkerIdentity.Current);
            off.Plan("first", "e", new StudySettings("quick"), [SomeTrials.Trial((ulong)days)]);
            var claim = off.Claim("first")!;
            store.Recover().ShouldBe(0);
            Thread.Sleep(600);
            store.Recover().ShouldBe(1);
            off.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current).ShouldBeFalse();
            var again = store.Claim("first")!;
            store.Complete(again, SomeTrials.Run(again.Trial), TrialProvenance.Current).ShouldBeTrue();
            var story = store.Story(again.Hash)!;
            story.Ended.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(story.Started.ShouldNotBeNull());
        }
    }

    [Fact]
    public void Short_trials_are_claimed_together_and_a_worker_that_dies_is_charged_with_the_one_it_ran()
    {
        using var store = OpenAs(WorkerIdentity.Current);
        store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(10));
        var hashes = store.List("first").Hashes;
        var list = new TrialList(hashes, hashes.Index().ToDictionary(hash => hash.Item, hash => 0.5));
        var killed = OpenAs(Killed);
        killed.Claim(list)!.Trial.Seed.ShouldBe(0ul);
        store.Count(list).Running.ShouldBe(4, "two seconds of them");
        killed.Claim(list)!.Trial.Seed.ShouldBe(1ul);
        store.Count(list).Running.ShouldBe(4);

        store.Recover().ShouldBe(4);

        store.Trials("first").Select(trial => trial.Attempts).ShouldBe([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
        store.Claim(list)!.Trial.Seed.ShouldBe(2ul, "those tried before wait behind the others");
        using (var other = OpenAs(WorkerIdentity.Current))
            other.Claim(list)!.Trial.Seed.ShouldBe(6ul);
        store.Count(list).Running.ShouldBe(4, "what the other had claimed was given back with it");
    }

    [Fact]
    public void Many_processes_may_open_an_empty_database_at_once()
    {
        using var store = new SharedStart(() => OpenAs(WorkerIdentity.Current), processes: 6);
        store.Opened.ShouldAllBe(opened => opened.Studies().Count == 0);
    }

    [Fact]
    public void A_database_of_a_newer_program_and_one_that_is_not_there_are_refused()
    {
        OpenAs(WorkerIdentity.Current).Dispose();
        Sql("INSERT INTO fruitfly.migrations (number) VALUES (999)");
        Should.Throw<StudyStoreException>(Open).Message.ShouldContain("has schema 999");
        Should.Throw<StudyStoreException>(() => new PostgresStudyStore(
            PostgresAddress.Parse(SharedServer.Instance.Address("nowhere")), TimeProvider.System))
            .Message.ShouldContain("is not there");
        Should.Throw<StudyStoreException>(() => new PostgresStudyStore(
            PostgresAddress.Parse("postgres://lab@/x?host=/no/such/folder"), TimeProvider.System))
            .Message.ShouldContain("cannot be reached");
    }

    [Theory]
    [InlineData("UPDATE fruitfly.results SET test_loss = test_loss + 1e-9", "result")]
    [InlineData("UPDATE fruitfly.curves SET evaluations = substr(evaluations, 1, 20)", "curve")]
    [InlineData("UPDATE fruitfly.descriptions SET json = replace(json, '0.1', '0.2')", "description")]
    [InlineData("UPDATE fruitfly.results SET trial = (SELECT max(id) FROM fruitfly.trials)", "result")]
    public void What_is_not_as_it_was_written_is_found_by_a_check_and_not_read(string damage, string what)
    {
        using var store = OpenAs(WorkerIdentity.Current);
        store.Plan("first", "e", new StudySettings("quick"), SomeTrials.Many(2));
        var claim = store.Claim("first")!;
        store.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current);
        store.Check().Damage.ShouldBeEmpty();
        Sql(damage);

        store.Check().Damage.ShouldContain(line => line.Contains(what));
        Should.Throw<StudyStoreException>(() => store.Trials("first").ToList()).Message.ShouldContain("is damaged");
    }

    void Sql(string script) =>
        SharedServer.Instance.Sql(PostgresServer.NameOf(_database), script);

    sealed class SharedStart : IDisposable
    {
        public SharedStart(Func<IStudyStore> open, int processes) => Opened =
            [.. Task.WhenAll(Enumerable.Range(0, processes).Select(_ => Task.Run(open))).GetAwaiter().GetResult()];

        public IReadOnlyList<IStudyStore> Opened { get; }

        public void Dispose()
        {
            foreach (var store in Opened)
                store.Dispose();
        }
    }

    PostgresStudyStore OpenAs(WorkerIdentity identity, TimeSpan? lease = null) => new(
        PostgresAddress.Parse(_database), TimeProvider.System, identity, lease ?? WorkerIdentity.Silence);
}
