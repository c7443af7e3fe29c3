using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Studies.Rows;

namespace Fruitfly.Studies.Cluster;

/// <summary>What a worker says in its file, one record each.</summary>
enum WorkerWord
{
    /// <summary>The worker has begun.</summary>
    Began,

    /// <summary>A trial was started.</summary>
    Started,

    /// <summary>A trial was given back without a result.</summary>
    Released,

    /// <summary>A trial has its result.</summary>
    Ended,

    /// <summary>A trial threw.</summary>
    Failed,

    /// <summary>The worker stopped because its time was over.</summary>
    OutOfTime,
}

/// <summary>One record of a worker's file, as JSON.</summary>
/// <param name="At">milliseconds since 1970, by the clock of the worker's host</param>
/// <param name="Hash">of the trial; null where it is of none</param>
sealed record WorkerRecord(WorkerWord Word, long At, string? Hash = null)
{
    static readonly JsonSerializerOptions Options = new()
    {
        // Named, since single-file programs switch the default off.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, // a diverged loss may be infinite
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Where the worker runs; of <see cref="WorkerWord.Began"/>.</summary>
    public string? Host { get; init; }

    /// <summary>In which job of the queue; of <see cref="WorkerWord.Began"/>.</summary>
    public string? Job { get; init; }

    /// <summary>When the trial was started; of its end.</summary>
    public long? Started { get; init; }

    public ResultRow? Result { get; init; }

    /// <summary>As <see cref="PredictionsFormat"/> writes them.</summary>
    public byte[]? Predictions { get; init; }

    public string? Error { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="FormatException">no such record, or one of a newer program</exception>
    public static WorkerRecord Read(byte[] bytes) => Read<WorkerRecord>(bytes);

    internal static T Read<T>(byte[] bytes) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options)
                ?? throw new FormatException("A record of a worker is null.");
        }
        catch (JsonException failure)
        {
            throw new FormatException($"A record of a worker cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>The end of a trial, as a store takes it.</summary>
    /// <param name="description">the trial's canonical description</param>
    /// <param name="attempts">how many times it was started</param>
    /// <param name="host">on which it ran; null where that does not matter</param>
    /// <exception cref="FormatException">the result is not what was written</exception>
    public TrialCopy Copy(string description, int attempts, string? host = null)
    {
        var row = new TrialRow
        {
            Hash = Hash, Json = description, State = Result?.State ?? StoredValue.Of(TrialState.Failed),
            Attempts = (long)attempts, Error = Error, Ended = At, Parameters = Result?.Parameters,
            Seconds = Result?.Seconds, DivergedStep = Result?.DivergedStep, LastFiniteLoss = Result?.LastFiniteLoss,
            InstructionSet = Result?.InstructionSet, Numerics = Result?.Numerics, Program = Result?.Program,
            Runtime = Result?.Runtime, Host = Result is null ? null : host, Evaluations = Result?.Curve,
            IsTrialWhole = true, HasResult = Result is not null, IsResultWhole = true, IsCurveWhole = true,
        };
        return new(row.Record(), StoredValue.Time(Started),
            Predictions is null ? null : PredictionsFormat.Read(Predictions));
    }
}
