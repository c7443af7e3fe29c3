#:project ../src/Fruitfly/Fruitfly.csproj
#:property PublishAot=false
// dotnet run bench/neighbours.cs [ROWS]: how long the nearest neighbours of every row take, and how much memory, by the
// number of features.
using System.Diagnostics;
using System.Globalization;
using Fruitfly.Measurement.Noise;
using Fruitfly.Numerics.RandomStreams;

var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
foreach (var features in new[] { 2, 20, 100 })
{
    var random = new RandomStream(seed: 1, stream: 0);
    double[] inputs = [.. Enumerable.Range(0, rows * features).Select(_ => random.NextGaussian())];
    using var process = Process.GetCurrentProcess();
    var (began, worked) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
    var neighbours = NearestNeighbours.Find(inputs, features, count: 8);
    process.Refresh();
    Console.WriteLine(
        $"{rows:N0} rows × {features,3}: {Stopwatch.GetElapsedTime(began).TotalSeconds,5:0.0} " +
        $"s, {(process.TotalProcessorTime - worked).TotalSeconds,5:0.0} s of CPU, " +
        $"{process.PeakWorkingSet64 / 1e6:0} MB at most, of which {inputs.Length * 8L / 1e6:0} MB are the inputs; " +
        $"closeness {neighbours.Closeness:0.000}");
}
