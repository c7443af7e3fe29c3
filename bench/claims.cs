#:project ../tests/Fruitfly.Studies.StudyHost/Fruitfly.Studies.StudyHost.csproj
#:property PublishAot=false
// dotnet run -c Release bench/claims.cs [claims] [single] [kills] [frozen]: what a store in PostgreSQL stands, on a
// private server in a temporary folder that waits for the disk as any does. "claims": 200 workers claim 100,000 trials
// of 0.16 s. "single": the same one by one, without a pause. "kills": 200 kills of workers, whose clocks are up to a
// day off, and 20 immediate stops of the server. "frozen": 100 workers stopped past their lease. Each takes a minute or
// two on a quiet machine; it tells on the way how far it is, and prints a table in Markdown.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.StudyHost;

const string Study = "study";
var full = new StudySettings("full");
var parts = args.Length > 0 ? args : ["claims", "single", "kills", "frozen"];
var program = Path.Combine(AppContext.BaseDirectory, "Fruitfly.Studies.StudyHost");
var folder = Directory.CreateTempSubdirectory("fruitfly-claims-");
using var server = new PostgresServer(settings: "");
try
{
    Console.WriteLine($"Load of the machine at the start: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}\n");
    Console.WriteLine("| what | came to |\n|---|---|");
    if (parts.Contains("claims"))
        Claims(workers: 200, trials: 100_000, pause: 0.16, predicted: 0.16);
    if (parts.Contains("single"))
        Claims(workers: 200, trials: 20_000, pause: 0, predicted: null);
    if (parts.Contains("kills"))
        Kills(kills: 200, everyServer: 10, trials: 2_000, hosts: 4, threads: 2, milliseconds: 400);
    if (parts.Contains("frozen"))
        Frozen(rounds: 100);
}
finally
{
    folder.Delete(recursive: true);
}

void Claims(int workers, int trials, double pause, double? predicted)
{
    var address = server.NewDatabase();
    using var owner = StudyStores.Open(address, TimeProvider.System);
    var began = Stopwatch.GetTimestamp();
    owner.Plan(Study, "pretended", full, PretendedTraining.Plan(trials));
    var planned = Stopwatch.GetElapsedTime(began);
    var hashes = owner.List(Study).Hashes;
    var seconds = predicted is { } each ? hashes.ToDictionary(hash => hash, _ => each) : null;
    var stores = Enumerable.Range(0, workers).Select(_ => StudyStores.Open(address, TimeProvider.System)).ToList();
    Tell($"{trials:N0} trials planned in {planned.TotalSeconds:0.0} s, {workers} workers connected");
    var (took, claimed) = (new ConcurrentBag<double>(), new ConcurrentDictionary<string, int>());
    began = Stopwatch.GetTimestamp();
    var before = server.ProcessorSeconds();
    var threads = stores.Select((store, number) => new Thread(() =>
    {
        var list = new TrialList(hashes, seconds);
        Thread.Sleep(TimeSpan.FromSeconds(pause * number / workers));
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            if (store.Claim(list) is not { } claim)
                return;
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            claimed.AddOrUpdate(claim.Hash, 1, (_, times) => times + 1);
            Thread.Sleep(TimeSpan.FromSeconds(pause));
        }
    }, maxStackSize: 1 << 18)).ToList();
    threads.ForEach(thread => thread.Start());
    using (new Timer(_ => Tell($"{claimed.Count:N0} claimed"), null, 10_000, 10_000))
        threads.ForEach(thread => thread.Join());
    var rate = trials / Stopwatch.GetElapsedTime(began).TotalSeconds;
    var busy = (server.ProcessorSeconds() - before) / trials;
    double[] sorted = [.. took.Order()];
    Say($"{workers} workers, {trials:N0} trials " + (predicted is null ? "without a pause" : $"of {predicted} s each"),
        $"{rate:N0} claims/s, p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, longest {sorted[^1]:0} ms, " +
        $"{trials - claimed.Count} lost, {claimed.Values.Count(times => times > 1)} double; " +
        $"{1e6 * busy:0} µs of a core of the server each");
    stores.ForEach(store => store.Dispose());

    double At(double share) => sorted[(int)(share * (sorted.Length - 1))];
}

void Kills(int kills, int everyServer, int trials, int hosts, int threads, int milliseconds)
{
    var address = server.NewDatabase();
    var random = new RandomStream(seed: 20261130, stream: 0);
    var logs = 0; // one for each process, as they append at once
    var running = Enumerable.Range(0, hosts).Select(Start).ToList();
    var (stops, hits) = (0, 0);
    for (var kill = 0; kill < kills; kill++)
    {
        var number = (int)(hosts * random.NextDouble());
        // Most are killed while they run trials, some while they start.
        if (kill % 8 != 0 && running[number].StandardOutput.ReadLine() == "running")
            hits++;
        Thread.Sleep((int)(300 * random.NextDouble()));
        running[number].Kill();
        running[number].WaitForExit();
        running[number] = Start(number);
        if (kill % everyServer != everyServer - 1)
            continue;
        server.Stop();
        server.Start();
        stops++;
        Tell($"{kill + 1} kills of workers, {stops} of the server");
    }
    running.ForEach(host => host.WaitForExit());
    var starts = Directory.EnumerateFiles(folder.FullName, "*.log").SelectMany(File.ReadLines).ToList();
    using var store = StudyStores.Open(address, TimeProvider.System);
    var counts = store.Find(Study)!.Trials;
    var path = Path.Combine(folder.FullName, "undisturbed.db");
    using var undisturbed = StudyStores.Open(path, TimeProvider.System);
    undisturbed.Plan(Study, "pretended", full, PretendedTraining.Plan(trials));
    new StudyRunner(undisturbed, (trial, _) => PretendedTraining.Run(trial), TimeProvider.System).Run(Study);
    var same = Export(store).AsSpan().SequenceEqual(Export(undisturbed));
    Say($"{kills} kills of workers, {hits} of them amid trials, and {stops} of the server",
        $"{trials - counts.Finished - counts.Failed} lost, {starts.Count - starts.Distinct().Count()} started again, " +
        $"exits {string.Join(' ', running.Select(host => host.ExitCode))}, {store.Check().Damage.Count} damaged, " +
        $"export {(same ? "the same as" : "OTHER than")} on SQLite without a kill");

    Process Start(int host) => Process.Start(new ProcessStartInfo(
        program, [address, Text(trials), Text(threads), Text(milliseconds),
            Path.Combine(folder.FullName, $"{logs++}.log"), Text(host % 3 - 1)])
    { RedirectStandardOutput = true })!;
}

void Frozen(int rounds)
{
    var address = server.NewDatabase();
    using var store = StudyStores.Open(address, TimeProvider.System);
    using var worker = Process.Start(new ProcessStartInfo(program, ["hold", address])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true,
    })!;
    var refused = 0;
    for (var round = 0; round < rounds; round++)
    {
        store.Plan(Study, "pretended", full, [PretendedTraining.Plan(rounds + 1)[round]]);
        Ask("claim");
        Signal("STOP");
        Thread.Sleep(HeldClaims.Lease + TimeSpan.FromMilliseconds(50));
        store.Recover();
        var claim = store.Claim(Study);
        Signal("CONT");
        if (Ask("complete") == "False")
            refused++;
        if (claim is not null)
            store.Fail(claim, "claimed after the frozen one");
        if (round % 20 == 19)
            Tell($"{round + 1} workers frozen");
    }
    Say($"{rounds} workers frozen past their lease", $"{refused} late writes refused");
    worker.StandardInput.Close();
    worker.WaitForExit();

    string? Ask(string line)
    {
        worker.StandardInput.WriteLine(line);
        return worker.StandardOutput.ReadLine();
    }

    void Signal(string name) => Process.Start("kill", [$"-{name}", Text(worker.Id)]).WaitForExit();
}

static byte[] Export(IStudyStore store)
{
    using var stream = new MemoryStream();
    StudyExport.Write(store, Study, new ExportSettings(ExportFormat.Jsonl) { ResultsOnly = true }, stream);
    return stream.ToArray();
}

static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

static void Say(string what, string result) => Console.WriteLine($"| {what} | {result} |");

static void Tell(string line) => Console.Error.WriteLine(line);
