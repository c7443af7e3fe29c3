namespace Fruitfly.Networks;

/// <summary>Collects what the layers of a network need while they are bound to their shapes: parameters, and places in the
/// workspace.</summary>
sealed class Binder
{
    readonly List<Parameter> _parameters = [];
    long _perExample, _fixed;

    public IReadOnlyList<Parameter> Parameters => _parameters;

    public int ParameterCount { get; private set; }

    public Parameter AddWeight(string layer, int outputs, int inputs) =>
        Add(new Parameter(layer + ".weight", ParameterRole.Weight, outputs, inputs, inputs, outputs) { Offset = ParameterCount });

    public Parameter AddBias(string layer, int outputs, int fanIn) =>
        Add(new Parameter(layer + ".bias", ParameterRole.Bias, outputs, 1, fanIn, outputs) { Offset = ParameterCount });

    /// <summary>The weights of a convolution, whose kernel is applied at many positions.</summary>
    public Parameter AddKernel(string layer, int outputs, int inputs, params IReadOnlyList<int> kernel)
    {
        var positions = kernel.Aggregate(1, (product, size) => checked(product * size));
        return Add(new Parameter(
            layer + ".weight", ParameterRole.Weight, outputs, checked(inputs * positions), inputs * positions, checked(outputs * positions))
        {
            Offset = ParameterCount,
            Kernel = kernel,
        });
    }

    /// <summary>A parameter of three gates of <paramref name="hidden"/> units, each of which sees <paramref name="inputs"/>
    /// values.</summary>
    public Parameter AddRecurrent(string name, ParameterRole role, int hidden, int inputs)
    {
        var columns = role == ParameterRole.Bias ? 1 : inputs;
        return Add(new Parameter(name, role, checked(3 * hidden), columns, inputs, hidden)
        {
            Offset = ParameterCount,
            DefaultFan = hidden,
        });
    }

    public Slot Reserve(int perExample, int besides = 0)
    {
        var slot = new Slot(_perExample, _fixed, perExample, besides);
        _perExample += perExample;
        _fixed += besides;
        return slot;
    }

    /// <summary>Values a workspace for batches of up to <paramref name="capacity"/> examples holds.</summary>
    public long WorkspaceSize(int capacity) => _perExample * capacity + _fixed;

    Parameter Add(Parameter parameter)
    {
        _parameters.Add(parameter);
        ParameterCount = checked(ParameterCount + parameter.Rows * parameter.Columns);
        return parameter;
    }
}
