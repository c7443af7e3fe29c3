namespace Fruitfly.Training;

/// <summary>What is done to every training example, taken for a signal of even steps, before a step sees it: it is
/// rotated, scaled and tilted, drawn again each time (UDL 9.3.8, notebook 9.5). The label stays, and so does what is
/// measured.</summary>
/// <param name="Translation">rotated by up to this many places either way; what leaves at one end comes in at the
/// other</param>
/// <param name="Scaling">multiplied by a factor uniform in 1 ± this</param>
/// <param name="Shear">tilted about the middle by up to this much from end to end, up or down</param>
public sealed record Augmentation(int Translation = 0, double Scaling = 0, double Shear = 0)
{
    internal const int LargestTranslation = 1_000_000;

    /// <summary>Whether any of it changes an example.</summary>
    internal bool IsEffective => Translation > 0 || Scaling > 0 || Shear > 0;

    /// <exception cref="ArgumentOutOfRangeException">a setting is out of its range</exception>
    internal void Validate()
    {
        if (Translation is < 0 or > LargestTranslation)
            throw new ArgumentOutOfRangeException(
                nameof(Translation), Translation, $"It is a whole number from 0 to {LargestTranslation:N0}.");
        Require(Scaling, nameof(Scaling));
        Require(Shear, nameof(Shear));

        static void Require(double value, string name)
        {
            if (!(value >= 0 && double.IsFinite(value)))
                throw new ArgumentOutOfRangeException(name, value, "It is a number from 0 up.");
        }
    }
}
