using System.Text.Json;
using Fruitfly.Training;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Sqlite;

/// <summary>What migrations compute of old rows and SQL cannot. What cannot be read is left without: a damaged trial
/// keeps no store from opening.</summary>
static class MigrationFunctions
{
    public static void Give(SqliteConnection connection)
    {
        connection.CreateFunction<string, string>("settings_of", CanonicalDescription.WithoutSeed,
            isDeterministic: true);
        connection.CreateFunction<string, string>("seed_of", CanonicalDescription.SeedOf, isDeterministic: true);
        connection.CreateFunction<string, string, string>("study_name", StudyNameOf, isDeterministic: true);
        connection.CreateFunction<byte[]?, string?, long?>("test_scores", TestScores, isDeterministic: true);
    }

    static string StudyNameOf(string name, string options)
    {
        try
        {
            return StudyName.Of(name, JsonSerializer.Deserialize<Dictionary<string, double>>(options) ?? []);
        }
        catch (JsonException)
        {
            return name;
        }
    }

    static long? TestScores(byte[]? evaluations, string? description)
    {
        if (evaluations is null || description is null)
            return null;
        try
        {
            var history = MeasuresFormat.Read(evaluations,
                curve => new History(CurveFormat.Read(curve, out var confusions, out _),
                    null)
                { Confusions = confusions });
            return TestSetUse.TimesIn(history, CanonicalDescription.Parse(description).Recipe);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
