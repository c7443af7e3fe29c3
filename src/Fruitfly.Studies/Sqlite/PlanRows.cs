using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Sqlite;

/// <summary>Writes the trials of a plan with statements prepared once: a plan may have 100,000.</summary>
sealed class PlanRows : IDisposable
{
    readonly SqliteCommand _find, _addSettings, _addTrial, _addDescription, _link;
    readonly Dictionary<string, object> _settings = [];

    public PlanRows(SqliteConnection connection, SqliteTransaction transaction, long study)
    {
        _find = Prepare("SELECT id FROM trials WHERE hash = @hash", "@hash");
        // The update changes nothing; it has the number of settings returned that are there already.
        _addSettings = Prepare(
            "INSERT INTO settings (json, checksum) VALUES (@json, checksum_of(@json)) ON CONFLICT DO UPDATE SET " +
            "json = json RETURNING id", "@json");
        _addTrial = Prepare("INSERT INTO trials (hash, settings, seed) VALUES (@hash, @settings, @seed) RETURNING id",
            "@hash", "@settings", "@seed");
        _addDescription = Prepare("INSERT INTO descriptions (trial, json) VALUES (@trial, @json)", "@trial", "@json");
        _link = Prepare(
            "INSERT INTO study_trials (study, position, trial) VALUES (@study, @position, @trial)", "@study",
            "@position", "@trial");
        _link.Parameters["@study"].Value = study;

        SqliteCommand Prepare(string sql, params string[] parameters)
        {
            var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            foreach (var parameter in parameters)
                command.Parameters.AddWithValue(parameter, DBNull.Value);
            command.Prepare();
            return command;
        }
    }

    /// <returns>the trial's hash</returns>
    public string Add(int position, string description)
    {
        var hash = TrialIdentity.HashOf(description);
        _find.Parameters["@hash"].Value = hash;
        var trial = _find.ExecuteScalar() ?? New(hash, description);
        _link.Parameters["@position"].Value = position;
        _link.Parameters["@trial"].Value = trial;
        _link.ExecuteNonQuery();
        return hash;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_find, _addSettings, _addTrial, _addDescription, _link])
            command.Dispose();
    }

    object New(string hash, string description)
    {
        _addTrial.Parameters["@hash"].Value = hash;
        _addTrial.Parameters["@settings"].Value = Settings(CanonicalDescription.WithoutSeed(description));
        _addTrial.Parameters["@seed"].Value = CanonicalDescription.SeedOf(description);
        var trial = _addTrial.ExecuteScalar()!;
        _addDescription.Parameters["@trial"].Value = trial;
        _addDescription.Parameters["@json"].Value = description;
        _addDescription.ExecuteNonQuery();
        return trial;
    }

    object Settings(string json)
    {
        if (_settings.TryGetValue(json, out var id))
            return id;
        _addSettings.Parameters["@json"].Value = json;
        return _settings[json] = _addSettings.ExecuteScalar()!;
    }
}
