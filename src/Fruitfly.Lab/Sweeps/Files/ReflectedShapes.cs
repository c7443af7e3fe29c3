using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Kinds;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The shapes of the records that describe trials: what the canonical description writes can be set, and what
/// is added to a record or a family later, a user's kinds too, can be set without a word here.</summary>
static class ReflectedShapes
{
    static readonly Dictionary<Type, Func<KindShape>> Families = new()
    {
        [typeof(Layer)] = () => Family("layer", Layer.Kinds),
        [typeof(Initializer)] = () => Family("initializer", Initializer.Kinds),
        [typeof(Loss)] = () => Family("loss", Loss.Kinds, isWord: true),
        [typeof(Optimizer)] = () => Family("optimizer", Optimizer.Kinds),
        [typeof(Schedule)] = () => Family("schedule", Schedule.Kinds),
    };

    /// <summary>The family of a type; null where it is none.</summary>
    public static KindShape? FamilyOf(Type type) => Families.TryGetValue(type, out var make) ? make() : null;

    /// <summary>A family of which one kind stands where none is named, with values for all of its settings.</summary>
    /// <param name="isDefault">tells which kind may be left out: for a schema, which knows no data, all of them</param>
    public static KindShape Defaulted(KindShape family, Predicate<string> isDefault, string? kind) => new(
        $"default-{family.Name}",
        () => [.. family.Alternatives().Select(known => isDefault(known.Name) ? known with
        {
            KindMayBeLeftOut = true,
            Settings = known.Settings with
            {
                Fields = [.. known.Settings.Fields.Select(field => field with { IsNeeded = false })],
            },
        } : known)], kind);

    /// <summary>The shape of a property; null where a file has no way to say it.</summary>
    public static Shape? Of(string name, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (FamilyOf(type) is { } family)
            return family;
        if (type == typeof(bool))
            return new FlagShape();
        if (type == typeof(string))
            return new TextShape();
        if (type == typeof(double) || type == typeof(float))
            return Bounds.Real(name);
        if (type == typeof(int) || type == typeof(long) || type == typeof(uint) || type == typeof(ulong))
            return Bounds.Whole(name, type);
        if (type.IsEnum)
            return new ChoiceShape([.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]);
        var info = CanonicalDescription.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable =>
                Of(name, info.ElementType!) is { } item ? new ListShape(item, 0, 1000) : null,
            JsonTypeInfoKind.Object => new MapShape(name, FieldsOf(info)),
            _ => null,
        };
    }

    /// <summary>The settings of a record that the canonical description writes.</summary>
    public static IReadOnlyList<Field> FieldsOf(Type type) => FieldsOf(CanonicalDescription.Options.GetTypeInfo(type));

    static Field[] FieldsOf(JsonTypeInfo info) =>
    [
        .. from property in info.Properties
           let shape = Of(property.Name, property.PropertyType)
           where shape is not null
           select new Field(property.Name, shape, property.IsRequired),
    ];

    public static KindShape Family<T>(string name, KindFamily<T> kinds, bool isWord = false) where T : class =>
        new(name, () => [.. kinds.Select(kind =>
            KindAlternative.Of(kind, new MapShape(kind.Name, FieldsOf(kind.Type)), isWord))]);
}
