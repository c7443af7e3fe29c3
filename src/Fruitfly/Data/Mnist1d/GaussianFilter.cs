namespace Fruitfly.Data.Mnist1d;

/// <summary>Smoothing by a normal kernel of standard deviation 2, cut at 8 places to either side, the signal mirrored
/// at its ends (d c b a | a b c d | d c b a): <c>scipy.ndimage.gaussian_filter(signal,
/// 2)</c> with its order of sums.</summary>
sealed class GaussianFilter(int length)
{
    const int Radius = 8;

    // exp(−distance² / 8) over its sum; written out because the exponential differs between mathematical libraries.
    static ReadOnlySpan<double> Weights =>
    [
        0.199474647864745, 0.17603575888479037, 0.12098748976534904, 0.06475993660472744, 0.026995957967298846,
        0.00876430436278587, 0.002215963172596555, 0.0004363490205067883, 6.691628957263553e-05,
    ];

    readonly double[] _mirrored = new double[length + 2 * Radius];

    /// <summary>Takes the signal to be smoothed by <see cref="At"/>.</summary>
    public void Load(ReadOnlySpan<double> signal)
    {
        signal.CopyTo(_mirrored.AsSpan(Radius));
        for (var i = 1; i <= Radius; i++)
        {
            _mirrored[Radius - i] = signal[Mirror(i - 1)];
            _mirrored[Radius + length - 1 + i] = signal[length - 1 - Mirror(i - 1)];
        }
    }

    /// <summary>The smoothed signal at one place.</summary>
    public double At(int place)
    {
        var window = _mirrored.AsSpan(place, 2 * Radius + 1);
        var sum = window[Radius] * Weights[0];
        for (var distance = Radius; distance > 0; distance--)
            sum += (window[Radius - distance] + window[Radius + distance]) * Weights[distance];
        return sum;
    }

    // How far from the end the mirror image lies; a short signal is mirrored again and again.
    int Mirror(int beyond)
    {
        beyond %= 2 * length;
        return beyond < length ? beyond : 2 * length - 1 - beyond;
    }
}
