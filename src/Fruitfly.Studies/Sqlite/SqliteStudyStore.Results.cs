using Dapper;
using Fruitfly.Studies.Rows;

namespace Fruitfly.Studies.Sqlite;

public sealed partial class SqliteStudyStore
{
    public int Receive(IReadOnlyList<TrialCopy> trials) => Writing(_ =>
    {
        var count = 0;
        foreach (var copy in trials.Where(copy => copy.Trial.HasEnded))
            if (ReceivedId(copy) is { } trial)
            {
                count++;
                if (copy.Trial is { Result: { } result, Provenance: { } provenance })
                    AddResult(trial, ResultRow.Of(result, provenance), copy.Trial.Host);
                AddPredictions(trial, copy.Predictions);
            }
        return count;
    });

    long? ReceivedId(TrialCopy copy) => _connection.QuerySingleOrDefault<long?>(
        """
        UPDATE trials SET state = @state, attempts = @Attempts, started = @started, ended = @ended, error = @Error
        WHERE hash = @Hash AND state = 'planned' RETURNING id
        """,
        new
        {
            copy.Trial.Hash, copy.Trial.Attempts, copy.Trial.Error, state = StoredValue.Of(copy.Trial.State),
            started = copy.Started?.ToUnixTimeMilliseconds(), ended = copy.Trial.Ended?.ToUnixTimeMilliseconds(),
        });

    void AddResult(long trial, ResultRow row, string? host)
    {
        var values = new DynamicParameters(row);
        values.Add("trial", trial);
        values.Add("host", host);
        _connection.Execute(
            $"""
            INSERT INTO results (trial, step, training_loss, training_error, validation_loss, validation_error, test_loss, test_error,
              diverged_step, last_finite_loss, parameters, seconds, instruction_set, numerics, program, runtime, test_scores, host)
            VALUES (@trial, @Step, @TrainingLoss, @TrainingError, @ValidationLoss, @ValidationError, @TestLoss, @TestError,
              @DivergedStep, @LastFiniteLoss, @Parameters, @Seconds, @InstructionSet, @Numerics, @Program, @Runtime, @TestScores, @host);
            INSERT INTO curves (trial, evaluations) VALUES (@trial, @Curve);
            UPDATE results SET checksum = {ResultChecksum(HashOfTrial)} WHERE trial = @trial;
            UPDATE curves SET checksum = {CurveChecksum(HashOfTrial)} WHERE trial = @trial
            """,
            values);
    }
}
