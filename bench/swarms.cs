#:project ../src/Fruitfly/Fruitfly.csproj
#:property PublishAot=false

// Steps of narrow networks alone and in swarms, one thread, batches of 100, momentum, turn by turn in one process, so
// that whatever else the machine does slows both. Prints for each shape the mean over the steps of an epoch, each at
// its fastest, in µs a network and step, the share of the multiply-add peak, and how many networks a swarm must have
// to be the faster:
// dotnet run -c Release bench/swarms.cs

using System.Diagnostics;
using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Swarms;

const int examples = 4000;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 30;
int[][] shapes =
[
    [40, 10], [40, 5, 5, 10], [40, 10, 10, 10], [40, 20, 20, 10], [20, 32, 32, 2], [40, 30, 30, 10], [40, 40, 40, 10],
    [40, 60, 60, 10], [40, 80, 80, 10], [40, 100, 100, 10],
];
var peak = Peak();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"peak {peak:F1} GFLOP/s, {SwarmTraining.MostNetworks} networks in a swarm"));
Console.WriteLine("| network | alone (µs) | share | in a swarm (µs) | share | times | pays from |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
foreach (var shape in shapes)
    Measure(string.Join("-", shape), Architecture.Mlp(shape), new Sgd(0.01, Momentum: 0.9));
Measure("40-20-20-10, Adam", Architecture.Mlp(40, 20, 20, 10), new Adam(0.005));
Measure("40-20-20-10, tanh", Architecture.Mlp([40, 20, 20, 10], new Tanh()), new Sgd(0.01, Momentum: 0.9));
Measure("40-20-20-10, dropout", Architecture.Mlp([40, 20, 20, 10], new Relu(), dropout: 0.1), new Sgd(0.01, 0.9));
Measure("40-20-20-10, batch norm", Architecture.Mlp([40, 20, 20, 10], new Relu(), new BatchNorm()), new Sgd(0.01, 0.9));
Measure("40-20-20-10, evaluated", Architecture.Mlp(40, 20, 20, 10), new Sgd(0.01, 0.9), isEvaluated: true);

void Measure(string name, Architecture architecture, Optimizer optimizer, bool isEvaluated = false)
{
    var data = Data(architecture.Inputs, ((Linear)architecture.Layers[^1]).Outputs);
    var recipe = new Recipe
    {
        Optimizer = optimizer, Duration = Duration.Epochs(8),
        EvaluateEvery = isEvaluated ? Duration.Epochs(1) : Duration.Steps(0),
        EvaluateOn = isEvaluated ? [Split.Training] : [],
    };
    var operations = StepOperations.Of(architecture, 100).Total;
    var (alone, together) = (new Clock(), new Clock());
    for (var round = 0; round < rounds; round++)
    {
        Trainer.Train(new Network(architecture, 1), data, recipe, observer: alone);
        SwarmTraining.Train(
            [.. Enumerable.Range(1, SwarmTraining.MostNetworks).Select(seed => new SwarmMember(
                new Network(architecture, (ulong)seed), data, recipe, (ulong)seed, seed == 1 ? together : null))]);
    }
    var each = together.Least / SwarmTraining.MostNetworks;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {alone.Least:F1} | {Share(alone.Least):F2} | {each:F1} | {Share(each):F2} " +
        $"| {alone.Least / each:F2} | {Math.Ceiling(together.Least / alone.Least)} |"));

    double Share(double microseconds) => operations / (microseconds * 1e3 * peak);
}

static DataSet Data(int features, int classes)
{
    var inputs = new float[examples * features];
    new RandomStream(1, 0).FillGaussian(inputs);
    return new DataSet("gaussian", Examples.Labelled(
        inputs, features, [.. Enumerable.Range(0, examples).Select(i => i % classes)], classes));
}

static double Peak()
{
    var best = double.PositiveInfinity;
    long operations = 0;
    for (var round = 0; round < 200; round++)
    {
        var start = Stopwatch.GetTimestamp();
        operations = MultiplyAddPeak.Run(100_000);
        best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
    }
    return operations / best;
}

/// <summary>Times every step of an epoch, and keeps the fastest of each.</summary>
sealed class Clock : ITrainingObserver
{
    readonly double[] _least = [.. Enumerable.Repeat(double.PositiveInfinity, 40)];
    long _began;

    /// <summary>In µs a step.</summary>
    public double Least => _least.Average();

    public void Between(int step)
    {
        var now = Stopwatch.GetTimestamp();
        if (step > 0)
            _least[step % 40] = Math.Min(_least[step % 40], Stopwatch.GetElapsedTime(_began, now).TotalMicroseconds);
        _began = now;
    }
}
