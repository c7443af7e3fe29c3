using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Networks.Layers;

/// <summary>Which parts of the kernel meet which positions of input and output. With the examples as neighbours each
/// position of the input is a block of rows, one for each channel, so that every part is a product that reads the input
/// where it lies; what would fall on the padding is left out.</summary>
/// <remarks>A part of the kernel is a run of taps within one of its lines; its weights are
/// <c>[taps · input channels × output channels]</c>.</remarks>
sealed class ConvolutionTerms
{
    /// <summary>With fewer channels than this, the taps of a run share the tiles of a weight gradient.</summary>
    const int FewChannels = 4;

    readonly ProductTerm[][] _forward, _inputGradient;
    readonly Part[] _weightGradient;

    public ConvolutionTerms(Shape input, Shape output, Window vertical, Window horizontal)
    {
        var taps = new List<Tap>();
        for (var i = 0; i < output.Height; i++)
            for (var j = 0; j < output.Width; j++)
                for (var k = 0; k < vertical.Size; k++)
                    for (var l = 0; l < horizontal.Size; l++)
                    {
                        int y = vertical.InputOf(i, k), x = horizontal.InputOf(j, l);
                        if (y >= 0 && y < input.Height && x >= 0 && x < input.Width)
                            taps.Add(new Tap(k * horizontal.Size + l, 1, y * input.Width + x, i * output.Width + j));
                    }
        var runs = Runs(taps, horizontal);
        int from = input.Channels, to = output.Channels;
        _forward = ByPosition(runs, output.Positions, tap => tap.Output, tap => new ProductTerm(
            tap.First * from * to, tap.Input * from, tap.Count * from));
        _inputGradient = ByPosition(taps, input.Positions, tap => tap.Input, tap => new ProductTerm(
            tap.First * from * to, tap.Output * to, to));
        _weightGradient = [.. (from < FewChannels ? runs : taps)
            .GroupBy(tap => (tap.First, tap.Count))
            .Select(group => new Part(
                group.Key.First * from * to, group.Key.Count * from,
                [.. group.Select(tap => new RowPair(tap.Input * from, tap.Output * to))]))];
    }

    /// <summary>The gradient of every part of the kernel: where it begins, its rows, and the rows of the input and of
    /// the output's gradient that it is summed over.</summary>
    public ReadOnlySpan<Part> WeightGradient => _weightGradient;

    /// <summary>What is summed up to the output at a position, from the input.</summary>
    public ReadOnlySpan<ProductTerm> Forward(int output) => _forward[output];

    /// <summary>What is summed up to the input's gradient at a position, from that of the output.</summary>
    public ReadOnlySpan<ProductTerm> InputGradient(int input) => _inputGradient[input];

    /// <summary>Joins neighbouring taps of a line of the kernel that meet
    /// neighbouring positions of the input.</summary>
    static List<Tap> Runs(List<Tap> taps, Window horizontal)
    {
        var runs = new List<Tap>();
        foreach (var tap in taps)
            if (runs.Count > 0 && runs[^1] is var last && last.Output == tap.Output
                && last.First + last.Count == tap.First
                && last.First / horizontal.Size == tap.First / horizontal.Size && last.Input + last.Count == tap.Input)
                runs[^1] = last with { Count = last.Count + 1 };
            else
                runs.Add(tap);
        return runs;
    }

    static ProductTerm[][] ByPosition(
        List<Tap> taps, int positions, Func<Tap, int> position, Func<Tap, ProductTerm> term)
    {
        var terms = taps.ToLookup(position, term);
        return [.. Enumerable.Range(0, positions).Select(place => terms[place].ToArray())];
    }

    internal sealed record Part(int Place, int Rows, RowPair[] Pairs);

    /// <summary>Taps of the kernel from <paramref name="First"/> on, the first of which meets a position of the input
    /// for one of the output.</summary>
    readonly record struct Tap(int First, int Count, int Input, int Output);
}
