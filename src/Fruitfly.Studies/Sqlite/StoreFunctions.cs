using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Sqlite;

/// <summary>What a look through the store asks of its rows and SQL cannot answer.</summary>
static class StoreFunctions
{
    public static void GiveForChecks(SqliteConnection connection)
    {
        connection.CreateFunction<string?, string?>("description_hash",
            json => json is null ? null : TrialIdentity.HashOf(json), isDeterministic: true);
        connection.CreateFunction<string?, string?>("settings_of",
            json => json is null ? null : CanonicalDescription.WithoutSeed(json), isDeterministic: true);
        connection.CreateFunction<string?, string?>("seed_of",
            json => json is null ? null : CanonicalDescription.SeedOf(json), isDeterministic: true);
        connection.CreateFunction<string?, string?>("unreadable", Unreadable, isDeterministic: true);
    }

    static string? Unreadable(string? json)
    {
        try
        {
            CanonicalDescription.Parse(json ?? "null");
            return null;
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }
}
