using System.Text.Json.Serialization;
using Fruitfly.Data;
using Fruitfly.Kinds;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Training;

/// <summary>The families whose kinds may stand in the description of a trial, and of
/// which a user may add some.</summary>
public static class OpenKinds
{
    /// <summary>Reads and writes the kinds of every family.</summary>
    public static IReadOnlyList<JsonConverter> Converters { get; } =
    [
        new KindConverter<Layer>(Layer.Kinds),
        new KindConverter<Initializer>(Initializer.Kinds),
        new KindConverter<Loss>(Loss.Kinds, isPlain: true),
        new KindConverter<Optimizer>(Optimizer.Kinds),
        new KindConverter<Schedule>(Schedule.Kinds),
        new KindConverter<DataDescription>(DataDescription.Kinds),
    ];
}
