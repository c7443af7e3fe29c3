using Fruitfly.Studies.Rows;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Sqlite;

static class ChecksumFunction
{
    /// <summary>Makes <c>checksum_of</c> known to the connection; the schema's triggers need it.</summary>
    public static void GiveTo(SqliteConnection connection) =>
        connection.CreateFunction("checksum_of", (object?[] values) => Checksum.Of(values), isDeterministic: true);
}
