using System.Text.Json;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The shapes of what training by hand can set of data and network: every setting under its name in camel
/// case, with its choices, its range and its meaning.</summary>
static class SettingShapes
{
    /// <summary>A network that is written out layer by layer.</summary>
    public const string Layers = "layers";

    public const string Width = "width", Depth = "depth", Initializer = "initializer", File = "file";

    /// <summary>Said elsewhere in a study: by its sections, or by a kind with settings of its own.</summary>
    static readonly HashSet<string> Elsewhere =
    [
        "data", "network", "train-split", "validation-share", "initializer", "weight-variance", "weight-value", "gain",
    ];

    public static KindShape Data { get; } = new("data", DataKinds, "mnist1d") { Description = "what is learned" };

    public static KindShape Network { get; } =
        new("network", NetworkKinds, "fully-connected") { Description = "the layers between data and targets" };

    /// <summary>The setting of a key; null where the key is said in another way.</summary>
    public static Setting? Find(SettingGroup group, string key) => Setting.All.FirstOrDefault(setting =>
        setting.Group == group && !Elsewhere.Contains(setting.Name) && KeyOf(setting) == key);

    public static string KeyOf(Setting setting) => KeyOf(setting.Name);

    public static string KeyOf(string name) =>
        JsonNamingPolicy.CamelCase.ConvertName(string.Concat(name.Split('-').Select(part =>
            char.ToUpperInvariant(part[0]) + part[1..])));

    static IReadOnlyList<KindAlternative> DataKinds() =>
    [
        .. Setting.Find("data")!.Choices.Select(choice => new KindAlternative(choice.Name, choice.Name,
            new MapShape(choice.Name, [.. Fields(SettingGroup.Data, "data", choice.Name)])
            { Description = choice.Description },
            IsWord: true)
        { ImpliedBy = choice.Name == File ? File : null }),
        .. Fruitfly.Data.DataDescription.Kinds.Where(kind => kind.Revision is not null).Select(kind =>
            KindAlternative.Of(kind, new MapShape(kind.Name, ReflectedShapes.FieldsOf(kind.Type)), isWord: true)),
    ];

    static IReadOnlyList<KindAlternative> NetworkKinds() =>
    [
        .. Setting.Find("network")!.Choices.Select(choice => new KindAlternative(choice.Name, choice.Name,
            new MapShape(choice.Name,
                [.. Fields(SettingGroup.Network, "network", choice.Name), .. Sized(choice.Name), Drawn])
            { Description = choice.Description }, IsWord: true)),
        new(Layers, Layers, new MapShape(Layers,
            [new Field(Layers, new ListShape(ReflectedShapes.FamilyOf(typeof(Layer))!, 0, 100)
            {
                Description = "from the input on; a linear layer to the targets follows them",
            }, IsNeeded: true), Drawn])
        { Description = "layers one by one, a user's kinds among them" })
        { ImpliedBy = Layers },
    ];

    static IEnumerable<Field> Fields(SettingGroup group, string choice, string name) =>
        from setting in Setting.All
        where setting.Group == @group && !setting.IsForMany && !Elsewhere.Contains(setting.Name)
            && setting.AppliesWhen.All(condition => condition.Setting != choice || condition.Values.Contains(name))
        select new Field(KeyOf(setting), Of(setting), IsNeeded: setting.Name == File);

    static IEnumerable<Field> Sized(string network) => network != "fully-connected" ? [] :
    [
        new Field(Width, new NumberShape(1, 10_000, IsWhole: true)
        {
            Description = "units of every hidden layer, instead of hiddenLayers",
        }),
        new Field(Depth, new NumberShape(0, 50, IsWhole: true) { Description = "hidden layers of that width" }),
    ];

    static Field Drawn => new(Initializer, ReflectedShapes.FamilyOf(typeof(Initializer))! with
    {
        Description = "how the weights are drawn",
    });

    static Shape Of(Setting setting)
    {
        Shape shape = setting.Kind switch
        {
            SettingKind.Choice => new ChoiceShape([.. setting.Choices.Select(choice => choice.Name)]),
            SettingKind.Integer => Range(setting, isWhole: true),
            SettingKind.Number => Range(setting, isWhole: false),
            SettingKind.Flag => new FlagShape(),
            SettingKind.Widths => new ListShape(Range(setting with { Word = null }, isWhole: true), 0, 50),
            _ => new EitherShape(new TextShape(4096), new ListShape(new TextShape(), 0, 1000)),
        };
        return shape with { Description = setting.Description };
    }

    static NumberShape Range(Setting setting, bool isWhole) => new(
        setting.Minimum ?? double.NegativeInfinity, setting.Maximum ?? double.PositiveInfinity, isWhole, setting.Word);
}
