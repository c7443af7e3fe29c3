using System.Diagnostics;
using System.Globalization;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Studies.Tests;

/// <summary>Kills real processes (SIGKILL on Unix) while they run a study.</summary>
public sealed class KilledStudyTests : IDisposable
{
    const int Trials = 1000, Kills = 50, Workers = 2, TrialMilliseconds = 10;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-killed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Killing_a_study_50_times_loses_nothing_doubles_nothing_and_changes_no_byte_of_the_export()
    {
        using var undisturbed = Host.Start(_folder, "undisturbed");

        var random = new RandomStream(seed: 20261122, stream: 0);
        var ended = new HashSet<ulong>();
        var startsBefore = 0;
        var interrupted = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var host = Host.Start(_folder, "killed"))
            {
                // Most instants are counted from the first trial on, some from the start of the process.
                if (kill % 8 != 0)
                    host.WaitUntilRunning();
                Thread.Sleep((int)(150 * random.NextDouble()));
                host.Kill();
            }
            var started = Starts("killed").Skip(startsBefore).ToList();
            started.Where(ended.Contains).ShouldBeEmpty($"trials that had ended before kill {kill} ran again");
            startsBefore += started.Count;
            using var store = Open("killed");
            var endedNow = store.Find("study") is null ? [] : Ended(store);
            endedNow.IsSupersetOf(ended).ShouldBeTrue($"kill {kill} lost a trial that had ended");
            interrupted += started.Except(endedNow).Count();
            ended = endedNow;
        }
        interrupted.ShouldBeGreaterThan(Kills / 10, "the kills must fall into trials");

        using (var last = Host.Start(_folder, "killed"))
            last.Finish();
        undisturbed.Finish();

        var all = Starts("killed");
        all.Distinct().Count().ShouldBe(Trials);
        all.Count.ShouldBe(Trials + interrupted, "a trial runs again only where a kill interrupted it");
        foreach (var format in Enum.GetValues<ExportFormat>())
            Export("killed", format).ShouldBe(Export("undisturbed", format));
    }

    [Fact]
    public void Two_processes_share_a_study_and_run_every_trial_once()
    {
        using (var one = Host.Start(_folder, "shared", log: "one", trials: 100))
        using (var two = Host.Start(_folder, "shared", log: "two", trials: 100))
        {
            one.Finish();
            two.Finish();
        }
        Starts("one").Concat(Starts("two")).Order().ShouldBe(Enumerable.Range(0, 100).Select(seed => (ulong)seed));
    }

    SqliteStudyStore Open(string name) => new(Path.Combine(_folder.FullName, name + ".db"), TimeProvider.System);

    byte[] Export(string name, ExportFormat format)
    {
        using var store = Open(name);
        using var stream = new MemoryStream();
        StudyExport.Write(store, "study", new ExportSettings(format) { ResultsOnly = true }, stream);
        return stream.ToArray();
    }

    List<ulong> Starts(string name)
    {
        var path = Path.Combine(_folder.FullName, name + ".log");
        return File.Exists(path)
            ? [.. File.ReadLines(path).Select(line => ulong.Parse(line, CultureInfo.InvariantCulture))] : [];
    }

    static HashSet<ulong> Ended(IStudyStore store) =>
        [.. store.Trials("study").Where(trial => trial.State is not (TrialState.Planned or TrialState.Running))
            .Select(trial => CanonicalDescription.Parse(trial.Description).Seed)];

    sealed class Host(Process process) : IDisposable
    {
        public static Host Start(DirectoryInfo folder, string store, string? log = null, int trials = Trials)
        {
            var program = Path.Combine(AppContext.BaseDirectory,
                "Fruitfly.Studies.StudyHost" + (OperatingSystem.IsWindows() ? ".exe" : ""));
            return new Host(Process.Start(new ProcessStartInfo(
                program, [InFolder(store + ".db"), Text(trials), Text(Workers), Text(TrialMilliseconds),
                    InFolder((log ?? store) + ".log")])
            {
                RedirectStandardOutput = true,
            })!);

            string InFolder(string name) => Path.Combine(folder.FullName, name);
            static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        }

        public void WaitUntilRunning() => process.StandardOutput.ReadLine().ShouldBeOneOf("running", "finished");

        public void Finish()
        {
            process.StandardOutput.ReadToEnd().ShouldEndWith("finished" + Environment.NewLine);
            process.WaitForExit();
            process.ExitCode.ShouldBe(0);
        }

        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited)
                Kill();
            process.Dispose();
        }
    }
}
