using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>A preset that leaves a recipe out says so of each of its claims: both presets list the same ones. Settings
/// are small here, but what a preset leaves out, with a count of 0, is left out. A nightly sweep trains two recipes of
/// published length too.</summary>
public sealed class PresetClaimsTests : IDisposable
{
    /// <summary>What costs much and says nothing of which claims there are.</summary>
    static readonly IReadOnlyDictionary<(string Experiment, string Option), double> Smaller =
        new Dictionary<(string, string), double>
        {
            [("image-models", "examples")] = 100,
            [("image-models", "test-examples")] = 100,
            [("image-models", "signal-steps")] = 2,
            [("image-models", "epochs")] = 1,
            [("double-descent", "repository-seeds")] = OptionSweep.IsNightly ? 1 : 0,
            [("double-descent", "convolutional-seeds")] = OptionSweep.IsNightly ? 1 : 0,
            [("double-descent-images", "examples")] = 20,
            [("double-descent-images", "test-examples")] = 10,
            [("double-descent-images", "epochs")] = 1,
            [("double-descent-images", "channel-epochs")] = 1,
        };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-presets-");

    public static TheoryData<string> Names =>
        [.. ExperimentCatalog.Default.Experiments.Select(experiment => experiment.Name)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_presets_list_the_same_claims(string name)
    {
        var experiment = ExperimentCatalog.Default.Find(name)!;
        using var store = new SqliteStudyStore(Path.Combine(_folder.FullName, "store.db"), TimeProvider.System);

        var quick = Claims(Preset.Quick);

        quick.ShouldNotBeEmpty();
        Claims(Preset.Full).ShouldBe(quick, ignoreOrder: true);

        IReadOnlyList<string> Claims(Preset preset)
        {
            var settings = new ExperimentSettings(experiment, preset, Reduced(experiment, preset))
            {
                Images = new ImageSets(Path.Combine(AppContext.BaseDirectory, "data", "mnist")),
            };
            var run = new ExperimentRun(experiment, settings) { Command = "", Study = $"{preset}", Workers = 2 };
            return [.. run.Run(store, TimeProvider.System).Findings.Claims.Select(claim => claim.Id)];
        }
    }

    static Dictionary<string, double> Reduced(Experiment experiment, Preset preset) => experiment.Options.ToDictionary(
        option => option.Name,
        option => Reduced(experiment, option, preset == Preset.Quick ? option.Quick : option.Full));

    static double Reduced(Experiment experiment, ExperimentOption option, double value)
    {
        var range = SweptRange.Of(experiment, option);
        return value == 0 ? 0
            : option.Quick == 0 ? Math.Min(value, Math.Max(1, range.Combined))
            : Smaller.GetValueOrDefault((experiment.Name, option.Name), Math.Min(value, range.Small));
    }
}
