using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>Describes the trials of a diagnosis. Each trains on a part of the pool, keeps what it says of the judging
/// points, and never sees the test set; a seed belongs to one place of the design, whatever else is planned, so that a
/// diagnosis that grows shares every trial with the smaller one.</summary>
public sealed class DiagnosisTrials
{
    const int MostSeeds = 128, MostSubsets = 8, MostLevels = 8, MostRepartitions = 256;

    readonly TrainingSetup _setup;
    readonly DescribedFile _file;
    readonly DiagnosisUnits _units;

    /// <param name="levels">of the tree, see <see cref="PartitionTree"/></param>
    public DiagnosisTrials(
        TrainingSetup setup, DescribedFile file, DiagnosisUnits units, IReadOnlyList<TreeLevel> levels) =>
        (_setup, _file, _units, Levels) = (setup, file, units, levels);

    public IReadOnlyList<TreeLevel> Levels { get; }

    /// <summary>Rows whose labels look wrong, with the guessed ones: cleaned variants are trained without them, or
    /// under these labels.</summary>
    public IReadOnlyList<NewLabel> Suspects { get; set; } = [];

    /// <exception cref="SetupException">data, network and recipe do not fit together</exception>
    public Trial Of(DiagnosisKey key)
    {
        var data = DataOf(key);
        var size = _file.Table.Size with { Training = RowsOf(key.Level), Validation = _units.Judging, Test = 0 };
        var setup = Of(key.Variant);
        var recipe = setup.ToRecipe(size) with
        {
            EvaluateOn = [Split.Validation],
            EvaluateEvery = Duration(setup),
            KeepPredictionsOn = Split.Validation,
            KeepsLastHidden = key.ShowsHidden ? true : null,
        };
        return new(data, setup.ToArchitecture(size), key.OpensTest
            ? recipe with { EvaluateAtEndOn = Split.Test, KeepPredictionsOn = Split.Test } : recipe, SeedOf(key));
    }

    /// <summary>The setup with the variant's width, decay and length.</summary>
    public TrainingSetup Of(Variant variant) => _setup with
    {
        HiddenLayers = [.. _setup.HiddenLayers.Select(_ => variant.Width)],
        WeightDecay = variant.WeightDecay,
        Epochs = variant.Epochs,
        EarlyStopping = SetupStopping.None,
    };

    /// <summary>The units of the rows that judge a network, a number each; empty where every row is its own.</summary>
    internal int[] UnitsOf(DiagnosisKey key) => _units.By is SplitUnit.Examples or SplitUnit.Time || key.IsByRows ? []
        : PartedFor(key.Rotation).UnitNumbers(key.OpensTest ? Split.Test : Split.Validation, _units.By);

    /// <summary>When each row that judges was taken; null where no column says.</summary>
    internal IReadOnlyList<double>? TimesOf(int rotation) => PartedFor(rotation).Times(Split.Validation);

    /// <summary>The numbers of the rows that judge in a rotation.</summary>
    internal int[] JudgesOf(int rotation) => PartedFor(rotation).RowNumbers(Split.Validation);

    /// <summary>All rows outside the test set.</summary>
    internal Table OutsideTest => _file.Table.With(
        _units.SplitOf(_file.Table, 0, _setup.DataSeed) with
        {
            ValidationFolds = null,
            ValidationFold = null,
            ValidationShare = 0,
        }, _setup.DataSeed);

    Table PartedFor(int rotation) => _file.Table.With(
        _units.SplitOf(_file.Table, rotation, _setup.DataSeed), _setup.DataSeed);

    FileDescription DataOf(DiagnosisKey key) => ((FileDescription)_setup.ToDescription(_file)) with
    {
        LeftOut = key.Variant.IsCleaned ? [.. Suspects.Select(suspect => suspect.Row)] : null,
        Relabelled = key.Variant.IsRelabelled ? Suspects : null,
        Split = key.IsByRows ? _units.SplitByRows(_file.Table, key.Rotation, _setup.DataSeed)
            : _units.SplitOf(_file.Table, key.Rotation, _setup.DataSeed),
        Resample = key.Level > 0 ? DrawOf(key) : _units.IsDrawn && !key.IsByRows ? DrawOf(key) : null,
    };

    // In order of time there is one cut: windows that reach back from the rows that judge.
    Resample DrawOf(DiagnosisKey key) => _units.By == SplitUnit.Time
        ? new(Levels[key.Level].Units) { Unit = SplitUnit.Time, Part = key.Subset, Seed = _setup.DataSeed }
        : new(Levels[key.Level].Units)
        {
            Unit = _units.By,
            Part = key.Subset,
            Seed = _setup.DataSeed + 1 + (ulong)key.Repartition,
            Stratified = _file.Table.Classes > 0 ? true : null,
        };

    int RowsOf(int level) => Math.Max(1, _units.Rows >> level);

    static Training.Duration Duration(TrainingSetup setup) => Training.Duration.Epochs(setup.Epochs);

    ulong SeedOf(DiagnosisKey key)
    {
        if (key.Seed is < 0 or >= MostSeeds || key.Subset is < 0 or >= MostSubsets
            || key.Level is < 0 or >= MostLevels || key.Repartition is < 0 or >= MostRepartitions)
            throw new ArgumentOutOfRangeException(nameof(key), key, "There is no such trial.");
        var place = ((ulong)key.Rotation * MostRepartitions + (ulong)key.Repartition) * MostLevels + (ulong)key.Level;
        return _setup.Seed + (place * MostSubsets + (ulong)key.Subset) * MostSeeds + (ulong)key.Seed;
    }
}
