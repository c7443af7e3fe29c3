using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Rows;

/// <summary>What a store writes of a result: its last evaluation for queries, and the whole curve as bytes. The names
/// are those of the columns.</summary>
sealed record ResultRow
{
    public required string State { get; init; }
    public long? Step { get; init; }
    public double? TrainingLoss { get; init; }
    public double? TrainingError { get; init; }
    public double? ValidationLoss { get; init; }
    public double? ValidationError { get; init; }
    public double? TestLoss { get; init; }
    public double? TestError { get; init; }
    public long? DivergedStep { get; init; }
    public double? LastFiniteLoss { get; init; }
    public required long Parameters { get; init; }
    public required double Seconds { get; init; }
    public required string InstructionSet { get; init; }
    public required long Numerics { get; init; }
    public required string Program { get; init; }
    public required string Runtime { get; init; }
    public required long TestScores { get; init; }
    public required byte[] Curve { get; init; }

    public static ResultRow Of(TrialResult result, TrialProvenance provenance)
    {
        var last = result.History.Evaluations.LastOrDefault();
        return new()
        {
            State = StoredValue.Of(result.History.Diverged ? TrialState.Diverged : TrialState.Done),
            Step = last?.Step,
            TrainingLoss = Number(last?.Training?.Loss), TrainingError = Number(last?.Training?.Error),
            ValidationLoss = Number(last?.Validation?.Loss), ValidationError = Number(last?.Validation?.Error),
            TestLoss = Number(last?.Test?.Loss), TestError = Number(last?.Test?.Error),
            DivergedStep = result.History.Divergence?.Step,
            LastFiniteLoss = Number(result.History.Divergence?.LastFiniteLoss),
            Parameters = result.Parameters, Seconds = result.Seconds,
            InstructionSet = provenance.InstructionSet, Numerics = provenance.Numerics,
            Program = provenance.Program, Runtime = provenance.Runtime,
            TestScores = TestSetUse.TimesIn(result),
            Curve = MeasuresFormat.Write(
                result.History,
                CurveFormat.Write(result.History.Evaluations, result.History.Confusions, result.PrunedIn)),
        };
    }

    /// <summary>In the order in which the checksum is taken.</summary>
    public object?[] Values =>
    [
        Step, TrainingLoss, TrainingError, ValidationLoss, ValidationError, TestLoss, TestError, DivergedStep,
        LastFiniteLoss, Parameters, Seconds, InstructionSet, Numerics, Program, Runtime, TestScores,
    ];

    /// <param name="hash">of the trial, which binds the result to it</param>
    public long ChecksumFor(string hash) => Checksum.Of([hash, .. Values]);
}
