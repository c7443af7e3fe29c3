using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Tables;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>Data sets from the generator of MNIST-1D, each from a seed of its own, so that all of them are
/// independent.</summary>
sealed record DrawnData(DiagnosisSizes Sizes, int FirstSeed)
{
    const uint Kinds = 16;

    /// <summary>What a training learns from, and is judged by.</summary>
    public Mnist1dDescription Of(DiagnosedTraining training) => new()
    {
        Settings = Settings(
            training.Size, Place(training.IsTruth ? 3u : 1u, training.Size, training.DataSet)),
        ValidationSettings = training.IsTruth ? SharedPoints : Points(training.Size, training.DataSet),
        Resample = training.Level == 0 ? null : new Resample(training.Size >> training.Level)
        {
            Part = training.Subset,
            Seed = (ulong)training.Repartition,
            Stratified = true,
        },
    };

    /// <summary>The points that judge the diagnosis of one data set.</summary>
    public Mnist1dSettings Points(int size, int dataSet) =>
        Settings(DiagnosisSizes.PointsOf(size), Place(7, size, dataSet));

    /// <summary>The points that judge all independent data sets.</summary>
    public Mnist1dSettings SharedPoints => Settings(Sizes.Whole, Place(9, Sizes.Half, 0));

    static Mnist1dSettings Settings(int samples, uint seed) => new() { Samples = samples, TrainSplit = 1, Seed = seed };

    // Each kind of data has one number for each size that it comes in: of diagnosed sets there are two, of
    // independent ones four.
    uint Place(uint kind, int size, int dataSet) =>
        ((uint)FirstSeed + (uint)dataSet) * Kinds + kind + (uint)int.Log2(size / Sizes.Half);
}
