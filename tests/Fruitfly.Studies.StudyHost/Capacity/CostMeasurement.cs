using System.Diagnostics;
using System.Globalization;
using Fruitfly.Studies.Stores;
using Fruitfly.Training;

namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>Measures what the operations of a study cost on this machine, by a study of pretended trials.</summary>
/// <param name="trials">that the study has, most of which only wait</param>
/// <param name="folder">for files</param>
public sealed class CostMeasurement(PostgresServer server, int trials, string folder)
{
    const string Study = "costs";
    const int AtOnce = 64, Lists = 16, Repetitions = 200, Passes = 20;

    readonly string _address = server.NewDatabase();

    public OperationCosts Measure()
    {
        using var store = StudyStores.Open(_address, TimeProvider.System);
        var plan = PretendedTraining.Plan(trials);
        store.Plan(Study, "pretended", new StudySettings("full"), plan);
        var hashes = store.List(Study).Hashes;
        var (claimed, one) = Each(Repetitions, Claims(store, new TrialList(hashes)));
        // Each list claims its first trials together; the others are started one by one.
        var seconds = hashes.ToDictionary(hash => hash, _ => 1.0 / AtOnce);
        var lists = Enumerable.Range(0, Lists).Select(k =>
            new TrialList([.. hashes.Skip(Repetitions + k * AtOnce).Take(AtOnce)], seconds)).ToList();
        var (first, many) = Each(Lists, k => store.Claim(lists[k])!);
        var (others, start) = Each(Lists * (AtOnce - 1), k => store.Claim(lists[k % Lists])!);
        List<TrialClaim> all = [.. claimed, .. first, .. others];
        var before = Size();
        var results = all.ConvertAll(claim => Result(claim.Trial));
        var (_, complete) = Each(all.Count, k => store.Complete(all[k], results[k], TrialProvenance.Current));
        var after = Size();
        var look = Each(5, _ => (store.Activities(), store.Studies())).Seconds * 1e6 / trials;
        EndOthers();
        var perTrial = (many - one) / (AtOnce - 1);
        var ended = new TrialList([.. all.Select(claim => claim.Hash)]);
        return new()
        {
            Claim = one - perTrial, ClaimedTrial = perTrial, Start = start, Complete = complete,
            PassedTrial = Each(1, _ => store.Claim(new TrialList(
                [.. Enumerable.Repeat(ended.Hashes, Passes).SelectMany(hash => hash)]))).Seconds
                / (Passes * ended.Hashes.Count),
            Beat = Each(Repetitions, _ => { store.Beat(); return true; }).Seconds,
            Poll = Each(Repetitions, _ => (store.Claim(ended), store.Claim(ended, lastAttempts: true),
                store.Awaited(ended), store.Recover())).Seconds,
            LookAtMillion = look,
            BytesInDatabase = (double)(after.Table - before.Table) / all.Count + before.Table / (double)trials,
            BytesLogged = (double)(after.Log - before.Log) / all.Count,
            Flush = Wait(8192), Append = Wait(CurveFormat.Write(results[0].History.Evaluations).Length + 300),
            Collect = Collected(all, plan),
        };
    }

    static Func<int, TrialClaim> Claims(IStudyStore store, TrialList list) => _ => store.Claim(list)!;

    // As at the end of a study, where no trial waits any more.
    void EndOthers() => server.Sql(PostgresServer.NameOf(_address),
        "UPDATE fruitfly.trials SET state = 'failed' WHERE state = 'planned'; VACUUM ANALYZE fruitfly.trials");

    (List<T> Values, double Seconds) Each<T>(int count, Func<int, T> operation)
    {
        var values = new List<T>(count);
        var before = server.ProcessorSeconds();
        for (var k = 0; k < count; k++)
            values.Add(operation(k));
        return (values, (server.ProcessorSeconds() - before) / count);
    }

    (long Table, long Log) Size()
    {
        var sizes = server.Sql(PostgresServer.NameOf(_address),
            "SELECT pg_database_size(current_database()), pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")
            .Split('|');
        return (long.Parse(sizes[0], CultureInfo.InvariantCulture), long.Parse(sizes[1], CultureInfo.InvariantCulture));
    }

    // The median, as others use the disk too.
    double Wait(int bytes)
    {
        using var file = File.Create(Path.Combine(folder, "flushed"));
        var record = new byte[bytes];
        var took = new List<double>();
        for (var k = 0; k < Repetitions; k++)
        {
            var began = Stopwatch.GetTimestamp();
            file.Write(record);
            file.Flush(flushToDisk: true);
            took.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
        return took.Order().ElementAt(Repetitions / 2);
    }

    double Collected(List<TrialClaim> claims, IReadOnlyList<Trial> plan)
    {
        using var store = StudyStores.Open(Path.Combine(folder, "collected.db"), TimeProvider.System);
        store.Plan(Study, "pretended", new StudySettings("full"), [.. plan.Take(claims.Count)]);
        List<TrialCopy> copies = claims.ConvertAll(claim => new TrialCopy(
            new(0, claim.Hash, "", TrialState.Done, 1, null, Result(claim.Trial), TrialProvenance.Current)
            { Ended = DateTimeOffset.UnixEpoch }, DateTimeOffset.UnixEpoch, null));
        var before = Environment.CpuUsage.TotalTime;
        store.Receive(copies);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / copies.Count;
    }

    // A curve of 51 points, as 50 epochs leave it.
    static TrialResult Result(Trial trial) => new(trial, new History(
        [.. Enumerable.Range(0, 51).Select(epoch => new Evaluation(40 * epoch, epoch, 0.1, Score(trial, epoch), null,
            Score(trial, epoch + 60)))], Divergence: null), 5110, Seconds: 1);

    static Score Score(Trial trial, int place) =>
        new(Math.Exp(1.0 / (trial.Seed + (ulong)place + 1)), 1.0 / (trial.Seed + (ulong)place + 1));
}
