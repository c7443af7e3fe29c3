using System.Collections.Concurrent;
using Fruitfly.Studies.Postgres;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Studies.Tests.Postgres;

/// <summary>Stores behind a PgBouncer that lends two connections of the server, for a transaction each, to all of
/// them.</summary>
public sealed class PoolerTests : IDisposable
{
    const int Connections = 2, Workers = 6, Trials = 120;

    readonly string _direct;
    readonly PgBouncer _pooler;

    public PoolerTests()
    {
        SharedServer.Require(PgBouncer.Missing);
        _direct = SharedServer.Instance.NewDatabase();
        _pooler = new(SharedServer.Instance, Connections);
    }

    public void Dispose()
    {
        _pooler.Dispose();
        SharedServer.Instance.Drop(_direct);
    }

    [Fact]
    public void Six_workers_share_two_connections_and_run_every_trial_once()
    {
        using var owner = Open();
        owner.Plan("study", "e", new StudySettings("quick"), SomeTrials.Many(Trials));
        var ran = new ConcurrentBag<ulong>();
        Parallel.For(0, Workers, new() { MaxDegreeOfParallelism = Workers }, _ =>
        {
            using var store = Open();
            while (store.Claim("study") is { } claim)
            {
                store.Beat();
                ran.Add(claim.Trial.Seed);
                store.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current).ShouldBeTrue();
            }
        });

        ran.Order().ShouldBe(Enumerable.Range(0, Trials).Select(seed => (ulong)seed));
        owner.Check().Damage.ShouldBeEmpty();
        SharedServer.Instance.Sql("postgres", "SELECT count(*) FROM pg_stat_activity " +
            $"WHERE datname = '{PostgresServer.NameOf(_direct)}'").ShouldBe($"{Connections}");
    }

    [Fact]
    public void Studies_are_received_changes_are_seen_and_the_pooler_is_told_of()
    {
        using var behind = Open();
        using var direct = StudyStores.Open(_direct, TimeProvider.System);
        direct.Plan("study", "e", new StudySettings("quick"), SomeTrials.Many(3));
        var before = behind.Changes();
        var claim = direct.Claim("study")!;
        direct.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current);

        behind.Changes().ShouldNotBe(before);
        using var other = StudyStores.Open(_pooler.Address(SharedServer.Instance.NewDatabase()), TimeProvider.System);
        StudyCopy.Copy(behind, other, "study").Trials.ShouldBe(new TrialCounts(2, 0, 1, 0, 0));
        StudyStores.Server(_pooler.Address(_direct), TimeProvider.System)!.IsBehindPooler.ShouldBeTrue();
        StudyStores.Server(_direct, TimeProvider.System)!.IsBehindPooler.ShouldBeFalse();
    }

    PostgresStudyStore Open() => new(PostgresAddress.Parse(_pooler.Address(_direct)), TimeProvider.System);
}
