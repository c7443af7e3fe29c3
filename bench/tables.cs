#:project ../src/Fruitfly.Web/Fruitfly.Web.csproj
#:project ../tests/Fruitfly.Studies.StudyHost/Fruitfly.Studies.StudyHost.csproj
#:property PublishAot=false
// dotnet run bench/tables.cs [TRIALS]: how long each request of the web lab takes that shows a study of 100,000 trials,
// in SQLite and as a viewer of a private PostgreSQL. It prints a table in Markdown.
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.StudyHost;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Web;

const string Study = "many", Other = "few", Width = "network.layers.0.outputs", Rate = "recipe.optimizer.learningRate";
const int Seeds = 50, Rates = 10, Repetitions = 7;
var trials = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var folder = Directory.CreateTempSubdirectory("fruitfly-tables-");
using var server = new PostgresServer();
try
{
    var file = Path.Combine(folder.FullName, "studies.db");
    var database = server.NewDatabase();
    foreach (var store in (string[])[file, database])
    {
        var began = Stopwatch.GetTimestamp();
        Fill(store);
        Tell($"filled {store} in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
    }
    var name = PostgresServer.NameOf(database);
    server.Sql(name,
        """
        CREATE ROLE viewer LOGIN; GRANT USAGE ON SCHEMA fruitfly TO viewer;
        GRANT SELECT ON ALL TABLES IN SCHEMA fruitfly TO viewer; ANALYZE
        """);
    var hash = FirstHash(file);
    string[] requests =
    [
        "/api/studies", $"/api/studies/study?study={Study}", Trials(""), Trials("&skip=" + (trials - 50)),
        Trials("&order=test-error"), Trials("&order=test-error&descending=true&skip=" + (trials - 50)),
        Trials("&order=seed&descending=true"), Trials($"&order={Width}&descending=true"),
        Trials($"&order={Rate}&skip={trials - 50}"), Trials("&states=failed"),
        Trials("&text=learningRate%3D0.05&order=seconds"), Trials("&text=luck"),
        Groups(""), Groups("&order=mean"), Groups("&text=learningRate%3D0.05"),
        .. Pictures(""),
        $"/api/studies/trial?study={Study}&hash={hash}",
        $"/api/studies/comparison?study={Study}&study={Other}&measure=test-error",
        "/api/sweeps", "/api/diagnoses", "/api/gallery", "/api/digits",
    ];
    var (sqlite, postgres) = (await Times(file, requests), await Times(server.Address(name, "viewer"), requests));
    Console.WriteLine(
        $"{trials:N0} trials; milliseconds: the first request, then the median and the longest of {Repetitions} " +
        "more.\n\n" +
        "| request | SQLite, first | median | longest | PostgreSQL, first | median | longest |\n" +
        "|---|---:|---:|---:|---:|---:|---:|");
    foreach (var (request, a, b) in requests.Zip(sqlite, postgres))
        Console.WriteLine($"| `{request.Replace(hash, "…")}` | {Row(a)} | {Row(b)} |");
}
finally
{
    folder.Delete(recursive: true);
}

static string Trials(string more) => $"/api/studies/trials?study={Study}{more}";

static IEnumerable<string> Pictures(string more) =>
    from kind in (string[])
        [$"effect&across={Width}", "history", "importance", $"curves&across={Width}",
            $"heat-map&across={Width}&up={Rate}", "parallel"]
    select $"/api/studies/plot?study={Study}&measure=test-error&kind={kind}{more}";

static string Groups(string more) => $"/api/studies/groups?study={Study}&measure=test-error{more}";

static string Row((double First, double Median, double Longest) times) =>
    FormattableString.Invariant($"{times.First:0} | {times.Median:0} | {times.Longest:0}");

static void Tell(string line) => Console.Error.WriteLine(line);

static string FirstHash(string file)
{
    using var store = StudyStores.Open(file, TimeProvider.System);
    return store.List(Study).Hashes[0];
}

async Task<List<(double First, double Median, double Longest)>> Times(string store, string[] requests)
{
    await using var lab = await WebLab.StartAsync(new()
    {
        Reports = Path.Combine(folder.FullName, "reports"), Store = store,
    });
    using var client = new HttpClient(
        new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false });
    (await client.GetAsync(lab.Address)).EnsureSuccessStatusCode(); // the cookie
    var times = new List<(double, double, double)>();
    foreach (var request in requests)
    {
        var first = await Time(request);
        var took = new List<double>();
        for (var k = 0; k < Repetitions; k++)
            took.Add(await Time(request));
        took.Sort();
        times.Add((first, took[Repetitions / 2], took[^1]));
        Tell($"{took[Repetitions / 2],8:0} ms, {first:0} the first time: {request}");
    }
    return times;

    async Task<double> Time(string request)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(lab.Address, request));
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{request}: {text}");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}

void Fill(string location)
{
    using var store = StudyStores.Open(location, TimeProvider.System);
    var data = new Mnist1dDescription();
    List<Trial> all =
    [
        .. from width in Enumerable.Range(1, trials / Rates / Seeds)
           from rate in Enumerable.Range(1, Rates)
           let network = Architecture.Mlp(40, width, width, 10)
           let recipe = new Recipe { Optimizer = new Sgd(0.01 * rate, Momentum: 0.9) }
           from seed in Enumerable.Range(0, Seeds)
           select new Trial(data, network, recipe, (ulong)seed),
    ];
    store.Plan(Study, "none", new StudySettings("full"), all);
    store.Plan(Other, "none", new StudySettings("full"), [.. all.Take(Rates * Seeds)]);
    foreach (var part in all.Index().Chunk(1000))
        store.Receive([.. part.Select(trial => Ended(trial.Index, trial.Item))]);
}

static TrialCopy Ended(int i, Trial trial)
{
    var score = new Score(Math.Sin(i) + 2, i * 0.618 % 1);
    var hasFailed = i % 997 == 0;
    var result = new TrialResult(trial, new History(
        [.. Enumerable.Range(0, 51).Select(epoch => new Evaluation(40 * epoch, epoch, 0.1, score, null, score))],
        i % 499 == 0 ? new Divergence(7, 2.5) : null), 5110, i % 100);
    return new(new TrialRecord(
        0, TrialIdentity.Hash(trial), "", hasFailed ? TrialState.Failed : result.History.Diverged
            ? TrialState.Diverged : TrialState.Done,
        1, hasFailed ? "Exception: out of luck" : null, hasFailed ? null : result,
        hasFailed ? null : TrialProvenance.Current)
    { Ended = DateTimeOffset.UnixEpoch.AddSeconds(i) }, Started: DateTimeOffset.UnixEpoch, Predictions: null);
}
