namespace Fruitfly.Models;

/// <summary>Mean and spread of the predictions of several networks, added one after another (Welford 1962).</summary>
sealed class Ensemble(int size, int networks)
{
    readonly double[] _squares = networks > 1 ? new double[size] : [];
    int _count;

    public int Size => size;

    public double[] Means { get; } = new double[size];

    public void Add(ReadOnlySpan<double> predictions)
    {
        _count++;
        for (var i = 0; i < size; i++)
        {
            var distance = predictions[i] - Means[i];
            Means[i] += distance / _count;
            if (_squares.Length > 0)
                _squares[i] += distance * (predictions[i] - Means[i]);
        }
    }

    /// <summary>Standard deviations with n − 1; none of one network.</summary>
    public double[] Spreads() => Array.ConvertAll(_squares, square => Math.Sqrt(square / (_count - 1)));
}
