using Fruitfly.Training;

namespace Fruitfly.Studies.Export;

/// <summary>The columns that every study has.</summary>
static class TrialColumns
{
    const string Share = "share, 0 to 1";
    const string LossUnit = "of the loss, mean over examples";

    public static readonly IReadOnlyList<ExportColumn> Identity =
    [
        Whole("position", null, "place of the trial in the plan of the study, from 0", row => row.Trial.Position),
        new TextColumn("hash", "name of the trial: SHA-256 of its description", row => row.Trial.Hash),
        new TextColumn("state", "done, diverged (its loss stopped being finite, a result) or failed (no result)",
            row => KebabCase.Of(row.Trial.State)),
    ];

    public static readonly ExportColumn Seed =
        new ValueColumn<ulong>("seed", null, "of everything random in the trial", row => row.Seed);

    public static readonly ExportColumn Parameters =
        Whole("parameters", null, "weights and biases of the network", row => row.Trial.Result?.Parameters);

    public static readonly IReadOnlyList<ExportColumn> LastEvaluation =
    [
        Whole("step", "steps", "optimizer steps until the last evaluation", row => row.Evaluation?.Step),
        Real("epoch", "epochs", "passes over the training examples until the last evaluation",
            row => row.Evaluation?.Epoch),
        .. Scores,
    ];

    public static readonly IReadOnlyList<ExportColumn> Evaluation =
    [
        Whole("step", "steps", "optimizer steps until this evaluation; 0 is before training",
            row => row.Evaluation?.Step),
        Real("epoch", "epochs", "passes over the training examples until this evaluation",
            row => row.Evaluation?.Epoch),
        Real("learning_rate", null, "of the step that follows", row => row.Evaluation?.LearningRate),
        .. Scores,
    ];

    public static readonly IReadOnlyList<ExportColumn> Ending =
    [
        Whole("diverged_step", "steps", "step whose loss was not finite; missing where training did not diverge",
            row => row.Trial.Result?.History.Divergence?.Step),
        Real("last_finite_loss", LossUnit, "batch loss of the step before the divergence",
            row => row.Trial.Result?.History.Divergence?.LastFiniteLoss),
        new TextColumn("failure", "why the trial failed", row => row.Trial.Error),
    ];

    public static readonly IReadOnlyList<ExportColumn> Run =
    [
        Whole("attempts", null, "how often a worker started the trial", row => row.Trial.Attempts),
        new ValueColumn<DateTime>("ended", "UTC", "when the trial ended", row => row.Trial.Ended?.UtcDateTime),
        Real("seconds", "s", "wall-clock time of the trial", row => row.Trial.Result?.Seconds),
        new TextColumn("instruction_set", "of the processor that trained it; equal sets give equal bits",
            row => row.Trial.Provenance?.InstructionSet),
        new TextColumn("program", "version of Fruitfly that trained it", row => row.Trial.Provenance?.Program),
        new TextColumn("runtime", "of .NET that trained it", row => row.Trial.Provenance?.Runtime),
    ];

    static IEnumerable<ExportColumn> Scores =>
    [
        .. Score("training", evaluation => evaluation?.Training),
        .. Score("validation", evaluation => evaluation?.Validation), .. Score("test", evaluation => evaluation?.Test),
    ];

    static ExportColumn[] Score(string split, Func<Evaluation?, Score?> of) =>
    [
        Real($"{split}_loss", LossUnit, $"loss on the {split} split; missing where it was not measured",
            row => of(row.Evaluation)?.Loss),
        Real($"{split}_error", Share, $"wrong predictions on the {split} split; NaN where targets are real values",
            row => of(row.Evaluation)?.Error),
    ];

    static ValueColumn<long> Whole(string name, string? unit, string meaning, Func<ExportRow, long?> read) =>
        new(name, unit, meaning, read);

    static ValueColumn<double> Real(string name, string? unit, string meaning, Func<ExportRow, double?> read) =>
        new(name, unit, meaning, read);
}
