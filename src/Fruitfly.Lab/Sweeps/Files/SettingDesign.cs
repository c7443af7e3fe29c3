using Fruitfly.Lab.Sweeps.Designs;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The settings of a study: combinations of its factors, each with the study's parts as it has them.</summary>
sealed class SettingDesign(MapNode parts, IReadOnlyList<StudyFactor> factors, Func<MapNode, string, string?> defaultAt)
{
    /// <summary>Points that bring nothing new are passed over, but not for ever.</summary>
    const int Patience = 100;

    // Those without a condition first: the conditions of the others look at them.
    readonly IReadOnlyList<StudyFactor> _ordered = [.. factors.OrderBy(factor => factor.When.Count > 0)];

    /// <summary>Settings of a grid, the first factor changing slowest.</summary>
    /// <returns>null where there are more than <paramref name="most"/></returns>
    public IReadOnlyList<DesignedSetting>? Grid(int most)
    {
        List<DesignedSetting> grown = [new(parts, [])];
        foreach (var factor in _ordered)
        {
            List<DesignedSetting> next = [];
            foreach (var setting in grown)
                if (!Applies(factor, setting.Parts))
                    next.Add(setting);
                else
                    next.AddRange(factor.Levels.Select(level => With(setting, factor, level)));
            if (next.Count > most)
                return null;
            grown = next;
        }
        return grown;
    }

    /// <summary>The first settings of a sequence of points, each once; fewer where there are no more.</summary>
    public IReadOnlyList<DesignedSetting> Drawn(IPointSequence points, int count, int available = int.MaxValue)
    {
        var (found, known) = (new List<DesignedSetting>(), new HashSet<string>());
        var point = new double[_ordered.Count];
        for (var index = 0; found.Count < count && index < available && index < (long)count * Patience; index++)
        {
            points.Point(index, point);
            var setting = new DesignedSetting(parts, []);
            foreach (var (factor, unit) in _ordered.Zip(point))
                if (Applies(factor, setting.Parts))
                    setting = With(setting, factor, factor.At(unit));
            if (known.Add(string.Join('\n', setting.Values.Select(value => $"{value.Key} {value.Value.Text}"))))
                found.Add(setting);
        }
        return found;
    }

    static DesignedSetting With(DesignedSetting setting, StudyFactor factor, FactorLevel level) => new(
        setting.Parts.WithAt(factor.Keys, factor.Origin, level.Node),
        [.. setting.Values, KeyValuePair.Create(factor.Path, level.Value)]);

    bool Applies(StudyFactor factor, MapNode setting) => factor.When.All(condition =>
        TextAt(setting, condition.Path) is { } text && condition.Values.Contains(text));

    string? TextAt(MapNode setting, string path)
    {
        var keys = path.Split('.');
        // A kind may stand as a word alone.
        var node = setting.At(keys) ?? (keys[^1] == StudyWords.Kind && keys.Length > 1
            ? setting.At(keys.AsSpan(0, keys.Length - 1)) as ScalarNode : null);
        return node switch
        {
            ScalarNode scalar => scalar.Text,
            MapNode map => (map[StudyWords.Kind] as ScalarNode)?.Text,
            _ => defaultAt(setting, path),
        };
    }
}

/// <summary>A setting before it is checked.</summary>
/// <param name="Parts">data, network and recipe with the values of the factors</param>
/// <param name="Values">of the factors that apply, by path</param>
sealed record DesignedSetting(MapNode Parts, IReadOnlyList<KeyValuePair<string, FactorValue>> Values);
