#:project ../src/Fruitfly.Lab/Fruitfly.Lab.csproj
#:property PublishAot=false
// dotnet run bench/choices.cs [SWEEPS [EXAMPLES [FOLDS]]]: how often the interval of a sweep's corrected score holds
// what it is for. Each sweep is a grid of real networks on a small table of its own; its winner is measured on
// thousands of test examples, which tell the truth, and on as many as a user would have kept.
using System.Globalization;
using System.Text;
using Fruitfly.Data;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Lab.Sweeps.Runs;
using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;

const double TestShare = 0.9, Noise = 0.2;
var sweeps = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var examples = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 600;
var folds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
var kept = (int)(0.2 * examples);
var learned = examples - kept;

var folder = Directory.CreateTempSubdirectory("fruitfly-choices-");
var (holds, tests, raw, bias, widths) = (0, 0, new List<double>(), new List<double>(), new List<double>());
try
{
    for (var sweep = 1; sweep <= sweeps; sweep++)
        Add(sweep);
}
finally
{
    folder.Delete(recursive: true);
}
Console.WriteLine($"{sweeps} sweeps of {learned} examples, {(folds > 0 ? $"{folds} folds" : "20 % for validation")}:");
Console.WriteLine($"the corrected interval, {100 * widths.Average():0.0} points wide, held");
Say("the winner's true error", holds);
Say($"its error on {kept} test examples", tests);
Console.WriteLine($"raw score minus truth: {Points(raw)}; corrected score minus truth: {Points(bias)}");

void Add(int sweep)
{
    var study = SweepStudy.Of(Encoding.UTF8.GetBytes(
        $$"""
        study: choices
        data: {file: {{Write(sweep)}}, target: arm, dataSeed: {{sweep}}}
        recipe: {epochs: 30, optimizer: adam}
        factors:
          network.width: [8, 32]
          recipe.optimizer.learningRate: [0.001, 0.01, 0.1]
        seeds: 3
        test: {{TestShare}}
        validation: {{(folds > 0 ? $"{{folds: {folds}}}" : "0.2")}}
        """), "choices.yaml", "", []);
    using var store = new SqliteStudyStore(Path.Combine(folder.FullName, $"{sweep}.db"), TimeProvider.System);
    var places = new DataPlaces();
    foreach (var file in study.Files)
        places.Files.Give(file);
    var swept = new SweepRun(study.Plan) { Command = "", Places = places }.Run(store, TimeProvider.System);
    var corrected = swept.Outcome.Corrected!;
    var truth = swept.Outcome.Final!.Examples.Mean;
    // The first test examples are a sample like any other.
    var few = swept.Final.Average(result => Error(result, store, places));
    holds += corrected.Score.Low <= truth && truth <= corrected.Score.High ? 1 : 0;
    tests += corrected.Score.Low <= few && few <= corrected.Score.High ? 1 : 0;
    raw.Add(corrected.Raw - truth);
    bias.Add(corrected.Score.Mean - truth);
    widths.Add(corrected.Score.High - corrected.Score.Low);
}

string Write(int sweep)
{
    var path = Path.Combine(folder.FullName, $"{sweep}.csv");
    var random = new RandomStream((ulong)sweep, 0);
    File.WriteAllLines(path, Enumerable.Range(0, (int)Math.Round(learned / (1 - TestShare))).Select(i =>
    {
        var (arm, length) = (i % 2, Math.Sqrt(random.NextDouble()));
        var angle = 1.5 * Math.PI * length + Math.PI * arm;
        return string.Create(CultureInfo.InvariantCulture,
            $"{length * Math.Cos(angle) + Noise * random.NextGaussian():0.0000},{length * Math.Sin(angle) + Noise * random.NextGaussian():0.0000},{(arm == 0 ? "left" : "right")}");
    }).Prepend("x,y,arm"));
    return path;
}

double Error(TrialResult result, IStudyStore store, DataPlaces places)
{
    var outputs = result.History.Predictions ?? store.Predictions(TrialIdentity.Hash(result.Trial))!;
    var test = result.Trial.Data.Load(result.Trial.Seed, places).Test!;
    return Enumerable.Range(0, kept).Average(i =>
    {
        var row = outputs.AsSpan(i * test.Classes, test.Classes);
        return row.IndexOf(System.Numerics.Tensors.TensorPrimitives.Max(row)) == test.Labels[i] ? 0.0 : 1;
    });
}

void Say(string what, int count)
{
    var share = Proportion.Wilson(count, sweeps);
    Console.WriteLine($"  {what}: {100 * share.Value:0.0} % ({100 * share.Low:0.0} to {100 * share.High:0.0})");
}

static string Points(List<double> values)
{
    var mean = Estimate.OfMean([.. values]);
    return $"{100 * mean.Mean:+0.0;-0.0} points ({100 * mean.Low:+0.0;-0.0} to {100 * mean.High:+0.0;-0.0})";
}
