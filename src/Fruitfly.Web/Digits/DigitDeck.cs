using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Web.Digits;

/// <summary>The examples of a data set in an order that a seed decides.</summary>
sealed class DigitDeck
{
    static readonly Lazy<DataSet> Data = new(() => Mnist1d.Generate());

    readonly Examples _examples;
    readonly int[] _order;

    DigitDeck(Examples examples, uint seed) =>
        (_examples, _order) = (examples, new NumpyRandom(seed).Permutation(examples.Count));

    /// <summary>Examples that networks learn from.</summary>
    public static DigitDeck OfTraining(uint seed) => new(Data.Value.Training, seed);

    /// <summary>Examples that networks are tested on.</summary>
    public static DigitDeck OfTest(uint seed) => new(Data.Value.Test!, seed);

    public int Count => _order.Length;

    /// <summary>The values of a digit; after the last comes the first again.</summary>
    public float[] Signal(int place) => _examples.Input(_order[place % Count]).ToArray();

    public int Label(int place) => _examples.Labels[_order[place % Count]];
}
