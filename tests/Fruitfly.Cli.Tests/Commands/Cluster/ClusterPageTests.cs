using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Tests.House;
using Fruitfly.Cli.Tests.House.Documentation;
using Fruitfly.Lab.Experiments;
using YamlDotNet.RepresentationModel;

namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>What docs/cluster.md says and shows.</summary>
public sealed class ClusterPageTests(SlurmCluster cluster)
{
    [Fact]
    public async Task The_session_of_the_page_runs_on_a_cluster()
    {
        cluster.Require();
        using var folder = new TemporaryFolder();
        var blocks = Document.Of("docs/cluster.md").Blocks("sh");
        blocks.Count.ShouldBe(2);

        var submitted = await Run(blocks[0]);
        submitted.ShouldContain("mnist1d-training-quick: 1 tasks submitted, jobs ");
        var results = folder["bundles/mnist1d-training-quick/results"];
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!(await cluster.Bash("squeue -h -t all -n mnist1d-training-quick -o %T")).Contains("COMPLETED"))
            await Task.Delay(500, patience.Token);
        Directory.EnumerateFiles(results).ShouldHaveSingleItem();

        var answer = await Run(blocks[1]);
        answer.ShouldContain("mnist1d-training-quick: 15 trials are new; 15 of 15 have a result");
        answer.ShouldContain("report: ");

        async Task<string> Run(string block)
        {
            var script = block.Replace("./fruitfly", "\"$fruitfly\"", StringComparison.Ordinal);
            var result = await ProgramProcess.Bash($"cd {folder.Root}; set -e\n{script}",
                [.. cluster.Variables, ("FRUITFLY_HOME", folder["home"])]).Ended();
            result.ExitCode.ShouldBe(0, result.Error);
            return result.Output;
        }
    }

    [Fact]
    public void The_job_of_Kubernetes_calls_the_worker_with_options_that_it_has()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Read("docs/cluster-job.yaml")));
        var spec = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["spec"];
        ((string)spec["completionMode"]!).ShouldBe("Indexed");
        var container = (YamlMappingNode)spec["template"]["spec"]["containers"][0];
        string[] words = [.. ((YamlSequenceNode)container["args"]).Select(word => (string)word!)];
        words.ShouldContain("$(JOB_COMPLETION_INDEX)");
        var surroundings = new Surroundings
        {
            Terminal = new(TextWriter.Null, TextWriter.Null), Experiments = new ExperimentCatalog(),
            Environment = _ => null,
        };
        UsageError.Of(FruitflyProgram.Commands(surroundings)
            .Parse([.. words.Select(word => word.Replace("$(JOB_COMPLETION_INDEX)", "7"))], CommandSyntax.Parser))
            ?.Message.ShouldBeNull();

        // Of the codes that end an index at once, none is that of a task to be begun again.
        var codes = ((YamlSequenceNode)spec["podFailurePolicy"]["rules"][1]["onExitCodes"]["values"])
            .Select(code => int.Parse((string)code!)).ToList();
        codes.ShouldBe([ExitCode.Failed, ExitCode.Usage, ExitCode.Input]);
        codes.ShouldNotContain(ExitCode.Again);
    }

    [Fact]
    public void The_page_names_the_codes_that_a_worker_returns()
    {
        var text = Document.Of("docs/cluster.md").Text.ReplaceLineEndings(" ");
        text.ShouldContain($"returns {ExitCode.Done} when all have ended");
        text.ShouldContain($"{ExitCode.Failed} when trials failed, {ExitCode.Input} or {ExitCode.Store} when data or results");
        text.ShouldContain($"{ExitCode.Again} when its time was over");
    }
}
