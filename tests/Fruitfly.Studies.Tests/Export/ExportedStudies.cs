using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests.Export;

/// <summary>A study whose trials differ in width, rate and seed, with every value that a table must keep: infinities,
/// NaN, −0, a divergence, a failure and a seed beyond 63 bits.</summary>
sealed class ExportedStudies : IDisposable
{
    public const string Name = "study";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-export-");

    public ExportedStudies()
    {
        Store = new SqliteStudyStore(this["studies.db"], TimeProvider.System);
        Trials =
        [
            Trial(8, 0.1, 0), Trial(16, 0.5, 1), Trial(16, 1, ulong.MaxValue), Trial(8, 0.1, 3), Trial(8, 0.1, 4),
        ];
        Store.Plan(Name, "e", new StudySettings("quick", new Dictionary<string, double> { ["seeds"] = 5 }), Trials);
        foreach (var claim in Enumerable.Range(0, 4).Select(_ => Store.Claim(Name)!).ToList())
            if (claim.Trial.Seed == 1)
                Store.Fail(claim, "IOException: no \"data\"");
            else
                Store.Complete(claim, new(claim.Trial, HistoryOf(claim.Trial.Seed), 5110, 1.5), Made).ShouldBeTrue();
    }

    public static TrialProvenance Made { get; } = new("avx2", 2, "0.3.0", ".NET 10.0.1");

    public SqliteStudyStore Store { get; }

    public IReadOnlyList<Trial> Trials { get; }

    public string this[string file] => Path.Combine(_folder.FullName, file);

    public void Dispose()
    {
        Store.Dispose();
        _folder.Delete(recursive: true);
    }

    static Trial Trial(int width, double rate, ulong seed) => new(
        new Mnist1dDescription(), Architecture.Mlp(40, width, 10), new Recipe { Optimizer = new Sgd(rate) }, seed);

    static History HistoryOf(ulong seed) => seed switch
    {
        0 => new(
            [
                new Evaluation(0, 0, 0.1, new(double.PositiveInfinity, -0.0), null, new(double.NegativeInfinity, 0.9)),
                new Evaluation(40, 1.0 / 3, 0.1, new(0.1 + 0.2, double.NaN), null, new(double.Epsilon, 1)),
            ], null),
        ulong.MaxValue => new([new Evaluation(0, 0, 1, new(1e300, 0.5), null, null)], new Divergence(7, null)),
        _ => new([], new Divergence(0, 3.5)),
    };
}
