using System.Numerics.Tensors;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Training;

/// <summary><see cref="Augmentation"/> at work on the rows of a batch, with the memory for it.</summary>
sealed class Augmenter
{
    /// <summary>Set in the number of a stream, so that none of the noise of inputs has it.</summary>
    const uint Own = 1u << 31;

    readonly Augmentation _augmentation;
    readonly RandomStream _stream = new(0, 0);
    readonly float[] _rotated, _tilt;

    /// <param name="features">of an example</param>
    public Augmenter(Augmentation augmentation, int features)
    {
        _augmentation = augmentation;
        _rotated = new float[features];
        _tilt = [.. Enumerable.Range(0, features).Select(place => (float)TiltAt(place, features))];
    }

    /// <summary>Numbers of float32 that it keeps for examples of that many features.</summary>
    public static int Memory(int features) => 2 * features;

    /// <summary>The stream that a part of a batch draws from: three numbers an example.</summary>
    public static void Restart(RandomStream stream, ulong key, uint part) => stream.Restart(key, Own | part);

    /// <summary>From −½ at the first place to ½ at the last.</summary>
    public static double TiltAt(int place, int features) => features < 2 ? 0 : place / (features - 1.0) - 0.5;

    /// <summary>Draws from a stream of its own from now on.</summary>
    public void Restart(ulong key, uint part) => Restart(_stream, key, part);

    /// <param name="inputs"><c>[examples × features]</c>, in place</param>
    public void Apply(Span<float> inputs)
    {
        for (var first = 0; first < inputs.Length; first += _rotated.Length)
        {
            var row = inputs.Slice(first, _rotated.Length);
            var (places, factor, slope) = Draw(_augmentation, _stream, row.Length);
            row[..^places].CopyTo(_rotated.AsSpan(places));
            row[^places..].CopyTo(_rotated);
            TensorPrimitives.Multiply(_rotated, (float)factor, row);
            TensorPrimitives.MultiplyAdd(_tilt, (float)slope, row, row);
        }
    }

    /// <returns>by how many places to the right an example is rotated, what it is multiplied by, and how far its last
    /// value is raised above its first</returns>
    public static (int Places, double Factor, double Slope) Draw(
        Augmentation augmentation, RandomStream stream, int features)
    {
        var shift = stream.NextInt(2 * augmentation.Translation + 1) - augmentation.Translation;
        var factor = 1 + augmentation.Scaling * (2 * stream.NextDouble() - 1);
        var slope = augmentation.Shear * (2 * stream.NextDouble() - 1);
        return ((shift % features + features) % features, factor, slope);
    }
}
