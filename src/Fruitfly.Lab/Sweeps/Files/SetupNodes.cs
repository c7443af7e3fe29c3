using System.Globalization;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Sets a training setup to what a section of a study says, and writes one back as a section.</summary>
static class SetupNodes
{
    /// <summary>Data of a kind, with the defaults of network and recipe for them.</summary>
    /// <exception cref="SetupException">a value is not allowed</exception>
    public static TrainingSetup Data(MapNode map, string kind)
    {
        var data = Setting.Find("data")!.Write(new TrainingSetup(), kind).Data;
        // What compares settings does not stop their training unless the study says so.
        return Written(TrainingSetup.Of(data) with { EarlyStopping = SetupStopping.None }, SettingGroup.Data, map);
    }

    /// <exception cref="SetupException">a value is not allowed</exception>
    public static TrainingSetup Written(TrainingSetup setup, SettingGroup group, MapNode map)
    {
        foreach (var entry in map.Entries)
            if (SettingShapes.Find(group, entry.Key) is { } setting && entry.Key != StudyWords.Kind)
                setup = setting.Write(setup, TextOf(setting, entry.Value));
        return setup;
    }

    /// <summary>Every setting of a group that a kind has, in the order of the controls.</summary>
    public static IEnumerable<(string Key, StudyNode Value)> Sections(
        TrainingSetup setup, MapShape shape, SettingGroup group) =>
        from field in shape.Fields
        let setting = SettingShapes.Find(@group, field.Name)
        where setting is not null && setting.AppliesTo(setup)
        let text = setting.ValueIn(setup)
        where text.Length > 0
        select (field.Name, NodeOf(setting, text));

    static string TextOf(Setting setting, StudyNode node) => node switch
    {
        ListNode { Items.Count: 0 } when setting.Kind == SettingKind.Widths => setting.Word!,
        ListNode list when setting.Kind == SettingKind.Text =>
            TableSettings.Joined(list.Items.Select(item => TextOf(setting, item))),
        ListNode list => string.Join(',', list.Items.Select(item => TextOf(setting, item))),
        ScalarNode { Kind: ScalarKind.Flag } flag when setting.Kind == SettingKind.Flag =>
            flag.Number == 1 ? "yes" : "no",
        ScalarNode { Number: { } number } when setting.Kind is SettingKind.Integer or SettingKind.Widths =>
            ((decimal)number).ToString(CultureInfo.InvariantCulture),
        _ => ((ScalarNode)node).Text,
    };

    static StudyNode NodeOf(Setting setting, string text) => setting.Kind switch
    {
        SettingKind.Widths => new ListNode(Origin.Default,
            text == setting.Word ? [] : [.. text.Split(',').Select(Plain)]),
        SettingKind.Flag => Plain(text == "yes" ? "true" : "false"),
        SettingKind.Text or SettingKind.Choice => new ScalarNode(Origin.Default, text, ScalarKind.Text),
        _ => Plain(text),
    };

    static StudyNode Plain(string text) => CoreSchema.Plain(text, Origin.Default);
}
