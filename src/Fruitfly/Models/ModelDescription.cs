using System.Text.Json.Nodes;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Networks;

namespace Fruitfly.Models;

/// <summary>All of a model but the parameters of its networks, as its file keeps it.</summary>
public sealed record ModelDescription
{
    /// <summary>The layers that all networks of the model have.</summary>
    public required Architecture Network { get; init; }

    /// <summary>How many networks there are, each trained from a seed of its own; their predictions are
    /// averaged.</summary>
    public required int Networks { get; init; }

    public required ModelOutputs Outputs { get; init; }

    /// <summary>The names of the classes in the order of their labels; none where values are predicted.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The columns of a table whose rows can be predicted, by name. Default: null, only rows of features
    /// can.</summary>
    public TableSchema? Schema { get; init; }

    /// <summary>How encoded rows are filled and scaled, and outputs put in the units of the target. Default: null, rows
    /// are taken and values given as they are.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>What its networks scored where they were trained, the mean over them. Default: not measured.</summary>
    public IReadOnlyList<ModelMetric> Metrics { get; init; } = [];

    /// <summary>What the mean of their predictions scored on the same examples. Default: null, there is one network, or
    /// it was not measured.</summary>
    public IReadOnlyList<ModelMetric>? EnsembleMetrics { get; init; }

    public ModelOrigin Origin { get; init; } = new();

    /// <summary><see cref="TargetKind.Classes"/> or <see cref="TargetKind.Values"/>.</summary>
    public TargetKind Task => Outputs == ModelOutputs.Values ? TargetKind.Values : TargetKind.Classes;

    /// <summary>All of it as JSON, as the file has it.</summary>
    public JsonObject ToJson() => JsonNode.Parse(ModelJson.Write(this))!.AsObject();
}

/// <summary>What the outputs of a network mean.</summary>
public enum ModelOutputs
{
    /// <summary>log probabilities of the classes up to a constant, as cross entropy trains them: softmax gives
    /// probabilities</summary>
    Logits,

    /// <summary>numbers near 1 for the true class and near 0 for the others, as least squares trains them: what is
    /// below 0 counts as 0, and the rest is divided by its sum</summary>
    Scores,

    /// <summary>real values</summary>
    Values,
}

/// <summary>How good a model's predictions were.</summary>
/// <param name="Name">such as <c>error</c>, see <see cref="Measurement.Metric"/></param>
/// <param name="On">the examples it was measured on, such as <c>test examples</c></param>
/// <param name="Low">the lower end of its interval; null where it has none</param>
/// <param name="Covers">what else could have come out otherwise for the interval to tell of: seeds, splits,
/// examples</param>
public sealed record ModelMetric(
    string Name, string On, double Value, double? Low = null, double? High = null, string? Covers = null);

/// <summary>Where a model comes from.</summary>
public sealed record ModelOrigin
{
    /// <summary>The command that makes it again. Default: null, unknown.</summary>
    public string? Command { get; init; }

    /// <summary>The hash of the trial of each network. Default: none.</summary>
    public IReadOnlyList<string> Trials { get; init; } = [];

    /// <summary>The SHA-256 of each file that it was trained on. Default: none.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What made it, by name: program, numerics, instruction set. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();
}
