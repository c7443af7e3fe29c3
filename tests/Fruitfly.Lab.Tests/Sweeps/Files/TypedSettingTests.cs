using System.Text;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Sweeps.Files;

/// <summary>What is typed behind a study to train one of its settings alone trains the same, hash for hash.</summary>
public sealed class TypedSettingTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-typed-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("network.hiddenLayers: [[], [4], [4, 3]]")]
    [InlineData("network: [{width: 4}, {layers: [{kind: linear, outputs: 3}, tanh]}]")]
    [InlineData("network.initializer: [glorot, {kind: he, gain: 0.5}]", "network.activation: [relu, tanh]")]
    [InlineData("recipe.optimizer: [{kind: adam}, {value: {kind: sgd, learningRate: 0.1}, label: plain}]")]
    [InlineData("recipe.optimizer.kind: [sgd, adam]",
        "recipe.optimizer.momentum: {values: [0, 0.9], when: {recipe.optimizer.kind: sgd}}",
        "recipe.optimizer.learningRate: [0.01]")]
    [InlineData("recipe.batchSize: [16, full]", "recipe.steps: [3, 5]")]
    [InlineData("recipe.earlyStopping: [{patience: 2}, {patience: 3, minimumImprovement: 0.01}]")]
    [InlineData("recipe.schedule: [constant, {kind: cosine}]", "recipe.loss: [cross-entropy, least-squares]")]
    [InlineData("data.labelNoise: [0, 0.2]", "data.dataSeed: [1, 2]")]
    [InlineData("data: [{kind: circles, samples: 40}, spirals]")]
    public void Of_made_data(params string[] factors) => Check($"data: {{kind: circles, samples: 80}}\n", factors);

    [Theory]
    [InlineData("{kind: random, settings: 5}")]
    [InlineData("{kind: sobol, settings: 5, seed: 3}")]
    [InlineData("{kind: latin-hypercube, settings: 5}")]
    [InlineData("{kind: successive-halving, settings: 5, shortest: 1}")]
    [InlineData("{kind: hyperband, shortest: 1}")]
    public void Of_settings_that_are_drawn(string search) => Check(
        $"data: {{kind: circles, samples: 80}}\nrecipe: {{epochs: 4}}\nsearch: {search}\n",
        "network.width: {from: 2, to: 40, scale: log}", "recipe.optimizer.learningRate: {from: 1e-4, to: 1}");

    [Theory]
    [InlineData("data.impute: [mean, median]", "data.rare: [2, 3]")]
    [InlineData("data.drop: [a, [a, 'b: c']]", "data.standardize: [true, false]")]
    [InlineData("data.file: [some.csv, other.csv]")]
    [InlineData("data: [{file: some.csv, target: 'is it?'}, {file: other.csv, target: 'is it?'}]")]
    [InlineData("data.group: [g, 'b: c']", "network.width: [2, 3]")]
    public void Of_a_table(params string[] factors)
    {
        foreach (var (name, count) in (ReadOnlySpan<(string, int)>)[("some.csv", 40), ("other.csv", 50)])
            File.WriteAllText(Path.Combine(_folder.FullName, name), "a,\"b: c\",g,is it?\n" + string.Concat(
                Enumerable.Range(0, count).Select(i => FormattableString.Invariant(
                    $"{(i % 9 == 0 ? "" : $"{i % 7}")},{i % 11 + 0.25},{i % 10},{(i % 2 == 0 ? "x" : "y")}\n"))));
        foreach (var validation in (string[])["0.25", "{folds: 2}"])
            Check($"data: {{file: some.csv, target: 'is it?'}}\nvalidation: {validation}\n", factors);
    }

    void Check(string study, params string[] factors)
    {
        var text = $"study: x\n{study}seeds: [3, 5]\nfactors:\n" + string.Concat(factors.Select(one => $"  {one}\n"));
        var swept = Read(text);
        swept.Plan.Settings.Count.ShouldBeGreaterThan(1);
        foreach (var setting in swept.Plan.Settings)
        {
            var alone = Read(text, [.. swept.Typed(setting)]).Plan;
            alone.Settings.Count.ShouldBe(1, string.Join(' ', swept.Typed(setting)));
            Hashes(alone.Final(alone.Settings[0])).ShouldBe(Hashes(swept.Plan.Final(setting)));
            Hashes(alone.Trials.Select(pair => pair.Value)).ShouldBe(Hashes(Whole(swept.Plan, setting)));
        }
    }

    // Of halving, the last rung is the whole training.
    static IEnumerable<Trial> Whole(SweepPlan plan, SweepSetting setting)
    {
        var trials = plan.Trials.Where(pair => pair.Key.Setting == setting.Number).ToList();
        return trials.Where(pair => pair.Key.Rung == trials.Max(other => other.Key.Rung)).Select(pair => pair.Value);
    }

    static string[] Hashes(IEnumerable<Trial> trials) => [.. trials.Select(TrialIdentity.Hash)];

    SweepStudy Read(string text, params string[] typed) =>
        SweepStudy.Of(Encoding.UTF8.GetBytes(text), "study.yaml", _folder.FullName, typed);
}
