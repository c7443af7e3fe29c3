#:project ../src/Fruitfly.Lab/Fruitfly.Lab.csproj
#:property PublishAot=false
// dotnet run bench/exports.cs [FOLDER] [TRIALS]: how long a study of curves with 100 points takes to export, and how
// much memory. The store is made in FOLDER where it is not there yet; a folder in memory (/dev/shm) makes that quick.
using System.Diagnostics;
using System.Globalization;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

const string Study = "many";
const int Seeds = 50, Rates = 10, Points = 100;
var folder = args.Length > 0 ? args[0] : "/dev/shm/fruitfly-exports";
var trials = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
using var store = new SqliteStudyStore(Path.Combine(folder, $"studies-{trials}.db"), TimeProvider.System);
// Planning and training take memory of their own.
if (store.Find(Study)?.Trials.Finished != trials)
    Fill();
foreach (var form in Enum.GetValues<ExportForm>())
    foreach (var format in Enum.GetValues<ExportFormat>())
        Time(form, format);

void Time(ExportForm form, ExportFormat format)
{
    using var process = Process.GetCurrentProcess();
    var (began, worked) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
    var file = Path.Combine(folder, "exported");
    StudyExport.WriteFile(store, Study, new(format) { Form = form }, file);
    process.Refresh();
    Console.WriteLine(
        $"{form,-5}{format,-8}{Stopwatch.GetElapsedTime(began).TotalSeconds,6:0.0} " +
        $"s, {(process.TotalProcessorTime - worked).TotalSeconds,6:0.0} s of CPU, " +
        $"{new FileInfo(file).Length / 1e6,7:0.0} MB, {process.PeakWorkingSet64 / 1e6:0} MB of memory at most so far");
    File.Delete(file);
}

void Fill()
{
    store.Plan(Study, "none", new StudySettings("full"), [.. Enumerable.Range(0, trials).Select(i => new Trial(
        new Mnist1dDescription(), Architecture.Mlp(40, 1 + i / (Seeds * Rates), 10),
        new Recipe { Optimizer = new Sgd(0.1 * (1 + i / Seeds % Rates)) }, (ulong)(i % Seeds)))]);
    while (store.Claim(Study) is { } claim)
    {
        // Awkward digits without a random stream: the logistic map.
        var x = 0.1 + claim.Trial.Seed / 1000.0;
        var curve = Enumerable.Range(0, Points).Select(epoch =>
            new Evaluation(40 * epoch, epoch, 0.1, new(Next(), Share(4000)), null, new(Next(), Share(1000)))).ToList();
        store.Complete(claim, new(claim.Trial, new History(curve, null), 410, 1), TrialProvenance.Current);

        double Next() => x = 3.9 * x * (1 - x);
        double Share(int examples) => Math.Floor(Next() * examples) / examples;
    }
}
