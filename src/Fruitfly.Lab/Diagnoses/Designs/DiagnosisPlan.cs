using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>What a diagnosis asks of a table: how its rows are parted, how much is trained, and what counts as worth
/// having.</summary>
public sealed record DiagnosisPlan
{
    /// <summary>Fewer units to train on, or rows to judge by, tell nothing.</summary>
    public const int LeastUnits = 8;

    /// <summary>Fewer groups in the pool do not allow to tell variance from bias.</summary>
    public const int LeastGroups = 16;

    /// <summary>Fewer groups in the pool do not allow a forecast.</summary>
    public const int LeastGroupsToForecast = 40;

    const double SmallestDecay = 1e-4;
    const int MostHidden = 1 << 20;
    static readonly double[] Stronger = [3, 10, 30];
    static readonly double[] Lengths = [0.125, 0.25, 0.5, 2];

    DiagnosisPlan(
        TrainingSetup setup, DescribedFile file, DiagnosisUnits units, DiagnosisDesign design,
        IReadOnlyList<TreeLevel> levels) =>
        (Setup, File, Units, Design, Levels) = (setup, file, units, design, levels);

    public TrainingSetup Setup { get; }

    public DescribedFile File { get; }

    public DiagnosisUnits Units { get; }

    public DiagnosisDesign Design { get; init; }

    /// <summary>What is trained on, where it is not all; null where it is.</summary>
    public DiagnosisPool? Pool { get; private init; }

    /// <summary>The network of <c>train</c> for a file, without stopping early: no row that judges may have a part in
    /// training.</summary>
    public static TrainingSetup DefaultSetup { get; } = TrainingSetup.Of(SetupData.File) with
    {
        EarlyStopping = SetupStopping.None,
        Epochs = 100,
    };

    /// <summary>All that the pool has room for; the design may use fewer.</summary>
    public IReadOnlyList<TreeLevel> Levels { get; }

    /// <summary>The share of the error that a gain must reach to be worth having. Default: 2 %.</summary>
    public double Worth { get; init; } = 0.02;

    /// <summary>Whether the width is chosen among those of the capacity curve, and not given. Default: yes.</summary>
    public bool ChoosesWidth { get; init; } = true;

    /// <summary>The levels of the design.</summary>
    public IReadOnlyList<TreeLevel> UsedLevels => [.. Levels.Take(Design.Levels)];

    /// <summary>The rough plan that the first answer comes from: as little as tells anything of the same widths, so
    /// that the rest goes on with what it trained. Null where this is no deeper.</summary>
    internal DiagnosisPlan? Early
    {
        get
        {
            var least = DiagnosisDesign.Least;
            var design = new DiagnosisDesign(
                Math.Min(Design.Levels, least.Levels), Math.Min(Design.Repartitions, least.Repartitions),
                Math.Min(Design.Seeds, least.Seeds), Design.Widths);
            return design == Design ? null : this with { Design = design, OpensTest = false };
        }
    }

    /// <summary>Whether the test set is opened at the end, for the chosen network. Default: it stays closed.</summary>
    public bool OpensTest { get; init; }

    /// <summary>Whether the errors of training sets that share nothing are compared: few groups have none.</summary>
    public bool HasTree => Levels.Count > 1 && (Units.By != SplitUnit.Groups || Units.Pool >= LeastGroups);

    /// <summary>How often the pool is cut: once in order of time, where there is one way.</summary>
    public int Repartitions => Units.By == SplitUnit.Time ? 1 : Design.Repartitions;

    /// <summary>Whether there are groups, too few for a forecast.</summary>
    internal bool HasTooFewGroups => Units.By == SplitUnit.Groups && Units.Pool < LeastGroupsToForecast;

    /// <param name="pool">what is trained on. Default: all that is not kept to judge</param>
    /// <exception cref="SetupException">the settings do not fit the file, or it has too few rows</exception>
    public static DiagnosisPlan Of(
        TrainingSetup setup, DescribedFile file, DiagnosisDesign? design = null, DiagnosisPool? pool = null)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(file);
        if (setup.HiddenLayers.Count == 0)
            throw new SetupException("hidden-layers",
                "is none; a diagnosis varies the width: give at least one hidden layer.");
        var units = DiagnosisUnits.Of(setup, file, pool);
        if (units.Pool < LeastUnits || units.Judging < LeastUnits)
            throw new SetupException("file",
                $"leaves {units.Pool} rows or groups to train on and {units.Judging} rows to judge by; a diagnosis " +
                $"needs {LeastUnits} of each.");
        var levels = PartitionTree.LevelsOf(units.Pool, file.Table.Classes, units.RarestShare);
        return new(setup, file, units, design ?? DiagnosisDesign.Default, levels)
        {
            Pool = pool == new DiagnosisPool() ? null : pool,
        };
    }

    /// <summary>The network that is given, or that the capacity curve is measured around.</summary>
    public Variant Given => new(Setup.HiddenLayers[0], Setup.WeightDecay, Setup.Epochs);

    /// <summary>The widths of the capacity curve, the given one among them.</summary>
    public IReadOnlyList<Variant> Widths
    {
        get
        {
            var size = File.Table.Size;
            var widths = WidthLadder.Of(
                width => NetworkSummary.Of((Setup with { HiddenLayers = [.. Setup.HiddenLayers.Select(_ => width)] })
                    .ToArchitecture(size)).Parameters,
                (long)Units.Rows * size.Outputs, Design.Widths);
            return [.. (ChoosesWidth ? widths : widths.Append(Given.Width).Distinct()).Order()
                .Select(width => Given with { Width = width })];
        }
    }

    /// <summary>The same network with its weights held more tightly: 3, 10 and 30 times the weight decay.</summary>
    public IReadOnlyList<Variant> Regularized(Variant variant)
    {
        var decay = Setup.DecayFor(File.Table.Size with { Training = Units.Rows });
        return [.. Stronger.Select(factor =>
            variant with { WeightDecay = factor * (decay > 0 ? decay : SmallestDecay) })];
    }

    /// <summary>The same network trained for another number of epochs.</summary>
    public static IReadOnlyList<Variant> OtherLengths(Variant variant) =>
        [.. Lengths.Select(length => variant with { Epochs = Math.Max(1, (int)Math.Round(length * variant.Epochs)) })
            .Where(other => other != variant).Distinct()];

    /// <summary>Whether the last hidden layer of a network is looked into: what a wide one says of many rows would fill
    /// memory, and distances in it take long.</summary>
    internal bool ShowsHidden(Variant variant) => (long)variant.Width * Units.Judging <= MostHidden;

    internal DiagnosisTrials Trials => new(Setup, File, Units, Levels);

    internal DiagnosisKeys Keys =>
        new(Design with { Repartitions = Repartitions }, UsedLevels, Units.Rotations);

    /// <summary>The name of its study: the same whenever the same network and file are asked about, so that a larger
    /// budget goes on with what a smaller one trained.</summary>
    public string Study
    {
        get
        {
            var trial = Trials.Of(new DiagnosisKey(Given, 0, 0, DiagnosisKeys.Pilot, 0, 0));
            return SetupPlan.NameOfStudy("diagnose", File.Table.Name, TrialIdentity.Hash(trial));
        }
    }
}
