using Fruitfly.Data.Images;

namespace Fruitfly.Lab.Experiments;

/// <summary>What planning may look at beside the options.</summary>
/// <param name="Images">where image files are looked for</param>
public sealed record PlanningContext(ImageSets Images);
