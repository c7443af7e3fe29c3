// The workloads of `fruitfly bench` in TorchSharp, as ../workloads.py has them in PyTorch: prints the microseconds of
// a training step as JSON, or with --losses what is learned in a few epochs. compare.sh builds and runs it.

using System.Globalization;
using System.Text.Json;
using Fruitfly.TorchSharpPeer;
using TorchSharp;
using static TorchSharp.torch;

const int seeds = 8, epochs = 5;
set_num_threads(1);
var workload = Workload.All.Single(workload => workload.Name == args[0]);
manual_seed(0);
var data = TrainingSet.For(workload);
var figures = new Dictionary<string, object>();
if (args is [_, "--losses"])
{
    if (workload.IsAlone)
        figures["eager"] = Enumerable.Range(0, seeds).SelectMany(seed => Losses(seed, isBatched: false));
    if (workload.IsBatched)
        figures["batched"] = Losses(0, isBatched: true);
}
else
{
    var least = TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture));
    if (workload.IsAlone)
        figures["eager_us"] = Time(isBatched: false, least);
    if (workload.IsBatched)
        figures["batched_us"] = Time(isBatched: true, least);
    figures["version"] = $"{typeof(torch).Assembly.GetName().Version!.ToString(3)}, libtorch {__version__}";
    figures["threads"] = get_num_threads();
}
Console.WriteLine(JsonSerializer.Serialize(figures));

Trainer For(bool isBatched) =>
    isBatched ? new BatchedTrainer(workload, data) : new EagerTrainer(workload, data);

double Time(bool isBatched, TimeSpan least)
{
    manual_seed(0);
    return Timing.MicrosecondsPerStep(For(isBatched), least);
}

double[] Losses(int seed, bool isBatched)
{
    manual_seed(seed);
    var trainer = For(isBatched);
    for (var epoch = 0; epoch < epochs; epoch++)
        trainer.Epoch();
    return trainer.Losses();
}
