using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Data.Tables;
using Fruitfly.Models;
using Fruitfly.Networks;
using Fruitfly.Numerics;
using Fruitfly.Studies;
using Fruitfly.Training.Losses;

namespace Fruitfly.Lab.Models;

/// <summary>Makes a model of trained networks: those of one setting, each from a seed of its own.</summary>
public sealed record ModelBuilder
{
    /// <summary>Where the file of the trials is found.</summary>
    public required DataPlaces Places { get; init; }

    /// <summary>The command that makes the model again; it stands in the model.</summary>
    public required string Command { get; init; }

    /// <summary>What the networks scored. Default: not measured.</summary>
    public IReadOnlyList<ModelMetric> Metrics { get; init; } = [];

    /// <summary>Trains each trial, to the same bits as before, and makes a model of the networks.</summary>
    /// <param name="trials">of one setting, see <see cref="Build"/></param>
    /// <exception cref="ModelException">the trials are no model</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public Model Train(
        IReadOnlyList<Trial> trials, IProgress<int>? trained = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trials);
        RequireOneSetting(trials);
        var execution = new TrialExecution(Places, Environment.ProcessorCount);
        var networks = new Network[trials.Count];
        for (var i = 0; i < networks.Length; i++)
        {
            networks[i] = execution.Train(trials[i], cancellation).Network;
            trained?.Report(i + 1);
        }
        return Build(trials, networks);
    }

    /// <summary>Makes a model of the networks whose parameters are finite; the others diverged.</summary>
    /// <param name="trials">that differ in their seed alone, and whose data do not</param>
    /// <param name="networks">after training, in the order of the trials</param>
    /// <exception cref="ModelException">the trials are of several settings, prune, or have other data for each seed; or
    /// every network diverged</exception>
    public Model Build(IReadOnlyList<Trial> trials, IReadOnlyList<Network> networks)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentOutOfRangeException.ThrowIfNotEqual(networks.Count, trials.Count, nameof(networks));
        RequireOneSetting(trials);
        (Trial Trial, Network Network)[] sound =
            [.. trials.Zip(networks).Where(pair => Model.IsFinite(pair.Second))];
        if (sound.Length == 0)
            throw new ModelException(networks.Count == 1 ? "Training diverged, and its network predicts nothing."
                : $"All {networks.Count} trainings diverged, and their networks predict nothing.");
        var size = trials[0].Data.Size() ?? DataSize.Of(trials[0].Data.Load(trials[0].Seed, Places));
        var model = new Model(
            new ModelDescription
            {
                Network = trials[0].Network,
                Networks = sound.Length,
                Outputs = size.Classes == 0 ? ModelOutputs.Values
                    : trials[0].Recipe.Loss is CrossEntropyLoss ? ModelOutputs.Logits : ModelOutputs.Scores,
                Classes = ClassesOf(trials[0].Data, size.Classes),
                Schema = SchemaOf(trials[0].Data, size),
                Preprocessing = (trials[0].Data as FileDescription)?.Fit(trials[0].Seed, Places),
                Metrics = Metrics,
                Origin = new ModelOrigin
                {
                    Command = Command,
                    Trials = [.. sound.Select(pair => TrialIdentity.Hash(pair.Trial))],
                    Files = trials[0].Data is FileDescription file ? [.. file.Files.Select(part => part.Sha256)] : [],
                    Versions = new Dictionary<string, string>
                    {
                        ["program"] = TrialProvenance.Current.Program.Split('+')[0],
                        ["numerics"] = NumericsVersion.Current.ToString(CultureInfo.InvariantCulture),
                        ["instructionSet"] = InstructionSet.Description,
                    },
                },
            },
            [.. sound.Select(pair => pair.Network)]);
        var data = new TrialExecution(Places).Load(sound[0].Trial).For(sound[0].Trial.Recipe);
        return EnsembleScores.Of(model, data) is { } scores
            ? new Model(model.Description with { EnsembleMetrics = scores }, model.Networks) : model;
    }

    static void RequireOneSetting(IReadOnlyList<Trial> trials)
    {
        if (trials.Count == 0)
            throw new ModelException("There is no trial to make a model of.");
        var first = trials[0];
        if (trials.Any(trial => trial.Pruning is not null))
            throw new ModelException(
                "A trial that prunes ends in several networks, and a model holds one for each seed.");
        if (trials.Select(trial => CanonicalDescription.WithoutSeed(CanonicalDescription.Write(trial))).Distinct()
            .Skip(1).Any())
            throw new ModelException("The trials are of several settings; a model is of one.");
        if (trials.Count > 1 && first.Data is FileDescription file && (file with { LabelNoise = 0 }).DependsOnSeed)
            throw new ModelException(
                "Each seed of the trials has a split of its own, and so another scale of the features; a model has " +
                "one.");
    }

    /// <summary>The columns of a user's table; those that a data set is written with where its features have no names;
    /// none for images, whose pixels are no columns.</summary>
    static TableSchema? SchemaOf(DataDescription data, DataSize size) => data switch
    {
        FileDescription { Schema: { Format: not (TableFormat.Npz or TableFormat.Idx or TableFormat.Cifar) } own } =>
            own,
        ImageDescription => null,
        _ => new TableSchema
        {
            Format = TableFormat.Csv,
            Header = true,
            Task = size.Classes > 0 ? TargetKind.Classes : TargetKind.Values,
            Classes = ClassesOf(data, size.Classes),
            Columns =
            [
                .. Enumerable.Range(0, size.Features).Select(feature => new TableColumn(
                    string.Create(CultureInfo.InvariantCulture, $"x{feature}"), ColumnRole.Feature,
                    ColumnReading.Number)),
                new TableColumn(size.Classes > 0 ? "label" : "value", ColumnRole.Target),
            ],
        },
    };

    static IReadOnlyList<string> ClassesOf(DataDescription data, int classes) =>
        data is FileDescription { Schema.Classes: { Count: > 0 } named } ? named
            : [.. Enumerable.Range(0, classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];
}
