using Fruitfly.Data;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Which trainings the experiment needs, and how each is described.</summary>
sealed class DiagnosisTrainings(Mnist1dDiagnosisOptions options)
{
    /// <summary>Networks on each independent data set: the fewest that tell the seed from the data.</summary>
    public const int NetworksOfTruth = 2;

    const ulong MostDataSets = 1000, MostLevels = 8, MostRepartitions = 64, MostSubsets = 8, MostNetworks = 128;

    readonly DiagnosisDesign _design = new(
        PartitionTree.MostLevels, options.Repartitions, options.Networks, Widths: 1);

    readonly Architecture _network = Architecture.Mlp(40, 100, 100, 10) with
    {
        Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
    };

    // Passes, not steps, are the same at every size, and the rate is constant: so every network ends with its training
    // set fitted, and a learning curve is one of a single procedure.
    readonly Recipe _recipe = new()
    {
        Optimizer = new Sgd(0.1),
        Duration = Duration.Epochs(options.Epochs),
        EvaluateEvery = Duration.Steps(0),
        EvaluateOn = [Split.Training, Split.Validation],
        KeepPredictionsOn = Split.Validation,
    };

    public DiagnosisSizes Sizes { get; } = DiagnosisSizes.Of(options);

    public DrawnData Data => new(Sizes, options.FirstSeed);

    public int SeedsAt(int level) => _design.SeedsAt(level);

    /// <summary>All of them, the longest first.</summary>
    public IEnumerable<DiagnosedTraining> All =>
        (from size in Sizes.Measured
         from set in Enumerable.Range(0, options.IndependentSets)
         from training in OfTruth(size, set)
         select training)
        .Concat(from size in Sizes.Diagnosed
                from set in Enumerable.Range(0, options.DataSets)
                from training in OfDiagnosis(size, set)
                select training)
        .OrderByDescending(training => training.Size >> training.Level);

    public static IEnumerable<DiagnosedTraining> OfTruth(int size, int dataSet) =>
        Enumerable.Range(0, NetworksOfTruth)
            .Select(seed => new DiagnosedTraining(true, size, dataSet, 0, 0, 0, seed));

    public IEnumerable<DiagnosedTraining> OfDiagnosis(int size, int dataSet) =>
        DiagnosisSizes.LevelsOf(size).SelectMany(level => OfLevel(size, dataSet, level));

    /// <summary>In the order of a <see cref="Measurement.Decomposition.PredictionShape"/>.</summary>
    public IEnumerable<DiagnosedTraining> OfLevel(int size, int dataSet, TreeLevel level) =>
        from repartition in Enumerable.Range(0, level.Number == 0 ? 1 : options.Repartitions)
        from subset in Enumerable.Range(0, level.Subsets)
        from seed in Enumerable.Range(0, SeedsAt(level.Number))
        select new DiagnosedTraining(false, size, dataSet, level.Number, repartition, subset, seed);

    public Trial Describe(DiagnosedTraining training) =>
        new(Data.Of(training), _network, _recipe, SeedOf(training));

    // No two networks share a seed, or the networks of two data sets would not be independent.
    ulong SeedOf(DiagnosedTraining training)
    {
        var place = (training.IsTruth ? 1UL : 0) * 16 + (ulong)int.Log2(training.Size / Sizes.Half);
        place = place * (MostDataSets + 100_000_000) + (ulong)(options.FirstSeed + training.DataSet);
        place = (place * MostLevels + (ulong)training.Level) * MostRepartitions + (ulong)training.Repartition;
        return (place * MostSubsets + (ulong)training.Subset) * MostNetworks + (ulong)training.Seed;
    }
}
