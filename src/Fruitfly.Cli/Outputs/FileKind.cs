using System.Text;

namespace Fruitfly.Cli.Outputs;

/// <summary>A kind of file that a command writes: how its name ends, and how its content begins.</summary>
/// <param name="Words">such as "a picture (SVG)"</param>
/// <param name="Endings">of names, in lower case</param>
/// <param name="IsOwn">whether the first bytes of a file are as the program writes them</param>
/// <param name="NeedsEnding">whether no other ending will do; else only those of other kinds are refused</param>
sealed record FileKind(string Words, IReadOnlyList<string> Endings, Func<byte[], bool> IsOwn, bool NeedsEnding = false)
{
    /// <summary>How much of a file <see cref="IsOwn"/> looks at.</summary>
    public const int Beginning = 256;

    public static FileKind Svg { get; } = new("a picture (SVG)", [".svg"], Begins("<svg"), NeedsEnding: true);
    public static FileKind Png { get; } =
        new("a picture (PNG)", [".png"], start => start is [0x89, 0x50, 0x4E, 0x47, ..], NeedsEnding: true);
    public static FileKind Pdf { get; } = new("a page (PDF)", [".pdf"], Begins("%PDF-"), NeedsEnding: true);
    public static FileKind Weights { get; } =
        new("weights (safetensors)", [".safetensors"], start => start is [_, _, _, _, _, _, _, _, 0x7B, ..]);
    public static FileKind Model { get; } = new("a model", [".model", ".safetensors"],
        start => start.Length > 8 && start.AsSpan(8).StartsWith("{\"__metadata__\":{\"fruitfly\":\"model "u8));
    public static FileKind Predictions { get; } = new("predictions (CSV)", [".csv"], Mentions("prediction"));
    public static FileKind PredictionLines { get; } =
        new("predictions (JSON, one a line)", [".jsonl"], Mentions("\"prediction\":"));
    public static FileKind PredictionColumns { get; } =
        new("predictions (Parquet)", [".parquet"], Begins("PAR1"), NeedsEnding: true);
    public static FileKind Onnx { get; } =
        new("a model (ONNX)", [".onnx"], start => start is [0x08, 0x08, 0x12, ..]);
    public static FileKind Curve { get; } =
        new("a learning curve (CSV)", [".csv"], Begins("seed,step,epoch,learning_rate,"));
    public static FileKind Trials { get; } = new("a table of trials (CSV)", [".csv"], Begins("position,hash,state,"));
    public static FileKind TrialColumns { get; } =
        new("a table of trials (Parquet)", [".parquet"], Begins("PAR1"), NeedsEnding: true);
    public static FileKind Dictionary { get; } =
        new("a dictionary of columns (JSON)", [".json"], Begins("{\n  \"fruitfly\": \"dictionary"));
    public static FileKind TrialLines { get; } = new("trials (JSON, one a line)", [".jsonl"], Begins("{\"position\":"));
    public static FileKind Arrays { get; } =
        new("arrays (NPZ)", [".npz"], start => start is [0x50, 0x4B, 0x03, 0x04, ..], NeedsEnding: true);
    public static FileKind Examples { get; } =
        new("a table of examples (CSV)", [".csv"], Begins("split,x0,"), NeedsEnding: true);

    static readonly string[] OfOthers =
    [
        ".svg", ".png", ".pdf", ".safetensors", ".csv", ".jsonl", ".json", ".npz", ".npy", ".html", ".cs", ".db", ".gz",
        ".zip", ".idx", ".md", ".onnx", ".parquet", ".model",
    ];

    /// <summary>Whether the name promises this kind, or none.</summary>
    public bool Agrees(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is var ending
            && (Endings.Contains(ending) || (!NeedsEnding && !OfOthers.Contains(ending)));

    // Kept columns may come first.
    static Func<byte[], bool> Mentions(string text) =>
        start => start.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    static Func<byte[], bool> Begins(string text) => start => start.AsSpan().StartsWith(Encoding.UTF8.GetBytes(text));
}
