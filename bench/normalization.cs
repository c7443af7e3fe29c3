#:project ../src/Fruitfly/Fruitfly.csproj

// Steps of mlp-100 (40-100-100-10, batches of 100, one thread) without and with a normalization of its hidden units,
// turn by turn in one process, so that whatever else the machine does slows all of them. Prints the quartiles of each
// and the ratio of the lower quartiles: dotnet run -c Release bench/normalization.cs

using System.Diagnostics;
using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

const int examples = 4000, steps = 400, rounds = 60;
var inputs = new float[examples * 40];
new RandomStream(1, 0).FillGaussian(inputs);
int[] labels = [.. Enumerable.Range(0, examples).Select(i => i % 10)];
var data = new DataSet("gaussian", Examples.Labelled(inputs, 40, labels, 10));
var recipe = new Recipe
{
    Optimizer = new Sgd(0.01, Momentum: 0.9), Duration = Duration.Steps(steps), EvaluateEvery = Duration.Steps(0),
    EvaluateOn = [],
};
(string Name, Layer? Norm)[] variants = [("none", null), ("batch", new BatchNorm()), ("layer", new LayerNorm())];
var times = variants.ToDictionary(variant => variant.Name, _ => new List<double>());
for (var round = -3; round < rounds; round++)
    foreach (var (name, norm) in variants)
    {
        var network = new Network(Architecture.Mlp([40, 100, 100, 10], new Relu(), norm), seed: 1);
        var start = Stopwatch.GetTimestamp();
        Trainer.Train(network, data, recipe);
        if (round >= 0)
            times[name].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps);
    }
var baseline = Quartile("none", 1);
foreach (var (name, _) in variants)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-6} {Quartile(name, 1),6:F1} {Quartile(name, 2),6:F1} {Quartile(name, 3),6:F1} µs a step, " +
        $"{Quartile(name, 1) / baseline:F2} times"));

double Quartile(string name, int quarter) => times[name].Order().ElementAt(rounds * quarter / 4);
