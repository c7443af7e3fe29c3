namespace Fruitfly.Data.Mnist1d;

/// <summary>One example as it stands after a transformation.</summary>
public sealed record Mnist1dStage(Mnist1dTransformation Transformation, IReadOnlyList<double> Values);

/// <summary>What happens to a template on its way to an example, in this order.</summary>
public enum Mnist1dTransformation
{
    /// <summary>nothing yet: the template of the class</summary>
    Template,

    /// <summary>raised by 10⁻⁸, so that only padding is zero, and followed by a random number of zeros</summary>
    Padding,

    /// <summary>stretched to the full length, so that more padding makes a narrower digit</summary>
    Dilation,

    /// <summary>multiplied by a random factor about 1</summary>
    Scaling,

    /// <summary>rotated to the right by a random number of places</summary>
    Translation,

    /// <summary>zeros replaced by smoothed normal noise</summary>
    CorrelatedNoise,

    /// <summary>normal noise added everywhere</summary>
    IndependentNoise,

    /// <summary>tilted by a random slope</summary>
    Shear,

    /// <summary>interpolated at the final number of features</summary>
    Subsampling,
}
