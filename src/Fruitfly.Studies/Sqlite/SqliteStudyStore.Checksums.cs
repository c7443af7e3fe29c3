namespace Fruitfly.Studies.Sqlite;

// What the checksums of rows are of; the migration that made them has the same lists. A result and a curve are bound to
// their trial by its hash.
public sealed partial class SqliteStudyStore
{
    const string HashOfTrial = "(SELECT hash FROM trials WHERE id = trial)";

    // A study without a definition keeps the checksum that it had before there were any.
    const string StudyChecksum =
        "CASE WHEN definition IS NULL THEN checksum_of(name, experiment, preset, options, created) " +
        "ELSE checksum_of(name, experiment, preset, options, created, definition) END";

    const string TrialChecksum = "checksum_of(hash, settings, seed, state, attempts, started, ended, error)";

    static string ResultChecksum(string hash) =>
        $"checksum_of({hash}, step, training_loss, training_error, validation_loss, validation_error, test_loss, " +
        "test_error, " +
        "diverged_step, last_finite_loss, parameters, seconds, instruction_set, numerics, program, runtime, " +
        "test_scores)";

    static string CurveChecksum(string hash) => $"checksum_of({hash}, evaluations)";

    static string PredictionsChecksum(string hash) => $"checksum_of({hash}, outputs)";
}
