using Dapper;

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
            return outputs is null ? null : isWhole ? PredictionsFormat.Read(outputs) : throw Damaged("Its predictions");
        }
        catch (FormatException failure)
        {
            throw Unreadable(failure, $"trial {hash}");
        }
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
