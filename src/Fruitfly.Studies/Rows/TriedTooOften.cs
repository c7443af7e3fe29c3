namespace Fruitfly.Studies.Rows;

/// <summary>Why a trial failed whose workers ended while it ran.</summary>
static class TriedTooOften
{
    /// <summary>An expression over the column <c>attempts</c>.</summary>
    public const string Sql =
        "'Its process ended ' || attempts || ' times while it ran; it may need more memory than there is.'";
}
