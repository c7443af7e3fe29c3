#:project ../tests/Fruitfly.Studies.StudyHost/Fruitfly.Studies.StudyHost.csproj
#:property PublishAot=false
// dotnet run -c Release bench/cluster.cs [TRIALS]: what a study of a million trials would do on a cluster, simulated
// from what the operations of a store cost, which is measured first on a private PostgreSQL. It prints the tables of
// docs/capacity.md.
using System.Globalization;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.StudyHost;
using Fruitfly.Studies.StudyHost.Capacity;

const int TrialsMeasured = 100_000;
const double Hour = 3600;
var trials = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var folder = Directory.CreateTempSubdirectory("fruitfly-cluster-");
var costs = Measured();
Costs();
Limits();
Scenarios();

OperationCosts Measured()
{
    try
    {
        using var server = new PostgresServer(settings: "");
        return new CostMeasurement(server, TrialsMeasured, folder.FullName).Measure();
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

void Costs()
{
    Title("operation", "cost");
    Row("claim of one trial", Micro(costs.Claim + costs.ClaimedTrial));
    Row("each further trial of a claim", Micro(costs.ClaimedTrial));
    Row("each trial of others that a worker passes over", Micro(costs.PassedTrial, "0.0"));
    Row("start of a trial that was claimed with others", Micro(costs.Start));
    Row("result with a curve of 51 points", Micro(costs.Complete));
    Row("heartbeat", Micro(costs.Beat));
    Row("question of a worker that waits for the last trials", Micro(costs.Poll));
    Row("look of the web lab at a million trials", $"{Number(costs.LookAtMillion, "0.0")} s of a core of the server");
    Row("wait of a commit for the disk", $"{Number(1e3 * costs.Flush, "0.0")} ms");
    Row("a trial in the database", $"{Number(costs.BytesInDatabase, "#,0")} bytes");
    Row("a trial in the server's log", $"{Number(costs.BytesLogged, "#,0")} bytes");
    Row("wait of a worker for its own file", $"{Number(1e3 * costs.Append, "0.0")} ms");
    Row("a trial brought from a file to a store", $"{Number(1e6 * costs.Collect, "0")} µs of one core");

    static string Micro(double seconds, string format = "0") =>
        $"{Number(1e6 * seconds, format)} µs of a core of the server";
}

// What keeps every core of the server busy: workers for which the server has just time enough, and a thousand.
void Limits()
{
    Title("trials claimed at once", "of how many seconds each", "a trial costs, µs, with 100 workers", "1,000 workers",
        "trials/s of 2 cores with 1,000", "to the log, MB/s", "workers that keep it busy",
        "simulated trials/s of 1,000", "server busy", "1 % of claims wait at least, ms");
    foreach (var (chunk, seconds) in ((int, double)[])[(1, 30), (1, 2), (1, 0.25), (8, 0.25), (64, 0.03)])
    {
        var plan = new ClusterPlan
        {
            Trials = Math.Min(trials, 200_000), TrialSeconds = seconds, ChunkSeconds = chunk * seconds,
        };
        var limit = plan.ServerCores / costs.OfTrial(chunk, plan.Workers);
        var run = DatabaseSimulation.Run(plan, costs, Random());
        Row(Number(chunk, "0"), Number(seconds, "0.##"), Number(1e6 * costs.OfTrial(chunk, 100), "#,0"),
            Number(1e6 * costs.OfTrial(chunk, plan.Workers), "#,0"), Number(limit, "#,0"),
            Number(limit * costs.BytesLogged / 1e6, "0.0"), Number(Enough(plan, chunk), "#,0"),
            Number(run.Rate, "#,0"), Percent(run.ServerBusy), Number(1e3 * run.SlowClaim, "0.0"));
    }

    // Where workers ask for as much as the server can do; each more makes every trial cost a little more.
    int Enough(ClusterPlan plan, int chunk)
    {
        var workers = 1;
        while (workers / (plan.TrialSeconds + costs.Flush * (1 + 1.0 / chunk))
            < plan.ServerCores / costs.OfTrial(chunk, workers))
            workers++;
        return workers;
    }
}

void Scenarios()
{
    Title("study", "results kept by", "took, h", "idle", "begun again", "nodes died", "server busy", "transactions",
        "stored, GB", "collecting, h");
    var usual = new ClusterPlan { Trials = trials };
    var slow = usual with { SlowShare = 0.01 };
    Both("trials of 30 s", usual);
    Both("1 % of them 50 times slower, together in the plan", slow);
    Files("the same, cut in blocks of the plan", slow with { Interleaved = false });
    Both("the same, the slow ones foreseen and first", slow with { LongestFirst = true });
    Both("a node of 32 workers dies every hour", usual with { NodeDiesEvery = Hour });
    Both("both", slow with { NodeDiesEvery = Hour });
    Both("trials of 2 s", usual with { TrialSeconds = 2 });
    Database("the same, one claimed at a time", usual with { TrialSeconds = 2, ChunkSeconds = 0 });
    Both("trials of 0.1 s", usual with { TrialSeconds = 0.1 });
    Database("the same, one claimed at a time", usual with { TrialSeconds = 0.1, ChunkSeconds = 0 });
    var fewer = slow with { Trials = trials / 10, TrialSeconds = 60 };
    Both("a tenth of the trials, of 60 s, 1 % of them 50 times slower", fewer);
    Both("the same, the slow ones foreseen and first", fewer with { LongestFirst = true });
    Files("the same, tasks of 15 min", fewer with { LongestFirst = true, TaskSeconds = 900 });

    void Both(string study, ClusterPlan plan)
    {
        Database(study, plan);
        Files(study, plan);
    }

    void Database(string study, ClusterPlan plan) =>
        Add(study, "database", DatabaseSimulation.Run(plan, costs, Random()), costs.BytesInDatabase);

    void Files(string study, ClusterPlan plan) =>
        Add(study, "files", FileSimulation.Run(plan, costs, Random()), double.NaN);

    void Add(string study, string keeper, SimulatedStudy run, double bytes) => Row(
        study, keeper, Number(run.Took / Hour, "0.00"), Percent(run.Idle), Number(run.Repeated, "#,0"),
        Number(run.NodesDied, "0"), keeper == "files" ? "–" : Percent(run.ServerBusy),
        keeper == "files" ? "–" : Number(run.Transactions, "#,0"),
        double.IsNaN(bytes) ? "–" : Number(run.Results * bytes / 1e9, "0.0"),
        keeper == "files" ? Number(run.Collecting / Hour, "0.00") : "–");
}

static RandomStream Random() => new(seed: 20261130, stream: 0);

static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

static string Percent(double share) => $"{Number(100 * share, "0.0")} %";

static void Title(params string[] titles)
{
    Console.WriteLine();
    Row(titles);
    Row([.. titles.Select((_, k) => k == 0 ? "---" : "---:")]);
}

static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
