using System.Text.Json;
using System.Text.Json.Serialization;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Tests.Experiments.ImageModels;
using Fruitfly.Reports;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>Results are found by their keys, so that the order of a plan changes nothing.</summary>
public sealed class ShuffledPlanTests : IDisposable
{
    const ulong Seed = 7;

    static readonly JsonSerializerOptions WithoutNumbersToo =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>What costs much and says nothing about order.</summary>
    static readonly IReadOnlyDictionary<(string Experiment, string Option), double> Smaller =
        new Dictionary<(string, string), double>
        {
            [("double-descent-images", "examples")] = 20,
            [("double-descent-images", "test-examples")] = 10,
            [("initialization", "epochs")] = 1,
            [("initialization", "looks")] = 1,
        };

    readonly ImageFolder _images = new(training: 190, test: 130);
    readonly string _file = Path.Combine(Path.GetTempPath(), $"fruitfly-{Guid.NewGuid():n}.db");
    readonly SqliteStudyStore _store;

    public ShuffledPlanTests()
    {
        _images.AddCifar100();
        _store = new SqliteStudyStore(_file, TimeProvider.System);
    }

    public static TheoryData<string> Training => [.. ExperimentCatalog.Default.Experiments
        .Where(experiment => experiment.GetType().BaseType!.GetGenericTypeDefinition() == typeof(Experiment<,>))
        .Select(experiment => experiment.Name)];

    public void Dispose()
    {
        _store.Dispose();
        File.Delete(_file);
        _images.Dispose();
    }

    [Fact]
    public void Eleven_experiments_train() => Training.Count.ShouldBe(11);

    [Theory]
    [MemberData(nameof(Training))]
    public void Trials_in_another_order_give_the_same_report(string name)
    {
        var experiment = ExperimentCatalog.Default.Find(name)!;
        var shuffled = new ShuffledExperiment(experiment, Seed);
        var settings = _images.Settings(experiment, [.. Small(experiment)]);
        shuffled.Plan(settings).Keys.ShouldNotBe(experiment.Plan(settings).Keys);
        shuffled.Plan(settings).Keys.ShouldBe(experiment.Plan(settings).Keys, ignoreOrder: true);

        var report = Text(Run(experiment, settings).Run(_store, TimeProvider.System));

        Text(Run(shuffled, settings).Run(_store, TimeProvider.System)).ShouldBe(report);
        Text(Run(experiment, settings).MeasureAgain(_store, TimeProvider.System))
            .ShouldBe(report, "the study is kept in the other order");
    }

    /// <summary>Two seeds, repetitions and the like where the sweep allows as many.</summary>
    static IEnumerable<(string, double)> Small(Experiment experiment) =>
        from option in experiment.Options
        let range = SweptRange.Of(experiment, option)
        select (option.Name,
            Smaller.GetValueOrDefault((experiment.Name, option.Name),
                Math.Max(range.Small, Math.Min(2, range.Combined))));

    static ExperimentRun Run(Experiment experiment, ExperimentSettings settings) =>
        new(experiment, settings) { Command = "", Workers = 2 };

    static string Text(Report report) => JsonSerializer.Serialize(report.Findings, WithoutNumbersToo);
}
