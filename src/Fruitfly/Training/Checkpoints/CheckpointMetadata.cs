using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Data.Files;

namespace Fruitfly.Training.Checkpoints;

/// <summary>What a checkpoint keeps beside arrays.</summary>
/// <param name="DropoutPosition">words drawn from the stream of dropout</param>
/// <param name="Evaluations">all until <paramref name="Step"/>, that step's own among them</param>
/// <param name="BatchLosses">of all steps, where the recipe asks for them</param>
sealed record CheckpointMetadata(
    int Step, double? LastLoss, ulong DropoutPosition, IReadOnlyList<Evaluation> Evaluations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<float>? BatchLosses = null)
{
    public const string StartAnew = "Name another file for this run, or delete the checkpoint to train from the start.";

    const string FormatKey = "fruitfly", Format = "checkpoint 1";

    static readonly JsonSerializerOptions Options = new()
    {
        // Named, since single-file programs switch the default off.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // an error of real-valued targets is NaN
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    public IReadOnlyDictionary<string, string> Write(string run) => new Dictionary<string, string>
    {
        [FormatKey] = Format,
        ["run"] = run,
        ["state"] = JsonSerializer.Serialize(this, Options),
    };

    /// <exception cref="DataFileException">not a checkpoint's metadata, or of another run
    /// than <paramref name="run"/></exception>
    public static CheckpointMetadata Read(
        IReadOnlyDictionary<string, string> metadata, string path, string run, TrainingPlan plan)
    {
        var format = metadata.GetValueOrDefault(FormatKey, "");
        if (format != Format)
            throw Fail(FormatKey, format.Length == 0
                ? "this is no checkpoint" : $"the format is '{DataFileException.Quote(format)}'; known is '{Format}'");
        try
        {
            if (RunDescription.Difference(Text("run"), run) is { } difference)
                throw Fail("run", $"this is the checkpoint of another run: {DataFileException.Quote(difference, 400)}");
            var state = JsonSerializer.Deserialize<CheckpointMetadata>(Text("state"), Options)
                ?? throw new JsonException("null");
            if (state.Step < 0 || state.Step > plan.Steps)
                throw Fail("state", $"the step is {state.Step}; it runs from 0 to {plan.Steps}");
            var due = Enumerable.Range(0, state.Step + 1).Where(plan.EvaluatesAfter);
            if (!state.Evaluations.Select(evaluation => evaluation?.Step ?? -1).SequenceEqual(due))
                throw Fail("state", "its evaluations are not those of the recipe");
            if (state.BatchLosses is { } losses && losses.Count != state.Step)
                throw Fail("state", $"it has the losses of {losses.Count} batches for {state.Step} steps");
            return state;
        }
        catch (JsonException e)
        {
            throw new DataFileException(path, "metadata", "the description of run and state is damaged", StartAnew, e);
        }

        string Text(string key) => metadata.TryGetValue(key, out var text) ? text : throw Fail(key, "it is missing");

        DataFileException Fail(string key, string problem) => new(path, $"metadata '{key}'", problem, StartAnew);
    }
}
