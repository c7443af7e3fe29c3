namespace Fruitfly.Numerics.Kernels;

/// <summary>What is done with a matrix product before it is written.</summary>
public enum ProductEnding
{
    None,

    /// <summary>max(C, 0), the forward pass of ReLU; NaN stays NaN.</summary>
    Rectify,

    /// <summary>C where a mask is above 0, else 0: the backward pass of the ReLU that made the mask.</summary>
    Mask,
}
