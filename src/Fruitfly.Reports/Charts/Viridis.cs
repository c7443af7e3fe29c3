namespace Fruitfly.Reports.Charts;

/// <summary>The colours of <see cref="Palette.Sequential"/> for pictures that are not drawn by Vega: between eleven of
/// them in a straight line.</summary>
public static class Viridis
{
    static readonly (byte Red, byte Green, byte Blue)[] Stops =
    [
        (0x44, 0x01, 0x54), (0x48, 0x24, 0x75), (0x41, 0x44, 0x87), (0x35, 0x5F, 0x8D), (0x2A, 0x78, 0x8E),
        (0x21, 0x91, 0x8C),
        (0x22, 0xA8, 0x84), (0x44, 0xBF, 0x70), (0x7A, 0xD1, 0x51), (0xBD, 0xDF, 0x26), (0xFD, 0xE7, 0x25),
    ];

    /// <param name="share">0 for the darkest, 1 for the brightest; beyond them it stays the
    /// same, and NaN is the darkest</param>
    public static (byte Red, byte Green, byte Blue) At(double share)
    {
        var place = (double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1)) * (Stops.Length - 1);
        var below = Math.Min((int)place, Stops.Length - 2);
        var (low, high, rest) = (Stops[below], Stops[below + 1], place - below);
        return (Between(low.Red, high.Red), Between(low.Green, high.Green), Between(low.Blue, high.Blue));

        byte Between(byte from, byte to) => (byte)Math.Round(from + rest * (to - from));
    }
}
