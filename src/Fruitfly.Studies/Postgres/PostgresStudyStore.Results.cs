using System.Data;
using Dapper;
using Fruitfly.Studies.Rows;

namespace Fruitfly.Studies.Postgres;

sealed partial class PostgresStudyStore
{
    /// <summary>In the order in which their checksum is taken, after the hash of the trial.</summary>
    const string ResultColumns =
        "step, training_loss, training_error, validation_loss, validation_error, test_loss, test_error, " +
        "diverged_step, last_finite_loss, parameters, seconds, instruction_set, numerics, program, runtime, " +
        "test_scores";

    const string ResultValues =
        "@Step, @TrainingLoss, @TrainingError, @ValidationLoss, @ValidationError, @TestLoss, @TestError, " +
        "@DivergedStep, @LastFiniteLoss, @Parameters, @Seconds, @InstructionSet, @Numerics, @Program, @Runtime, " +
        "@TestScores";

    const int ResultCount = 16;

    public bool Complete(TrialClaim claim, TrialResult result, TrialProvenance provenance)
    {
        var row = ResultRow.Of(result, provenance);
        var isKept = Writing((connection, isRetry) =>
        {
            if (End(connection, claim, row.State, null) is { } trial)
            {
                AddResult(connection, trial, claim.Hash, row, _identity.Host, result.History.Predictions);
                return true;
            }
            return isRetry && IsEnded(connection, claim);
        });
        Drop(claim.Hash, claim.Epoch);
        return isKept;
    }

    public bool Fail(TrialClaim claim, string error)
    {
        var isKept = Writing((connection, isRetry) =>
            End(connection, claim, "failed", Text(error)) is not null || isRetry && IsEnded(connection, claim));
        Drop(claim.Hash, claim.Epoch);
        return isKept;
    }

    public float[]? Predictions(string hash) => Reading(connection =>
    {
        var (outputs, checksum) = connection.QuerySingleOrDefault<(byte[]?, long)>(
            """
            SELECT outputs, checksum FROM fruitfly.predictions JOIN fruitfly.trials ON trials.id = trial
            WHERE hash = @hash
            """,
            new { hash });
        try
        {
            return outputs is null ? null
                : Checksum.Of(hash, outputs) == checksum ? PredictionsFormat.Read(outputs)
                : throw StoredValue.Damaged("Its predictions");
        }
        catch (FormatException failure)
        {
            throw Unreadable(failure, $"trial {hash}");
        }
    });

    public KeptPredictions KeptPredictions(string study) => Reading(connection =>
    {
        var (trials, bytes) = connection.QuerySingle<(long Trials, long Bytes)>(
            """
            SELECT count(*), coalesce(sum(length(outputs)), 0)::bigint FROM fruitfly.study_trials
            JOIN fruitfly.predictions ON predictions.trial = study_trials.trial WHERE study = @id
            """,
            new { id = StudyId(connection, study) });
        return new KeptPredictions((int)trials, bytes);
    });

    long? End(IDbConnection connection, TrialClaim claim, string state, string? error) =>
        connection.QuerySingleOrDefault<long?>(
            $"""
            UPDATE fruitfly.trials SET state = @state, error = @error, ended = fruitfly.store_time(), worker = NULL
            WHERE hash = @Hash AND {IsOurs} RETURNING id
            """,
            new { state, error, claim.Hash, claim.Epoch, worker = _worker });

    // Committed already, and the answer was lost with the connection: no other claim has this epoch.
    static bool IsEnded(IDbConnection connection, TrialClaim claim) => connection.ExecuteScalar<bool>(
        """
        SELECT EXISTS (SELECT FROM fruitfly.trials WHERE hash = @Hash AND epoch = @Epoch
          AND state IN ('done', 'diverged', 'failed'))
        """,
        new { claim.Hash, claim.Epoch });

    static void AddResult(
        IDbConnection connection, long trial, string hash, ResultRow row, string? host, float[]? predictions)
    {
        var outputs = predictions is null ? null : PredictionsFormat.Write(predictions);
        var values = new DynamicParameters(row);
        values.AddDynamicParams(new
        {
            trial, checksum = row.ChecksumFor(hash), curveChecksum = Checksum.Of(hash, row.Curve), outputs,
            outputsChecksum = Checksum.Of(hash, outputs), host,
        });
        connection.Execute(
            $"""
            INSERT INTO fruitfly.results (trial, {ResultColumns}, checksum, host)
            VALUES (@trial, {ResultValues}, @checksum, @host);
            INSERT INTO fruitfly.curves (trial, evaluations, checksum) VALUES (@trial, @Curve, @curveChecksum);
            INSERT INTO fruitfly.predictions (trial, outputs, checksum)
            SELECT @trial, @outputs, @outputsChecksum WHERE @outputs IS NOT NULL
            """,
            values);
    }

    /// <summary>Whether a result is what was written, by its values from the column <paramref name="first"/> on, and
    /// its checksum after them.</summary>
    static bool IsWhole(IDataRecord row, string hash, int first)
    {
        var values = new object?[1 + ResultCount];
        values[0] = hash;
        for (var i = 0; i < ResultCount; i++)
            values[1 + i] = row.GetValue(first + i);
        return Checksum.Of(values) == row.GetInt64(first + ResultCount);
    }
}
