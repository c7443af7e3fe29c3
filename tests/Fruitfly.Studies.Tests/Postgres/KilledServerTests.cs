using System.Diagnostics;
using System.Globalization;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Studies.Tests.Postgres;

/// <summary>Kills and freezes real workers of a study in PostgreSQL, and stops its server as a crash does. The program
/// <c>bench/claims.cs</c> does the same many more times.</summary>
public sealed class KilledServerTests : IDisposable
{
    const int Trials = 300, Kills = 10, Hosts = 3, Threads = 2, TrialMilliseconds = 20;

    int _started;
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-killed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Killing_workers_and_the_server_loses_nothing_doubles_nothing_and_changes_no_byte_of_the_export()
    {
        SharedServer.Require();
        using var server = new PostgresServer();
        var address = server.NewDatabase();
        var random = new RandomStream(seed: 20261130, stream: 0);
        var hosts = Enumerable.Range(0, Hosts).Select(_ => Start(address)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            Thread.Sleep((int)(200 * random.NextDouble()));
            var victim = hosts[(int)(Hosts * random.NextDouble())];
            victim.Kill();
            victim.WaitForExit();
            hosts[hosts.IndexOf(victim)] = Start(address);
            if (kill % 4 == 3)
            {
                hosts[^1].StandardOutput.ReadLine(); // at least one runs
                server.Stop();
                server.Start();
            }
        }
        foreach (var host in hosts)
        {
            host.WaitForExit();
            host.ExitCode.ShouldBe(0);
            host.Dispose();
        }

        var starts = Directory.EnumerateFiles(_folder.FullName, "*.log").SelectMany(File.ReadLines).Select(line => ulong.Parse(line, CultureInfo.InvariantCulture))
            .ToList();
        starts.Distinct().Count().ShouldBe(Trials);
        starts.Count.ShouldBeInRange(Trials, Trials + Kills * Threads, "a trial runs again only where a kill hit it");
        using var store = StudyStores.Open(address, TimeProvider.System);
        store.Check().Damage.ShouldBeEmpty();
        Export(store).ShouldBe(Undisturbed());
    }

    [Fact]
    public void The_late_write_of_a_worker_that_was_frozen_past_its_lease_is_refused()
    {
        var address = SharedServer.Instance.NewDatabase();
        using (var store = StudyStores.Open(address, TimeProvider.System))
        {
            using var worker = Process.Start(new ProcessStartInfo(Program, ["hold", address])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true,
            })!;
            for (var round = 0ul; round < 5; round++)
            {
                var trial = PretendedTraining.Plan(6)[(int)round];
                store.Plan("study", "pretended", new StudySettings("full"), [trial]);
                Ask(worker, "claim").ShouldBe(TrialIdentity.Hash(trial));
                Signal(worker, "STOP");
                Thread.Sleep(HeldClaims.Lease + TimeSpan.FromMilliseconds(50));
                store.Recover().ShouldBe(1);
                var claim = store.Claim("study").ShouldNotBeNull();
                Signal(worker, "CONT");
                Ask(worker, "complete").ShouldBe("False");
                store.Complete(claim, PretendedTraining.Run(claim.Trial), TrialProvenance.Current).ShouldBeTrue();
            }
            worker.StandardInput.Close();
            worker.WaitForExit();
            worker.ExitCode.ShouldBe(0);
        }
        SharedServer.Instance.Drop(address);
    }

    static string Program => Path.Combine(AppContext.BaseDirectory, "Fruitfly.Studies.StudyHost");

    byte[] Undisturbed()
    {
        using var store = new SqliteStudyStore(InFolder("undisturbed.db"), TimeProvider.System);
        store.Plan("study", "pretended", new StudySettings("full"), PretendedTraining.Plan(Trials));
        new StudyRunner(store, (trial, _) => PretendedTraining.Run(trial), TimeProvider.System, Threads).Run("study");
        return Export(store);
    }

    static byte[] Export(IStudyStore store)
    {
        using var stream = new MemoryStream();
        StudyExport.Write(store, "study", new ExportSettings(ExportFormat.Jsonl) { ResultsOnly = true }, stream);
        return stream.ToArray();
    }

    Process Start(string address) => Process.Start(new ProcessStartInfo(
        Program, [address, Text(Trials), Text(Threads), Text(TrialMilliseconds), InFolder($"{_started++}.log")])
    {
        RedirectStandardOutput = true,
    })!;

    static string Ask(Process worker, string line)
    {
        worker.StandardInput.WriteLine(line);
        return worker.StandardOutput.ReadLine().ShouldNotBeNull();
    }

    static void Signal(Process process, string name) => Process.Start("kill", [$"-{name}", Text(process.Id)]).WaitForExit();

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    string InFolder(string name) => Path.Combine(_folder.FullName, name);
}
