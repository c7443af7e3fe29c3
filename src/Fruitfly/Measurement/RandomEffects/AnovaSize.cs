namespace Fruitfly.Measurement.RandomEffects;

static class AnovaSize
{
    /// <summary>Values in each cell.</summary>
    public static int Of(int values, int cells, string what)
    {
        if (cells < 2)
            throw new ArgumentException($"An analysis of variance needs at least 2 {what}; there is {cells}.");
        if (values == 0 || values % cells != 0)
            throw new ArgumentException($"{values} values do not fill {cells} {what} equally.");
        return values / cells;
    }
}
