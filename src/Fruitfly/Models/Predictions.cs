namespace Fruitfly.Models;

/// <summary>What a model says of some rows: the mean of its networks' predictions, and how far these differ.</summary>
public sealed class Predictions
{
    readonly double[] _means, _spreads;
    readonly bool _areProbabilities;

    internal Predictions(double[] means, double[] spreads, int width, bool areProbabilities) =>
        (_means, _spreads, Width, _areProbabilities) = (means, spreads, width, areProbabilities);

    /// <summary>The number of rows.</summary>
    public int Count => _means.Length / Width;

    /// <summary>The number of classes, or of values for each row.</summary>
    public int Width { get; }

    /// <summary><c>[rows × classes]</c>; empty where values are predicted.</summary>
    public ReadOnlySpan<double> Probabilities => _areProbabilities ? _means : [];

    /// <summary><c>[rows × outputs]</c>, in the units of the target; empty where classes are predicted.</summary>
    public ReadOnlySpan<double> Values => _areProbabilities ? [] : _means;

    /// <summary>The standard deviation of each probability or value over the networks of the model, with n − 1, in
    /// the order of <see cref="Probabilities"/> or <see cref="Values"/>; empty for a model of one network.</summary>
    public ReadOnlySpan<double> Spreads => _spreads;

    /// <summary>Whether a row has a prediction: its features may be so far from any that were trained on that the
    /// networks give no finite number.</summary>
    internal bool IsFinite(int row)
    {
        foreach (var mean in _means.AsSpan(row * Width, Width))
            if (!double.IsFinite(mean))
                return false;
        return true;
    }

    /// <summary>The label of the most probable class of a row; of equal ones the first.</summary>
    /// <exception cref="InvalidOperationException">values are predicted, not classes</exception>
    public int Label(int row)
    {
        if (!_areProbabilities)
            throw new InvalidOperationException("The model predicts values, which have no label.");
        var probabilities = _means.AsSpan(row * Width, Width);
        var label = 0;
        for (var i = 1; i < Width; i++)
            if (probabilities[i] > probabilities[label])
                label = i;
        return label;
    }
}
