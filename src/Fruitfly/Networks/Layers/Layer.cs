using Fruitfly.Kinds;

namespace Fruitfly.Networks.Layers;

/// <summary>The description of one layer; its shapes follow from what it is fed.</summary>
public abstract record Layer
{
    /// <summary>All kinds; one of your own joins them with <c>Add</c>. A name is part of trial identities and never
    /// changes.</summary>
    public static KindFamily<Layer> Kinds { get; } = new("layer")
    {
        { "linear", typeof(Linear) },
        { "relu", typeof(Relu) },
        { "leaky-relu", typeof(LeakyRelu) },
        { "tanh", typeof(Tanh) },
        { "sigmoid", typeof(Sigmoid) },
        { "gelu", typeof(Gelu) },
        { "residual", typeof(Residual) },
        { "reshape", typeof(Reshape) },
        { "flatten", typeof(Flatten) },
        { "conv1d", typeof(Conv1d) },
        { "conv2d", typeof(Conv2d) },
        { "max-pool1d", typeof(MaxPool1d) },
        { "max-pool2d", typeof(MaxPool2d) },
        { "average-pool1d", typeof(AveragePool1d) },
        { "average-pool2d", typeof(AveragePool2d) },
        { "gru", typeof(Gru) },
        { "dropout", typeof(Dropout) },
        { "batch-norm", typeof(BatchNorm) },
        { "layer-norm", typeof(LayerNorm) },
    };

    /// <summary>The shape that the layer makes of another. Default: it keeps the shape.</summary>
    /// <param name="name">its position in the network, such as <c>2</c> or <c>2.0</c>, for messages</param>
    /// <exception cref="ArgumentException">the layer cannot be fed that shape</exception>
    public virtual Shape OutputFor(Shape input, string name) => input;

    /// <summary>Numbers to be learned, without those of layers within. Default: those
    /// that <see cref="Bind"/> adds.</summary>
    public virtual long ParametersFor(Shape input)
    {
        var binder = new Binder();
        Bind(binder, "", input);
        return binder.ParameterCount;
    }

    /// <summary>Values that are kept beside parameters, without those of layers within. A layer whose <see
    /// cref="Bind"/>
    /// adds statistics says how many. Default: none.</summary>
    public virtual long StatisticsFor(Shape input) => 0;

    /// <summary>How often each parameter is used for one example: once for each position of a convolution's output,
    /// each step of a recurrent layer.</summary>
    public virtual long UsesFor(Shape input) => 1;

    /// <summary>Multiply-adds of the matrix products that training needs for one example, without those of layers
    /// within. Default: none are counted, and what the layer takes is measured with the rest of the network.</summary>
    public virtual LayerProducts ProductsFor(Shape input) => default;

    /// <summary>The working form of the layer for inputs of one shape.</summary>
    /// <param name="binder">gives parameters and places for what must be kept between the passes</param>
    /// <param name="name">its position in the network; the names of its parameters begin with it</param>
    public abstract BoundLayer Bind(Binder binder, string name, Shape input);

    private protected static void RequireVector(Shape input, string name, string layer)
    {
        if (!input.IsVector)
            throw new ArgumentException(
                $"Layer {name}: {layer} takes a plain vector, not {input}: put a Flatten before it.");
    }

    private protected static void RequireOneRow(Shape input, string name, string layer)
    {
        if (input.Height != 1)
            throw new ArgumentException(
                $"Layer {name}: {layer} takes a signal, channels × width, not the image {input}.");
    }
}
