using System.Numerics.Tensors;

namespace Fruitfly.Networks.Layers;

/// <summary>The patch of the input that each output position of a convolution sees, in the order
/// <c>[kernel height × kernel width × channels]</c>. Within a line of the kernel a patch is one run of the stored input, so
/// patches are gathered and given back by copying and adding runs, which are listed once.</summary>
sealed class Patches
{
    readonly Run[] _runs;
    readonly Shape _input;
    readonly bool _hasPadding;

    public Patches(Shape input, Shape output, Window vertical, Window horizontal)
    {
        _input = input;
        Positions = output.Positions;
        Depth = checked(vertical.Size * horizontal.Size * input.Channels);
        var runs = new List<Run>();
        var patch = 0;
        for (var i = 0; i < output.Height; i++)
            for (var j = 0; j < output.Width; j++)
                for (var k = 0; k < vertical.Size; k++)
                    for (var l = 0; l < horizontal.Size; l++, patch += input.Channels)
                    {
                        int y = vertical.InputOf(i, k), x = horizontal.InputOf(j, l);
                        if (y >= 0 && y < input.Height && x >= 0 && x < input.Width)
                            Append(runs, new Run(patch, (y * input.Width + x) * input.Channels, input.Channels));
                    }
        _runs = [.. runs];
        _hasPadding = _runs.Sum(run => run.Length) < Positions * Depth;
    }

    /// <summary>Patches per example.</summary>
    public int Positions { get; }

    /// <summary>Values per patch.</summary>
    public int Depth { get; }

    /// <param name="input"><c>[batch × input]</c></param>
    /// <param name="patches"><c>[batch × positions × depth]</c></param>
    public void Gather(ReadOnlySpan<float> input, Span<float> patches)
    {
        if (_hasPadding)
            patches.Clear();
        for (; !input.IsEmpty; input = input[_input.Size..], patches = patches[(Positions * Depth)..])
            foreach (var (patch, source, length) in _runs)
                input.Slice(source, length).CopyTo(patches.Slice(patch, length));
    }

    /// <summary>Adds each patch to the places it was gathered from.</summary>
    /// <param name="patches"><c>[batch × positions × depth]</c></param>
    /// <param name="input"><c>[batch × input]</c>, overwritten</param>
    public void Scatter(ReadOnlySpan<float> patches, Span<float> input)
    {
        input.Clear();
        for (; !input.IsEmpty; input = input[_input.Size..], patches = patches[(Positions * Depth)..])
            foreach (var (patch, source, length) in _runs)
            {
                var places = input.Slice(source, length);
                TensorPrimitives.Add(places, patches.Slice(patch, length), places);
            }
    }

    static void Append(List<Run> runs, Run run)
    {
        if (runs.Count > 0 && runs[^1] is var last && last.Patch + last.Length == run.Patch && last.Source + last.Length == run.Source)
            runs[^1] = last with { Length = last.Length + run.Length };
        else
            runs.Add(run);
    }

    readonly record struct Run(int Patch, int Source, int Length);
}
