using Fruitfly.Lab.Setups;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The shape of a recipe: every property of <see cref="Recipe"/>, with length and batches in plain numbers.
/// What is measured, and on which split, is the sweep's to say.</summary>
static class RecipeShapes
{
    public const string BatchSize = "batchSize", Epochs = "epochs", Steps = "steps", Loss = "loss",
        Automatic = "automatic";

    static readonly HashSet<string> OfTheSweep =
    [
        "batches", "duration", "evaluateEvery", "evaluateAt", "evaluateOn", "evaluateAtEndOn", "countConfusionsOn",
        "measureMarginsOn", "replacedExample", "keepPredictionsOn", "keepBatchLosses",
    ];

    /// <summary>For data whose default recipe is known.</summary>
    public static MapShape For(Recipe defaults) => Of(family => family switch
    {
        "loss" => LossKind(defaults.Loss),
        "optimizer" => Optimizer.Kinds.Of(defaults.Optimizer).Name,
        _ => Schedule.Kinds.Of(defaults.Schedule).Name,
    });

    /// <summary>For any data.</summary>
    public static MapShape Any { get; } = Of(_ => null);

    static string LossKind(Loss loss) => Fruitfly.Training.Losses.Loss.Kinds.Of(loss).Name;

    static MapShape Of(Func<string, string?> kindOf)
    {
        List<Field> fields = [];
        foreach (var field in ReflectedShapes.FieldsOf(typeof(Recipe)))
            if (!OfTheSweep.Contains(field.Name))
                fields.Add(field with { Shape = Shaped(field), IsNeeded = false });
        fields.Add(Plain(BatchSize, "batch-size"));
        fields.Add(Plain(Epochs, "epochs"));
        fields.Add(Plain(Steps, "steps"));
        return new("recipe", fields) { Description = "how the network is trained" };

        Shape Shaped(Field field) => field.Shape is not KindShape family ? field.Shape
            : WithAutomatic(field.Name, kindOf(family.Name) is { } kind
                ? ReflectedShapes.Defaulted(family, name => name == kind, kind)
                : ReflectedShapes.Defaulted(family, _ => true, null));
    }

    static Shape WithAutomatic(string name, KindShape family) => name == Loss
        ? new EitherShape(new WordShape(Automatic), family) { Description = "what training minimizes" } : family;

    static Field Plain(string key, string setting) => new(key, new NumberShape(
        Setting.Find(setting)!.Minimum ?? 0, Setting.Find(setting)!.Maximum ?? int.MaxValue, IsWhole: true,
        key == BatchSize ? Setting.Find(setting)!.Word : null)
    { Description = Setting.Find(setting)!.Description });
}
