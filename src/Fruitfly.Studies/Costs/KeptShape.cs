namespace Fruitfly.Studies.Costs;

/// <summary>How fast networks of one shape trained here.</summary>
/// <param name="Among">what it has in common with shapes between which speeds are interpolated</param>
/// <param name="Network">the hash of its layers</param>
/// <param name="StepOperations">see <see cref="TrainingShape"/></param>
/// <param name="ForwardOperations">see <see cref="TrainingShape"/></param>
/// <param name="Seen">when it was last measured, or trials of it last ran</param>
sealed record KeptShape(
    SpeedGroup Among, string Network, long StepOperations, long ForwardOperations, ShapeSpeed Speed,
    DateTimeOffset Seen)
{
    public bool IsSound => StepOperations >= 0 && ForwardOperations >= 0
        && IsTime(Speed.Step) && IsTime(Speed.Example) && IsTime(Speed.Start);

    static bool IsTime(double seconds) => seconds is >= 0 and <= KeptNumber.MostSeconds;
}

/// <summary>Shapes whose speeds lie on a curve.</summary>
/// <param name="Family">see <see cref="TrainingShape"/></param>
/// <param name="Inputs">of the networks: those of pictures and those of short signals are on different curves</param>
/// <param name="Workers">cores that trained at once</param>
/// <param name="DataClass">the order of magnitude of the data, which may fit a cache or not</param>
sealed record SpeedGroup(string Family, int Inputs, int Workers, int DataClass)
{
    public static SpeedGroup Of(TrialCost trial, int workers) => new(
        trial.Shape.Family, trial.Trial.Network.Inputs, workers,
        (int)Math.Round(Math.Log(Math.Max(1, trial.DataSize.Bytes), 4)));
}
