namespace Fruitfly.Networks;

/// <summary>Collects what the layers of a network need while they are bound to their shapes: parameters, and places in
/// the workspace.</summary>
public sealed class Binder
{
    internal Binder()
    {
    }

    readonly List<Parameter> _parameters = [];
    readonly List<Statistic> _statistics = [];
    long _perExample, _fixed;

    internal IReadOnlyList<Parameter> Parameters => _parameters;

    internal int ParameterCount { get; private set; }

    internal IReadOnlyList<Statistic> Statistics => _statistics;

    internal int StatisticCount { get; private set; }

    /// <summary>A weight matrix; in the workspace it is <c>[inputs × outputs]</c>, so that
    /// the outputs are neighbours.</summary>
    /// <param name="layer">the position of the layer, as given to <see cref="Layers.Layer.Bind"/>, and a name after a
    /// dot where the layer has several</param>
    public Parameter AddWeight(string layer, int outputs, int inputs) =>
        Add(new Parameter(layer + ".weight", ParameterRole.Weight, outputs, inputs, inputs,
            outputs)
        { Offset = ParameterCount });

    /// <summary>A vector <c>[outputs]</c> that is added; <paramref name="fanIn"/> inputs feed each output.</summary>
    public Parameter AddBias(string layer, int outputs, int fanIn) =>
        Add(new Parameter(layer + ".bias", ParameterRole.Bias, outputs, 1, fanIn, outputs) { Offset = ParameterCount });

    /// <summary>Factors of normalized values, 1 before training whatever the initializer is.</summary>
    /// <param name="values">a factor for each of them: a vector, a signal or an image</param>
    public Parameter AddScale(string layer, Shape values) => AddEach(layer + ".weight", ParameterRole.Scale, values);

    /// <summary>What is added to normalized values, 0 before training whatever the initializer is.</summary>
    /// <param name="values">a summand for each of them: a vector, a signal or an image</param>
    public Parameter AddShift(string layer, Shape values) => AddEach(layer + ".bias", ParameterRole.Shift, values);

    /// <summary>A vector that is no parameter: a running mean of what batches come to in training, kept with the
    /// network
    /// and used in evaluation.</summary>
    /// <param name="name">the position of the layer, a dot and a name such as <c>running_mean</c></param>
    /// <param name="initial">each value before training</param>
    /// <param name="momentum">the share of a batch in the new value</param>
    public Statistic AddStatistic(string name, int count, float initial, double momentum)
    {
        var statistic = new Statistic(name, count, initial, momentum) { Offset = StatisticCount };
        _statistics.Add(statistic);
        StatisticCount = checked(StatisticCount + count);
        return statistic;
    }

    /// <summary>The weights of a convolution, whose kernel is applied at many positions.</summary>
    internal Parameter AddKernel(string layer, int outputs, int inputs, params IReadOnlyList<int> kernel)
    {
        var positions = kernel.Aggregate(1, (product, size) => checked(product * size));
        return Add(new Parameter(
            layer + ".weight", ParameterRole.Weight, outputs, checked(inputs * positions), inputs * positions,
            checked(outputs * positions))
        {
            Offset = ParameterCount,
            Kernel = kernel,
        });
    }

    /// <summary>A parameter of three gates of <paramref name="hidden"/> units, each of which sees
    /// <paramref name="inputs"/> values.</summary>
    internal Parameter AddRecurrent(string name, ParameterRole role, int hidden, int inputs)
    {
        var columns = role == ParameterRole.Bias ? 1 : inputs;
        return Add(new Parameter(name, role, checked(3 * hidden), columns, inputs, hidden)
        {
            Offset = ParameterCount,
            DefaultFan = hidden,
        });
    }

    /// <summary>A place in each workspace for what a layer keeps from its forward to its backward pass.</summary>
    /// <param name="perExample">values for each example of the batch</param>
    /// <param name="besides">values besides</param>
    public Slot Reserve(int perExample, int besides = 0)
    {
        var slot = new Slot(_perExample, _fixed, perExample, besides);
        _perExample += perExample;
        _fixed += besides;
        return slot;
    }

    /// <summary>Values a workspace for batches of up to <paramref name="capacity"/> examples holds.</summary>
    internal long WorkspaceSize(int capacity) => _perExample * capacity + _fixed;

    Parameter AddEach(string name, ParameterRole role, Shape values) => Add(
        new Parameter(name, role, values.Channels, values.Positions, FanIn: 1, FanOut: 1)
        {
            Offset = ParameterCount,
            Kernel = [.. values.Dimensions.Skip(1)],
        });

    Parameter Add(Parameter parameter)
    {
        _parameters.Add(parameter);
        ParameterCount = checked(ParameterCount + parameter.Rows * parameter.Columns);
        return parameter;
    }
}
