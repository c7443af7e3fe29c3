using System.Globalization;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>The classes that the integers of an array number: from 0 to the largest where they start at 0, else those
/// that occur, so that labels from 1, or −1 and 1, make no class without examples.</summary>
sealed class ArrayClasses
{
    readonly Dictionary<long, int> _places;

    ArrayClasses(long[] labels)
    {
        Names = [.. labels.Select(label => label.ToString(CultureInfo.InvariantCulture))];
        _places = labels.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
    }

    public IReadOnlyList<string> Names { get; }

    /// <returns>null where there are more classes than <paramref name="most"/></returns>
    public static ArrayClasses? Of(IEnumerable<long> labels, int most)
    {
        var present = new SortedSet<long>();
        foreach (var label in labels)
            if (present.Add(label) && present.Count > most)
                return null;
        return present.Min == 0 && present.Max < most
            ? new([.. Enumerable.Range(0, (int)present.Max + 1).Select(label => (long)label)])
            : present.Min == 0 && present.Max >= most ? null
            : new([.. present]);
    }

    /// <summary>Classes with these names, which are their labels.</summary>
    /// <returns>null where there are other labels</returns>
    public static ArrayClasses? Named(IReadOnlyList<string> names, IEnumerable<long> labels)
    {
        var known = new List<long>();
        foreach (var name in names)
            if (long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var label))
                known.Add(label);
        return known.Count == names.Count && known.Distinct().Count() == known.Count
            && labels.All(known.ToHashSet().Contains) ? new([.. known]) : null;
    }

    public int PlaceOf(long label) => _places[label];

    public IReadOnlyList<ClassCount> Counted(IEnumerable<int> places)
    {
        var counts = new int[Names.Count];
        foreach (var place in places)
            counts[place]++;
        return [.. Names.Zip(counts, (name, count) => new ClassCount(name, count))];
    }
}
