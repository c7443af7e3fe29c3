namespace Fruitfly.Data.Images;

/// <summary>The images of one split as their file has them: pixels from 0 to 255, <c>[images × height × width ×
/// channels]</c>, and a class label each.</summary>
public sealed class ImagePart
{
    readonly byte[] _pixels;
    readonly int[] _labels;

    internal ImagePart(byte[] pixels, int[] labels) => (_pixels, _labels) = (pixels, labels);

    public int Count => _labels.Length;

    public ReadOnlySpan<byte> Pixels => _pixels;

    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The pixels of one image, <c>[height × width × channels]</c>.</summary>
    public ReadOnlySpan<byte> this[int image] =>
        _pixels.AsSpan(image * (_pixels.Length / _labels.Length), _pixels.Length / _labels.Length);
}
