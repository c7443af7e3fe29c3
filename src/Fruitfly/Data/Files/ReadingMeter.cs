namespace Fruitfly.Data.Files;

/// <summary>Tells how far a file is read, and stops where that is asked for.</summary>
/// <param name="source">the bytes of the file, before they are decompressed</param>
sealed class ReadingMeter(Stream source, string file, DataFileOptions options)
{
    const int RowsBetween = 1 << 10;

    int _left = RowsBetween;

    /// <summary>Called after each row.</summary>
    public void Row(long rows)
    {
        if (--_left <= 0)
            Tell(rows);
    }

    /// <exception cref="OperationCanceledException">reading is to stop</exception>
    public void Tell(long rows)
    {
        _left = RowsBetween;
        options.Cancellation.ThrowIfCancellationRequested();
        options.Progress?.Report(new(file, source.Position, source.Length, rows));
    }
}
