namespace Fruitfly.Models.Tables;

/// <summary>Writes predictions as they come.</summary>
abstract class PredictionSink(IReadOnlyList<PredictionColumn> columns)
{
    protected IReadOnlyList<PredictionColumn> Columns { get; } = columns;

    public abstract void Write(PredictedRows rows);

    /// <summary>Writes what comes after the last row.</summary>
    public virtual void Complete()
    {
    }
}
