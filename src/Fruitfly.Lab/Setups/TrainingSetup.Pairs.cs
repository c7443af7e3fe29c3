namespace Fruitfly.Lab.Setups;

/// <summary>A setup as names and values.</summary>
public sealed partial record TrainingSetup
{
    /// <summary>Reads names and values, such as those of an address: <c>data=circles&amp;hidden-layers=16,16</c>. What
    /// is not named has the default for the data; a file that is named is the data.</summary>
    /// <exception cref="SetupException">an unknown, repeated or meaningless name, or a
    /// value that is not allowed</exception>
    public static TrainingSetup Parse(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var given = new Dictionary<string, string>();
        foreach (var (name, value) in pairs)
        {
            if (Setting.Find(name) is null)
                throw new SetupException($"'{name}'",
                    "is not a setting; the settings " +
                    $"are {string.Join(", ", Setting.All.Select(setting => setting.Name))}.");
            if (!given.TryAdd(name, value))
                throw new SetupException(name, "is given twice.");
        }
        var setup = Of(given.TryGetValue("data", out var data) ? Setting.All[0].Write(new(), data).Data
            : given.ContainsKey("file") ? SetupData.File : SetupData.Mnist1d);
        foreach (var (name, value) in given)
            setup = Setting.Find(name)!.Write(setup, value);
        foreach (var name in given.Keys)
            if (Setting.Find(name)!.AppliesWhen.FirstOrDefault(condition => !condition.HoldsIn(setup)) is { } condition)
                throw new SetupException(name,
                    $"has a meaning only where {condition.Setting} is {string.Join(" or ", condition.Values)}.");
        if (setup.Folds > 0 && given.ContainsKey("train-split"))
            throw new SetupException("train-split",
                "has no meaning with folds, which say how large the test sets are.");
        setup.Check();
        return setup;
    }

    /// <summary>The settings that differ from the defaults for the data, in the order of <see cref="Setting.All"/>:
    /// what <see cref="Parse"/> makes this setup of again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToPairs()
    {
        var defaults = Of(Data) with { Data = SetupData.Mnist1d };
        return [.. from setting in Setting.All
                   where setting.AppliesTo(this) && setting.ValueIn(this) != setting.ValueIn(defaults)
                   select KeyValuePair.Create(setting.Name, setting.ValueIn(this))];
    }
}
