using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>The backward pass of a maximum over the places of a window.</summary>
public static class MaxPooling
{
    /// <summary>Adds ∂l/∂output[i] to the gradient of the first place whose input[i] is the
    /// largest; of a NaN to none.</summary>
    /// <param name="input"><c>[any place × length]</c></param>
    /// <param name="output"><c>[length]</c>, the largest of the window's places</param>
    /// <param name="places">of the window</param>
    /// <param name="inputGradient"><c>[any place × length]</c>, added to</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<int> places,
        Span<float> inputGradient)
    {
        var length = output.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputGradient.Length, length, nameof(outputGradient));
        var i = 0;
        if (InstructionSet.IsVectorized)
            for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
            {
                Vector<float> largest = new(output[i..]), left = new(outputGradient[i..]);
                foreach (var place in places)
                {
                    var at = place * length + i;
                    var isLargest = Vector.Equals(new Vector<float>(input[at..]), largest);
                    var gradient = inputGradient[at..];
                    (new Vector<float>(gradient) + Vector.ConditionalSelect(isLargest, left, Vector<float>.Zero))
                        .CopyTo(gradient);
                    left = Vector.ConditionalSelect(isLargest, Vector<float>.Zero, left);
                }
            }
        BackwardScalar(input, output, outputGradient, places, inputGradient, i);
    }

    internal static void BackwardScalar(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<int> places,
        Span<float> inputGradient, int first = 0)
    {
        for (var i = first; i < output.Length; i++)
            foreach (var place in places)
                if (input[place * output.Length + i] == output[i])
                {
                    inputGradient[place * output.Length + i] += outputGradient[i];
                    break;
                }
    }
}
