namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What bounds the noise from above.</summary>
public enum NoiseSource
{
    /// <summary>the error itself: no network errs less than the noise</summary>
    Error,

    /// <summary>rows with similar inputs, which differ by the noise at least</summary>
    Neighbours,

    /// <summary>rows that the last hidden layer takes for alike</summary>
    HiddenNeighbours,

    /// <summary>rows with equal inputs that were measured more than once</summary>
    Replicates,
}
