using System.Text.RegularExpressions;
using Fruitfly.Lab.Benchmarks;

namespace Fruitfly.Cli.Tests.House.Peers;

public sealed partial class WorkloadsTests
{
    static readonly string[] Names =
        [.. Workloads.Training.Select(workload => workload.Name), .. Workloads.Swarms.Select(swarm => swarm.Name)];

    [Fact]
    public void The_comparison_takes_the_workloads_of_one_core_in_turn() =>
        List().Match(Repository.Read("bench/compare/compare.sh")).Groups["names"].Value.Split(' ').ShouldBe(Names);

    [Fact]
    public void PyTorch_trains_the_same_ones() =>
        Key().Matches(Repository.Read("bench/compare/workloads.py")).Select(match => match.Groups["name"].Value)
            .ShouldBe(Names);

    [Fact]
    public void TorchSharp_trains_the_same_ones() =>
        Item().Matches(Repository.Read("bench/compare/torchsharp/Workload.cs"))
            .Select(match => match.Groups["name"].Value)
            .ShouldBe(Names);

    [GeneratedRegex(@"^all=\((?<names>[^)]+)\)$", RegexOptions.Multiline)]
    private static partial Regex List();

    [GeneratedRegex(@"^    ""(?<name>[a-z0-9-]+)"": \(", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"^        new\(""(?<name>[a-z0-9-]+)"", ", RegexOptions.Multiline)]
    private static partial Regex Item();
}
