namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What the settings of kinds may be and mean, by their names: a record of a kind tells its types alone. A
/// setting that is not listed takes any number of its type, and its kind has the last word.</summary>
static class Bounds
{
    const double Any = double.PositiveInfinity;

    static readonly Dictionary<string, (double Least, double Most, string Meaning)> Known = new()
    {
        ["learningRate"] = (0, 1000, "how far a step goes"),
        ["momentum"] = (0, 0.9999, "the share of the last step's velocity that is kept"),
        ["beta1"] = (0, 0.9999, "the memory of gradients"),
        ["beta2"] = (0, 0.999999, "the memory of squared gradients"),
        ["epsilon"] = (0, 1, "added to what is divided by"),
        ["weightDecay"] = (0, 100, "λ of the L2 penalty λ/2 |p|²; with adamw, what each step takes of the parameters"),
        ["rate"] = (0, 0.95, "the probability with which a unit is left out of a training step"),
        ["gamma"] = (0, 10, "what the learning rate is multiplied by"),
        ["variance"] = (0, 1000, "of the weights"),
        ["gain"] = (0, 1000, "what the weights are multiplied by"),
        ["value"] = (-1000, 1000, "of all weights"),
        ["partSize"] = (1, 1_000_000, "examples in each part that a batch is cut into"),
    };

    // Counts that make something: a layer of 0 units is none.
    static readonly HashSet<string> FromOne =
        ["outputs", "hidden", "channels", "width", "height", "kernel", "stride", "epochs", "patience"];

    public static NumberShape Real(string name) => Known.TryGetValue(name, out var known)
        ? new(known.Least, known.Most) { Description = known.Meaning } : new(-Any, Any);

    public static NumberShape Whole(string name, Type type) => Known.TryGetValue(name, out var known)
        ? new(known.Least, known.Most, IsWhole: true) { Description = known.Meaning }
        : new(FromOne.Contains(name) ? 1 : 0, type == typeof(ulong) ? ulong.MaxValue
            : type == typeof(uint) ? uint.MaxValue : int.MaxValue, IsWhole: true);
}
