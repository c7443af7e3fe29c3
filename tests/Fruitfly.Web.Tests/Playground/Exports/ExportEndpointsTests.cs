using System.Net;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Networks.Files;
using Fruitfly.Training;

namespace Fruitfly.Web.Tests.Playground.Exports;

public sealed class ExportEndpointsTests
{
    static readonly Dictionary<string, string> Pairs =
        new() { ["samples"] = "300", ["hidden-layers"] = "8", ["epochs"] = "5", ["seed"] = "3", ["seeds"] = "2" };

    static async Task<(string Name, byte[] Content)> Attachment(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            return (answer.Content.Headers.ContentDisposition.FileNameStar!,
                await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Exported_weights_predict_as_the_session_s_network_and_the_history_is_the_trainer_s()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await SessionClient.StartAsync(lab, Pairs);
        await session.CommandAsync("play");
        await session.WatchUntilAsync("done");

        var setup = TrainingSetup.Parse(Pairs);
        var data = setup.ToDescription().Load(0);
        var trained = new Network(setup.ToArchitecture(data), seed: 4);
        var history = Trainer.Train(trained, data.WithoutTest(), setup.ToRecipe(data), seed: 4);

        var (name, weights) = await Attachment(await session.GetAsync("weights?seed=1"));
        name.ShouldBe("weights-step-10.safetensors");
        var loaded = new Network(setup.ToArchitecture(data));
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, weights);
            ModelFile.LoadInto(loaded, path);
            SafetensorsFile.Read(path).Metadata["fruitfly.seed"].ShouldBe("4");
        }
        finally
        {
            File.Delete(path);
        }
        Predictions(loaded).ShouldBe(Predictions(trained));

        var lines = System.Text.Encoding.UTF8.GetString((await Attachment(await session.GetAsync("history"))).Content)
            .Trim().Split('\n');
        lines.Length.ShouldBe(1 + 2 * history.Evaluations.Count);
        lines[^1].Split(',').Take(2).ShouldBe(["4", "10"]);
        double.Parse(lines[^1].Split(',')[4], System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(history.Last.Training!.Loss);

        float[] Predictions(Network network)
        {
            var outputs = new float[data.Training.Count * 10];
            network.Predict(data.Training.Inputs, outputs);
            return outputs;
        }
    }

    [Fact]
    public async Task Program_and_command_are_those_of_the_setup()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await SessionClient.StartAsync(lab, Pairs);
        var setup = TrainingSetup.Parse(Pairs);
        (await Text("program")).ShouldBe(setup.ToPackagedProgram());
        (await Text("command")).ShouldBe(setup.ToCommand() + "\n");

        async Task<string> Text(string what) =>
            System.Text.Encoding.UTF8.GetString((await Attachment(await session.GetAsync(what))).Content);
    }

    [Fact]
    public async Task A_setup_is_saved_as_the_study_that_a_sweep_takes()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await SessionClient.StartAsync(lab, Pairs);
        var (name, content) = await Attachment(await session.GetAsync("study"));
        name.ShouldBe("study.yaml");
        var study = Lab.Sweeps.Files.SweepStudy.Of(content, name, "", []);
        study.Title.ShouldBe("mnist1d");
        study.Plan.Trials.Count.ShouldBe(3 * 2);
    }

    [Fact]
    public async Task The_history_says_what_was_changed_and_when()
    {
        await using var lab = await OpenLab.WithAsync();
        var session = await SessionClient.StartAsync(lab, Pairs);
        await session.CommandAsync("advance", new { steps = 3 });
        await session.WatchUntilAsync("paused");
        await session.CommandAsync("change",
            new { setup = new Dictionary<string, string>(Pairs) { ["learning-rate"] = "0.5" } });
        await session.CommandAsync("weight", new { layer = 0, unit = 0, input = 1, value = 0.25 });
        await session.CommandAsync("play");
        await session.WatchUntilAsync("done");
        var lines = System.Text.Encoding.UTF8.GetString((await Attachment(await session.GetAsync("history"))).Content)
            .Trim().Split('\n');
        lines[0].ShouldEndWith(",changed");
        lines.Count(line => line.Contains("learning rate 0.05 → 0.5 (after step 3)")).ShouldBe(2, "once for each seed");
        lines[3].ShouldContain("seed 3: weight from unit 2 to unit 1 of layer 1 set to 0.25 (after step 3)");
        lines[4].ShouldEndWith(",");
    }

    [Theory]
    [InlineData("weights?seed=2")]
    [InlineData("weights?seed=-1")]
    public async Task A_seed_that_is_not_there_is_said_to_be_so(string path)
    {
        await using var lab = await OpenLab.WithAsync();
        using var answer = await (await SessionClient.StartAsync(lab, Pairs)).GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
