#:project ../src/Fruitfly/Fruitfly.csproj
#:property PublishAot=false

// Steps of mlp-100 (40-100-100-10, batches of 100, one thread) without and with a normalization of its hidden units,
// turn by turn in one process, so that whatever else the machine does slows all of them. Prints the fastest turn, the
// first tenth and the median of each, and the ratio of the tenths: dotnet run -c Release bench/normalization.cs

using System.Diagnostics;
using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

const int examples = 4000, steps = 40, rounds = 600;
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
for (var round = -30; round < rounds; round++)
    foreach (var (name, norm) in variants)
    {
        var network = new Network(Architecture.Mlp([40, 100, 100, 10], new Relu(), norm), seed: 1);
        var start = Stopwatch.GetTimestamp();
        Trainer.Train(network, data, recipe);
        if (round >= 0)
            times[name].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps);
    }
var baseline = Share("none", 0.1);
foreach (var (name, _) in variants)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-6} {Share(name, 0),6:F1} {Share(name, 0.1),6:F1} {Share(name, 0.5),6:F1} µs a step, " +
        $"{Share(name, 0.1) / baseline:F2} times"));

double Share(string name, double share) => times[name].Order().ElementAt((int)(rounds * share));
