using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Networks;

/// <summary>Random architectures of every layer kind; a kind that is missing here fails a test.</summary>
static class SomeArchitecture
{
    /// <summary>How a layer of each kind is drawn for a number of features.</summary>
    public static IReadOnlyDictionary<Type, Func<RandomStream, int, int, Layer>> Kinds { get; } =
        new Dictionary<Type, Func<RandomStream, int, int, Layer>>
        {
            [typeof(Linear)] = (random, _, widest) => SomeLinear(random, 1 + random.NextInt(widest)),
            [typeof(Relu)] = (_, _, _) => new Relu(),
            [typeof(LeakyRelu)] = (random, _, _) => new LeakyRelu(random.NextDouble()),
            [typeof(Tanh)] = (_, _, _) => new Tanh(),
            [typeof(Sigmoid)] = (_, _, _) => new Sigmoid(),
            [typeof(Gelu)] = (_, _, _) => new Gelu(),
            [typeof(Residual)] = (random, features, widest) => SomeResidual(random, features, widest),
        };

    /// <summary>Up to <paramref name="deepest"/> layers of any kind, then a linear layer with <paramref name="outputs"/>
    /// units; no more than <paramref name="widest"/> units anywhere else.</summary>
    public static Architecture Draw(RandomStream random, int widest, int deepest, int outputs)
    {
        var kinds = Kinds.Keys.ToArray();
        var drawn = new Type[random.NextInt(deepest + 1)];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = kinds[random.NextInt(kinds.Length)];
        return Of(random, widest, outputs, drawn);
    }

    /// <summary>Layers of the given kinds, then a linear layer with <paramref name="outputs"/> units.</summary>
    public static Architecture Of(RandomStream random, int widest, int outputs, params IReadOnlyList<Type> kinds)
    {
        var inputs = 1 + random.NextInt(widest);
        var features = inputs;
        var layers = new List<Layer>();
        foreach (var kind in kinds)
        {
            var layer = Kinds[kind](random, features, widest);
            layers.Add(layer);
            features = (layer as Linear)?.Outputs ?? features;
        }
        layers.Add(SomeLinear(random, outputs));
        return new Architecture { Inputs = inputs, Layers = layers };
    }

    static Linear SomeLinear(RandomStream random, int outputs) => new(outputs, Bias: random.NextInt(4) > 0);

    static Residual SomeResidual(RandomStream random, int features, int widest) => random.NextInt(3) switch
    {
        0 => new Residual([SomeLinear(random, features), new Relu()]),
        1 => new Residual([SomeLinear(random, 1 + random.NextInt(widest)), new Tanh(), SomeLinear(random, features)]),
        _ => new Residual([new Gelu(), new Residual([SomeLinear(random, features), new Sigmoid()]), SomeLinear(random, features)]),
    };
}
