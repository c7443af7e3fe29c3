using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Networks;

/// <summary>Random architectures of every layer kind; a kind that is missing here fails a test.</summary>
static class SomeArchitecture
{
    /// <summary>How a layer of each kind is drawn for the shape it is fed.</summary>
    public static IReadOnlyDictionary<Type, Func<RandomStream, Shape, int, Layer>> Kinds { get; } =
        new Dictionary<Type, Func<RandomStream, Shape, int, Layer>>
        {
            [typeof(Linear)] = (random, _, widest) => SomeLinear(random, 1 + random.NextInt(widest)),
            [typeof(Relu)] = (_, _, _) => new Relu(),
            [typeof(LeakyRelu)] = (random, _, _) => new LeakyRelu(random.NextDouble()),
            [typeof(Tanh)] = (_, _, _) => new Tanh(),
            [typeof(Sigmoid)] = (_, _, _) => new Sigmoid(),
            [typeof(Gelu)] = (_, _, _) => new Gelu(),
            [typeof(Residual)] = SomeResidual,
            [typeof(Reshape)] = (random, input, _) => SomeReshape(random, input.Size, ofImage: random.NextInt(2) == 0),
            [typeof(Flatten)] = (random, _, _) => new Flatten((FlattenOrder)random.NextInt(2)),
            [typeof(Conv1d)] = (
                random, input, _) => SomeConvolution(random, input.Width, (kernel, stride, padding, dilation, bias) =>
                new Conv1d(1 + random.NextInt(4), kernel, stride, padding, dilation, bias)),
            [typeof(Conv2d)] = (
                random, input, _) =>
                    SomeConvolution(random, Smaller(input), (kernel, stride, padding, dilation, bias) =>
                new Conv2d(1 + random.NextInt(4), kernel, stride, padding, dilation, bias)),
            [typeof(Dropout)] = (random, _, _) => new Dropout(0.8 * random.NextDouble()),
            [typeof(BatchNorm)] = (random, _, _) => new BatchNorm(0.1 + 0.5 * random.NextDouble(), 1e-3),
            [typeof(LayerNorm)] = (_, _, _) => new LayerNorm(1e-3),
            [typeof(Gru)] = (
                random, _, _) => new Gru(1 + random.NextInt(4), random.NextInt(2) == 0, (GruOutputs)random.NextInt(2)),
            [typeof(MaxPool1d)] = (
                random, input, _) => new MaxPool1d(SomeWindow(random, input.Width), SomeStride(random)),
            [typeof(MaxPool2d)] = (
                random, input, _) => new MaxPool2d(SomeWindow(random, Smaller(input)), SomeStride(random)),
            [typeof(AveragePool1d)] = (
                random, input, _) => new AveragePool1d(SomeWindow(random, input.Width), SomeStride(random)),
            [typeof(AveragePool2d)] = (
                random, input, _) => new AveragePool2d(SomeWindow(random, Smaller(input)), SomeStride(random)),
        };

    static readonly Type[] OfVectors = [typeof(Linear), typeof(Reshape)];
    static readonly Type[] OfSignals = [typeof(Conv1d), typeof(Gru), typeof(MaxPool1d), typeof(AveragePool1d)];
    static readonly Type[] OfImages = [typeof(Conv2d), typeof(MaxPool2d), typeof(AveragePool2d), typeof(Flatten)];

    /// <summary>Up to <paramref name="deepest"/> layers of any kind, then a linear layer with
    /// <paramref name="outputs"/> units; no more than <paramref name="widest"/> units anywhere else, but
    /// for channels of convolutions.</summary>
    public static Architecture Draw(RandomStream random, int widest, int deepest, int outputs)
    {
        var kinds = Kinds.Keys.ToArray();
        var drawn = new Type[random.NextInt(deepest + 1)];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = kinds[random.NextInt(kinds.Length)];
        return Of(random, widest, outputs, drawn);
    }

    /// <summary>Layers of the given kinds, with what gives them the shape they need, then a linear layer with
    /// <paramref name="outputs"/> units.</summary>
    public static Architecture Of(RandomStream random, int widest, int outputs, params IReadOnlyList<Type> kinds)
    {
        var inputs = 1 + random.NextInt(widest);
        var shape = new Shape(inputs);
        var layers = new List<Layer>();
        foreach (var kind in kinds)
        {
            if (!shape.IsVector && OfVectors.Contains(kind) || shape.Height > 1 && OfSignals.Contains(kind))
                Add(new Flatten());
            if (shape.IsVector && OfSignals.Contains(kind))
                Add(SomeReshape(random, shape.Size, ofImage: false));
            if (shape.IsVector && OfImages.Contains(kind))
                Add(SomeReshape(random, shape.Size, ofImage: true));
            Add(Kinds[kind](random, shape, widest));
        }
        if (!shape.IsVector)
            Add(new Flatten());
        layers.Add(SomeLinear(random, outputs));
        return new Architecture { Inputs = inputs, Layers = layers };

        void Add(Layer layer)
        {
            layers.Add(layer);
            shape = layer.OutputFor(shape, "");
        }
    }

    static Linear SomeLinear(RandomStream random, int outputs) => new(outputs, Bias: random.NextInt(4) > 0);

    static Residual SomeResidual(RandomStream random, Shape shape, int widest) => random.NextInt(3) switch
    {
        _ when !shape.IsVector => new Residual([new Conv2d(shape.Channels, 3, Padding: 1), new Tanh()]),
        0 => new Residual([SomeLinear(random, shape.Size), new Relu()]),
        1 => new Residual([SomeLinear(random, 1 + random.NextInt(widest)), new Tanh(), SomeLinear(random, shape.Size)]),
        _ => new Residual([new Gelu(), new Residual([SomeLinear(random, shape.Size), new Sigmoid()]),
            SomeLinear(random, shape.Size)]),
    };

    static Reshape SomeReshape(RandomStream random, int features, bool ofImage)
    {
        var channels = SomeDivisor(features);
        var height = ofImage ? SomeDivisor(features / channels) : 1;
        return new Reshape(channels, features / channels / height, height,
            random.NextInt(2) == 0 ? null : FlattenOrder.ByPosition);

        int SomeDivisor(int number)
        {
            int[] divisors = [.. Enumerable.Range(1, number).Where(divisor => number % divisor == 0)];
            return divisors[random.NextInt(divisors.Length)];
        }
    }

    static Layer SomeConvolution(RandomStream random, int inputs, Func<int, int, int, int, bool, Layer> make)
    {
        var padding = random.NextInt(3);
        var kernel = 1 + random.NextInt(Math.Min(4, inputs + 2 * padding));
        var dilation = kernel > 1 ? 1 + random.NextInt(Math.Min(2, (inputs + 2 * padding - 1) / (kernel - 1))) : 1;
        return make(kernel, 1 + random.NextInt(3), padding, dilation, random.NextInt(4) > 0);
    }

    static int SomeWindow(RandomStream random, int inputs) => 1 + random.NextInt(Math.Min(3, inputs));

    static int? SomeStride(RandomStream random) => random.NextInt(3) is var stride and > 0 ? stride : null;

    static int Smaller(Shape shape) => Math.Min(shape.Height, shape.Width);
}
