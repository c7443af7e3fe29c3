namespace Fruitfly.Data.Toy;

/// <summary>How the classes of a planar data set lie before noise, in the square from −2 to 2 on both axes.</summary>
public enum PlanarPattern
{
    /// <summary>a disc of radius 1 within a ring of radii 1.4 to 2</summary>
    Circles,

    /// <summary>opposite quadrants: a point belongs to class 1 where its coordinates differ in sign</summary>
    ExclusiveOr,

    /// <summary>normal clusters of standard deviation 0.4 around (−1, −1) and (1, 1)</summary>
    Clusters,

    /// <summary>two arms of one and a half turns, from radius 0.2 to 2</summary>
    Spirals,

    /// <summary>three such arms, of three classes</summary>
    ThreeSpirals,
}
