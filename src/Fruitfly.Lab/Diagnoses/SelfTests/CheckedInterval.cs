namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>What has a 90 % interval, or a bound.</summary>
enum CheckedQuantity
{
    /// <summary>at the whole pool</summary>
    Error,

    /// <summary>of which there is an upper bound at 95 %</summary>
    Noise,

    /// <summary>extrapolated to the whole pool</summary>
    DataVariance,

    SeedVariance,
}

/// <summary>An interval beside the truth.</summary>
readonly record struct CheckedInterval(CheckedQuantity Quantity, double Truth, double Low, double High)
{
    public bool Holds => Low <= Truth && Truth <= High;
}
