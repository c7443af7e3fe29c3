using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Diagnoses.SelfTests;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Diagnoses.SelfTests;

/// <summary>Why the subsets that networks are trained on must share no row.</summary>
public sealed class OverlappingHalvesTests : IDisposable
{
    const int Tables = 8, Halves = 8;
    static readonly Variant Network = new(6, 0, 40);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-overlap-");
    readonly SqliteStudyStore _store;

    public OverlappingHalvesTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Networks_on_random_halves_of_a_table_show_too_little_variance_and_those_on_disjoint_halves_all_of_it()
    {
        var one = SelfTestCases.All.Single(one => one.Name == "friedman 200");
        var (disjoint, overlapping, size) = (0.0, 0.0, 0);
        for (var number = 1; number <= Tables; number++)
        {
            var file = one.Table(_folder.FullName, number);
            var plan = one.Plan(file, DiagnosisDesign.Least);
            size = plan.Levels[1].Units;
            var work = Work($"table-{number}", plan.Trials, Given(file));
            work.Train(from repartition in Enumerable.Range(1, Halves)
                       from subset in Enumerable.Range(0, 2)
                       select Key(repartition, subset));
            disjoint += Variance(work, 2, Halves, (r, k) => Key(r + 1, k)) / Tables;
            overlapping += Variance(work, Halves, 1, (_, k) => Key(k + 1, 0)) / Tables;
        }
        var truth = SelfTestTruth.Of(
            one, size, 4, _folder.FullName, (trials, places) => Work("truth", trials, places));
        var variance = truth.DataVariance(Network) + truth.SeedVariance(Network);
        (disjoint / variance).ShouldBeInRange(0.9, 1.12);
        (overlapping / variance).ShouldBeLessThan(0.8);
    }

    static DiagnosisKey Key(int repartition, int subset) => new(Network, 0, 1, repartition, subset, 0);

    static double Variance(DiagnosisWork work, int subsets, int repartitions, Func<int, int, DiagnosisKey> key)
    {
        var points = work.PointsOf(0);
        double[] predictions =
        [
            .. from r in Enumerable.Range(0, repartitions)
               from k in Enumerable.Range(0, subsets)
               from said in work.Predictions(key(r, k))
               select said,
        ];
        return SquaredErrorDecomposition.Of<double>(predictions,
            new PredictionShape(points.Count, 1, subsets, 1, repartitions), points.Targets).TotalVariance.Estimate;
    }

    DiagnosisWork Work(string study, DiagnosisTrials trials, DataPlaces places) =>
        new(study, trials, places, 1, _store, TimeProvider.System, null, default);

    static DataPlaces Given(DescribedFile file)
    {
        var places = new DataPlaces();
        places.Files.Give(file);
        return places;
    }
}
