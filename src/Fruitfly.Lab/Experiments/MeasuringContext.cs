using Fruitfly.Data.Images;

namespace Fruitfly.Lab.Experiments;

/// <summary>What surrounds a measurement: it is pure otherwise.</summary>
/// <param name="Images">where image files are looked for</param>
/// <param name="Progress">is told the share that is done, from 0 to 1, where it takes so long that someone waits for
/// it. Default: null, no one asks.</param>
/// <param name="Cancellation">throws <see cref="OperationCanceledException"/> once no one wants the findings any
/// more</param>
public sealed record MeasuringContext(
    ImageSets Images, IProgress<double>? Progress = null, CancellationToken Cancellation = default);
