namespace Fruitfly.Web.Studies;

/// <summary>The settings by which rows are told apart, so that a picture shows and names these alone.</summary>
static class TellingSettings
{
    /// <param name="rows">the values of the settings of each row</param>
    /// <returns>the places of those that differ between rows and do not follow from another one, as the seed of the
    /// label noise follows from there being any; of settings that always change together, the first</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
            return [];
        int[] counts = [.. rows[0].Select((_, place) => rows.Select(row => row[place]).Distinct().Count())];
        int[] differing = [.. counts.Index().Where(setting => setting.Item > 1).Select(setting => setting.Index)];
        return [.. differing.Where(place => !differing.Any(other => other != place && Follows(place, other)
            && (other < place || !Follows(other, place))))];

        bool Follows(int place, int other) =>
            rows.Select(row => (row[other], row[place])).Distinct().Count() == counts[other];
    }
}
