using Fruitfly.Training;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Rows;

/// <summary>A trial with its result and curve. The values are of any type, as anyone may have written the file of a
/// store; integers are <see cref="long"/>.</summary>
sealed class TrialRow
{
    public int Position { get; init; }
    public object? Hash { get; init; }
    public object? Json { get; init; }
    public object? State { get; init; }
    public object? Attempts { get; init; }
    public object? Error { get; init; }
    public object? Ended { get; init; }
    public object? Parameters { get; init; }
    public object? Seconds { get; init; }
    public object? DivergedStep { get; init; }
    public object? LastFiniteLoss { get; init; }
    public object? InstructionSet { get; init; }
    public object? Numerics { get; init; }
    public object? Program { get; init; }
    public object? Runtime { get; init; }
    public object? Host { get; init; }
    public object? Evaluations { get; init; }
    public bool IsTrialWhole { get; init; }
    public bool HasResult { get; init; }
    public bool IsResultWhole { get; init; }
    public bool IsCurveWhole { get; init; }

    /// <exception cref="FormatException">a value is not what was written, or of a newer program</exception>
    public TrialRecord Record()
    {
        var (hash, json) = (Text(Hash, "hash"), Text(Json, "description"));
        if (TrialIdentity.HashOf(json) != hash)
            throw Damaged("Its description or its hash");
        if (!IsTrialWhole)
            throw Damaged("Its row among the trials");
        var trial = CanonicalDescription.Parse(json);
        var record = new TrialRecord(
            Position, hash, json, StoredValue.State(Text(State, "state")), (int)Whole(Attempts, "attempts"),
            Error is null ? null : Text(Error, "error"), null, null)
        {
            Ended = Time(Ended is null ? null : Whole(Ended, "end", long.MinValue, long.MaxValue)),
        };
        return record.State is TrialState.Done or TrialState.Diverged ? WithResult(record, trial) : record;
    }

    TrialRecord WithResult(TrialRecord record, Trial trial)
    {
        if (!HasResult || Evaluations is not byte[] bytes)
            throw new FormatException(
                $"It is {(record.State == TrialState.Done ? "done" : "diverged")}, and " +
                $"its {(HasResult ? "curve" : "result")} is missing.");
        if (!IsResultWhole)
            throw Damaged("Its result");
        if (!IsCurveWhole)
            throw Damaged("Its curve");
        var divergence = DivergedStep is null ? null
            : new Divergence((int)Whole(DivergedStep, "step of divergence"),
                LastFiniteLoss is null ? null : Real(LastFiniteLoss, "last finite loss"));
        byte[]? prunedIn = null;
        var history = MeasuresFormat.Read(bytes, curve =>
            new History(CurveFormat.Read(curve, out var confusions, out prunedIn),
                divergence)
            { Confusions = confusions });
        return record with
        {
            Host = Host is null ? null : Text(Host, "host"),
            Result = new TrialResult(trial, history, (int)Whole(Parameters, "number of parameters"),
                Real(Seconds, "seconds"), prunedIn),
            Provenance = new TrialProvenance(
                Text(InstructionSet, "instruction set"), (int)Whole(Numerics, "numerics"),
                Text(Program, "program"), Text(Runtime, "runtime")),
        };
    }
}
