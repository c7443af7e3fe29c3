using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Networks.Reference;

/// <summary>One function of the network, in double precision, that remembers what passed through it in both directions.
/// Of a linear layer k, in the notation of UDL 7.4, <see cref="Input"/> is h_k and <see cref="Output"/> f_k,
/// <see cref="InputGradient"/> is ∂ℓ/∂h_k and <see cref="OutputGradient"/> ∂ℓ/∂f_k.</summary>
public abstract class ReferenceLayer
{
    static readonly Matrix Nothing = new(0, 0);

    private protected ReferenceLayer(int inputs, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        (Inputs, Outputs) = (inputs, outputs);
    }

    /// <summary>Features of an example on the way in.</summary>
    public int Inputs { get; }

    /// <summary>Features of an example on the way out.</summary>
    public int Outputs { get; }

    /// <summary>Weight, then bias, of every layer in here, in order.</summary>
    public virtual IEnumerable<ReferenceParameter> Parameters => [];

    /// <summary><c>[batch × inputs]</c> of the last <see cref="Forward"/>; empty before it.</summary>
    public Matrix Input { get; private set; } = Nothing;

    /// <summary><c>[batch × outputs]</c> of the last <see cref="Forward"/>; empty before it.</summary>
    public Matrix Output { get; private set; } = Nothing;

    /// <summary><c>[batch × inputs]</c> of the last <see cref="Backward"/>; empty before it.</summary>
    public Matrix InputGradient { get; private set; } = Nothing;

    /// <summary><c>[batch × outputs]</c> of the last <see cref="Backward"/>; empty before it.</summary>
    public Matrix OutputGradient { get; private set; } = Nothing;

    /// <summary>Computes <c>[batch × outputs]</c> from <c>[batch × inputs]</c>.</summary>
    public Matrix Forward(Matrix input)
    {
        if (input.Columns != Inputs)
            throw new ArgumentException($"The input has {input.Columns} features, the layer takes {Inputs}.",
                nameof(input));
        Input = input;
        return Output = Compute(input);
    }

    /// <summary>Computes ∂ℓ/∂input from ∂ℓ/∂output of the last <see cref="Forward"/>, and the
    /// gradients of the parameters.</summary>
    public Matrix Backward(Matrix outputGradient)
    {
        if ((outputGradient.Rows, outputGradient.Columns) != (Output.Rows, Output.Columns))
            throw new ArgumentException(
                $"The gradient is [{outputGradient.Rows} × {outputGradient.Columns}], " +
                $"the last output [{Output.Rows} × {Output.Columns}].", nameof(outputGradient));
        OutputGradient = outputGradient;
        return InputGradient = Differentiate(outputGradient);
    }

    /// <summary>Draws the factors of dropout for the passes of as many examples, or
    /// ends dropout without a stream.</summary>
    internal virtual void DrawDropout(RandomStream? stream, int examples)
    {
    }

    /// <summary>Whether the passes to come are those of training, where a batch is normalized by itself.</summary>
    internal virtual void SetTraining(bool isTraining)
    {
    }

    private protected abstract Matrix Compute(Matrix input);

    private protected abstract Matrix Differentiate(Matrix outputGradient);
}
