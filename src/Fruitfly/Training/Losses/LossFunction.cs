using Fruitfly.Data;

namespace Fruitfly.Training.Losses;

/// <summary>A loss at work on the targets of one data set: it gathers the targets of a batch, and measures outputs.
/// Each thread has one of its own.</summary>
public abstract class LossFunction
{
    /// <summary>The share of some examples in the mean loss over a batch that training minimizes, and ∂/∂outputs of
    /// it.</summary>
    /// <param name="examples">their numbers within the split, in the order of the outputs</param>
    /// <param name="batchSize">examples in the whole batch</param>
    /// <param name="outputs"><c>[examples × outputs]</c></param>
    /// <param name="gradient"><c>[examples × outputs]</c></param>
    public abstract double Part(
        Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs, Span<float> gradient);

    /// <summary>The summed loss over consecutive examples, as it is measured.</summary>
    /// <param name="outputs"><c>[examples × outputs]</c>; may be overwritten</param>
    public abstract double Sum(Examples split, Range examples, Span<float> outputs);
}
