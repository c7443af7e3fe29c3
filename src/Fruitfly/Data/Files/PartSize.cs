namespace Fruitfly.Data.Files;

/// <summary>How much of a table is read at once where it is read in parts, so that memory does not grow with
/// it.</summary>
static class PartSize
{
    /// <summary>Fewer than the limit of classes, so that every text of a part is kept as it is written.</summary>
    const int MostRows = 1 << 13;

    const long MostFields = 1 << 22;

    /// <summary>Characters or bytes after which a part ends, however few rows it has.</summary>
    public const long MostText = 1 << 26;

    /// <summary>The rows of a part.</summary>
    public static int Rows(int columns) => (int)Math.Clamp(MostFields / Math.Max(columns, 1), 1, MostRows);
}
