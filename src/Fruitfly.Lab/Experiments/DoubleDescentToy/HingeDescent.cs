using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>Gradient descent on the squared error of hinge networks of one size on one data set, from any start. A step
/// multiplies what the examples miss by M = 1 − η Φ Φᵀ, where Φ [examples × parameters] is the design; so 2^k steps
/// take k products of matrices, whatever the start.</summary>
sealed class HingeDescent
{
    /// <summary>2³² steps: the error along a direction whose singular value is a ten-thousandth of the largest
    /// has fallen to nothing.</summary>
    const int Doublings = 32;

    readonly ToyData _data;
    readonly double[,] _design, _sum;

    public HingeDescent(ToyData data, int hiddenUnits)
    {
        _data = data;
        var (count, joints) = (data.Count, new HingeNetwork(0, new double[hiddenUnits]));
        _design = new double[count, hiddenUnits + 1];
        for (var i = 0; i < count; i++)
        {
            _design[i, 0] = 1;
            for (var unit = 0; unit < hiddenUnits; unit++)
                _design[i, unit + 1] = Math.Max(0, data.Inputs[i] - joints.Joint(unit));
        }
        var (kernel, trace) = (new double[count, count], 0.0);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
                for (var k = 0; k <= hiddenUnits; k++)
                    kernel[i, j] += _design[i, k] * _design[j, k];
            trace += kernel[i, i];
        }
        // The rate is below one over the largest eigenvalue, so that every direction shrinks.
        var rate = 1 / trace;
        var power = new double[count, count];
        _sum = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
                power[i, j] = (i == j ? 1 : 0) - rate * kernel[i, j];
            _sum[i, i] = rate;
        }
        // The sum over 2m steps is that over m, and once more after m steps.
        for (var doubling = 0; doubling < Doublings; doubling++)
        {
            var later = Product(power, _sum);
            for (var i = 0; i < count; i++)
                for (var j = 0; j < count; j++)
                    _sum[i, j] += later[i, j];
            power = Product(power, power);
        }
    }

    /// <summary>Where it ends.</summary>
    public HingeNetwork From(HingeNetwork start)
    {
        var (count, columns) = (_design.GetLength(0), _design.GetLength(1));
        double[] missed = [.. _data.Targets.Zip(start.At(_data.Inputs), (target, value) => target - value)];
        double[] end = [start.Bias, .. start.Weights];
        for (var i = 0; i < count; i++)
        {
            var along = 0.0;
            for (var j = 0; j < count; j++)
                along += _sum[i, j] * missed[j];
            for (var k = 0; k < columns; k++)
                end[k] += _design[i, k] * along;
        }
        return new(end[0], end[1..]);
    }

    static double[,] Product(double[,] a, double[,] b)
    {
        var size = a.GetLength(0);
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
            for (var k = 0; k < size; k++)
                for (var j = 0; j < size; j++)
                    product[i, j] += a[i, k] * b[k, j];
        return product;
    }
}
