namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>The values of one factor as settings are grouped by them: one level for each value, or, where there are
/// more values than that, bins of about equally many settings.</summary>
sealed class FactorLevels
{
    readonly Dictionary<int, int> _levels = [];

    /// <param name="most">levels; more values are put into bins</param>
    /// <param name="bins">at most; default: as many as levels</param>
    public FactorLevels(
        Factor factor, string title, IReadOnlyList<SweepSetting> settings, int most, int? bins = null)
    {
        (Factor, Title) = (factor, title);
        var used = settings.Where(setting => setting.Values.ContainsKey(factor.Path)).ToList();
        var values = used.Select(Value).Distinct().ToList();
        IsOrdered = factor.Scale != FactorScale.Categorical && values.All(value => value.Number is not null);
        if (IsOrdered)
            values = [.. values.OrderBy(value => value.Number)];
        else
            values = [.. factor.Values.Where(values.Contains), .. values.Except(factor.Values)];
        var isLogarithmic = factor.Scale == FactorScale.Logarithmic || IsOrdered && IsUneven(values);
        IsLogarithmic = IsOrdered && isLogarithmic && values.All(value => value.Number > 0);
        // On a logarithmic scale zero has no place: levels then stand side by side, by name.
        HasPlaces = IsOrdered && (IsLogarithmic || !isLogarithmic);
        IsBinned = IsOrdered && values.Count > most;
        All = IsBinned ? Bin(used, bins ?? most) : [.. values.Select((value, place) => new Level(FactorNames.Text(value), Place(value, place)))];
        if (IsBinned)
            return;
        var places = values.Index().ToDictionary(value => value.Item, value => value.Index);
        foreach (var setting in used)
            _levels[setting.Number] = places[Value(setting)];
    }

    public Factor Factor { get; }

    public string Title { get; }

    /// <summary>Whether the values are numbers that mean more and less.</summary>
    public bool IsOrdered { get; }

    public bool IsLogarithmic { get; }

    /// <summary>Whether the values stand on an axis of numbers, and not side by side.</summary>
    public bool HasPlaces { get; }

    public bool IsBinned { get; }

    public IReadOnlyList<Level> All { get; }

    /// <summary>The values of a grid as labels of an axis of numbers; none for bins.</summary>
    public IReadOnlyList<double> Ticks => IsBinned ? [] : [.. All.Select(level => level.Place)];

    public IReadOnlyList<string> Names => [.. All.Select(level => level.Text)];

    /// <summary>Null where the factor does not apply.</summary>
    public int? Of(SweepSetting setting) => _levels.TryGetValue(setting.Number, out var level) ? level : null;

    /// <summary>The setting's own place, also within a bin; null where the factor does not apply.</summary>
    public double? PlaceOf(SweepSetting setting) => Of(setting) is not { } level ? null
        : HasPlaces ? Value(setting).Number : IsBinned ? level : All[level].Place;

    /// <summary>Whether a few values that were listed lie as 0.001, 0.01 and 0.1 do, and would stand on top of each
    /// other on a linear axis.</summary>
    static bool IsUneven(List<FactorValue> ascending)
    {
        double[] gaps = [.. ascending.Zip(ascending.Skip(1), (one, next) => next.Number!.Value - one.Number!.Value)];
        return gaps.Length is > 1 and <= 12 && gaps.Max() > 8 * gaps.Min();
    }

    FactorValue Value(SweepSetting setting) => setting.Values[Factor.Path];

    double Place(FactorValue value, int place) => HasPlaces ? value.Number!.Value : place;

    Level[] Bin(List<SweepSetting> used, int most)
    {
        var ordered = used.OrderBy(setting => Value(setting).Number).ThenBy(setting => setting.Number).ToList();
        var bins = new List<Level>();
        for (var start = 0; start < ordered.Count;)
        {
            var end = Math.Max(start + 1, (int)((long)ordered.Count * (bins.Count + 1) / most));
            // Equal values stay together.
            while (end < ordered.Count && Value(ordered[end]).Number == Value(ordered[end - 1]).Number)
                end++;
            var bin = ordered[start..end];
            foreach (var setting in bin)
                _levels[setting.Number] = bins.Count;
            double[] numbers = [.. bin.Select(setting => Value(setting).Number!.Value)];
            var middle = IsLogarithmic ? Math.Exp(numbers.Average(Math.Log)) : numbers.Average();
            bins.Add(new(numbers[0] == numbers[^1] ? FactorNames.Text(numbers[0])
                : $"{FactorNames.Text(numbers[0])} to {FactorNames.Text(numbers[^1])}", HasPlaces ? middle : bins.Count));
            start = end;
        }
        return [.. bins];
    }
}

/// <param name="Place">on the horizontal axis</param>
readonly record struct Level(string Text, double Place);
