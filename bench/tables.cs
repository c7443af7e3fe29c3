#:project ../src/Fruitfly.Lab/Fruitfly.Lab.csproj
#:property PublishAot=false
// dotnet run bench/tables.cs [FOLDER]: how long the tables of a study with 100,000 trials take. The store is made in
// FOLDER where it is not there yet; a folder in memory (/dev/shm) makes that quick,
// since every trial is committed twice.
using System.Diagnostics;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Tables;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

const string Study = "many";
const int Seeds = 50, Widths = 200, Rates = 10, Repetitions = 7;
var folder = args.Length > 0 ? args[0] : "/dev/shm/fruitfly-tables";
var path = Path.Combine(folder, "studies.db");
if (!File.Exists(path))
    Fill(path);

using var store = new SqliteStudyStore(path, TimeProvider.System);
Console.WriteLine(
    $"{store.Find(Study)!.Trials.Total:N0} trials, {new FileInfo(path).Length / 1e6:N0} MB; milliseconds: first, " +
    $"median and longest of {Repetitions}");
Time("first page", () => store.Page(Study, new()));
Time("last page", () => store.Page(Study, new() { Skip = 99_950 }));
Time("by test error", () => store.Page(Study, new() { Order = TrialOrder.By(TrialMeasure.TestError) }));
Time("by test error, last page",
    () => store.Page(Study, new() { Order = TrialOrder.By(TrialMeasure.TestError), Skip = 99_950 }));
Time("by seed", () => store.Page(Study, new() { Order = new(TrialColumn.Seed, IsDescending: true) }));
Time("failed only", () => store.Page(Study, new() { Filter = new() { States = [TrialState.Failed] } }));
Time("a setting, by seconds",
    () => store.Page(Study,
        new() { Filter = TrialFilter.Parse("learningRate=0.05", []), Order = TrialOrder.By(TrialMeasure.Seconds) }));
Time("a text", () => store.Page(Study, new() { Filter = TrialFilter.Parse("luck", []) }));
Time("groups over seeds", () => store.Groups(Study, TrialMeasure.TestError));
Time("columns of settings", () => SettingTable.Of(store.Settings(Study)));
Time("use of the test set", () => store.TestSet(Study));
Time("list of studies", store.Studies);
Time("what is running", store.Activities);

static void Time(string what, Func<object> ask)
{
    var times = Enumerable.Range(0, Repetitions).Select(_ =>
    {
        var began = Stopwatch.GetTimestamp();
        ask();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }).ToList();
    Console.WriteLine($"{what,-26}{times[0],8:0}{times.Order().ElementAt(Repetitions / 2),8:0}{times.Max(),8:0}");
}

static void Fill(string path)
{
    using var store = new SqliteStudyStore(path, TimeProvider.System);
    var data = new Mnist1dDescription();
    store.Plan(Study, "none", new StudySettings("full"), [..
        from width in Enumerable.Range(1, Widths)
        from rate in Enumerable.Range(1, Rates)
        let network = Architecture.Mlp(40, width, width, 10)
        let recipe = new Recipe { Optimizer = new Sgd(0.01 * rate, Momentum: 0.9) }
        from seed in Enumerable.Range(0, Seeds)
        select new Trial(data, network, recipe, (ulong)seed)]);
    for (var i = 0; store.Claim(Study) is { } claim; i++)
    {
        var score = new Score(Math.Sin(i) + 2, i * 0.618 % 1);
        var evaluations =
            Enumerable.Range(0, 51).Select(epoch => new Evaluation(40 * epoch, epoch, 0.1, score, null, score))
                .ToList();
        if (i % 997 == 0)
            store.Fail(claim, "Exception: out of luck");
        else
            store.Complete(
                claim, new TrialResult(claim.Trial,
                    new History(evaluations, i % 499 == 0 ? new Divergence(7, 2.5) : null), 5110, i % 100),
                    TrialProvenance.Current);
    }
}
