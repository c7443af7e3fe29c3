using Dapper;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Sqlite;

public sealed partial class SqliteStudyStore
{
    public float[]? Predictions(string hash) => Guarded(() =>
    {
        var (outputs, isWhole) = _connection.QuerySingleOrDefault<(byte[]?, bool)>(
            $"""
            SELECT outputs, predictions.checksum IS {PredictionsChecksum("hash")} FROM predictions
            JOIN trials ON trials.id = trial WHERE hash = @hash
            """,
            new { hash });
        try
        {
            return outputs is null
                ? null : isWhole ? PredictionsFormat.Read(outputs) : throw Damaged("Its predictions");
        }
        catch (FormatException failure)
        {
            throw Unreadable(failure, $"trial {hash}");
        }
    });

    public KeptPredictions KeptPredictions(string study) => Guarded(() =>
    {
        var (trials, bytes) = _connection.QuerySingle<(long Trials, long Bytes)>(
            """
            SELECT count(*), coalesce(sum(length(outputs)), 0) FROM study_trials
            JOIN predictions ON predictions.trial = study_trials.trial WHERE study = @id
            """,
            new { id = StudyId(study) });
        return new KeptPredictions((int)trials, bytes);
    });

    void AddPredictions(long trial, float[]? predictions)
    {
        if (predictions is null)
            return;
        _connection.Execute(
            $"""
            INSERT INTO predictions (trial, outputs, checksum) VALUES (@trial, @outputs, 0);
            UPDATE predictions SET checksum = {PredictionsChecksum(HashOfTrial)} WHERE trial = @trial
            """,
            new { trial, outputs = PredictionsFormat.Write(predictions) });
    }
}
