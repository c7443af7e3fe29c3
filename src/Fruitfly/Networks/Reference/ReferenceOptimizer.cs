using Fruitfly.Training.Optimizers;

namespace Fruitfly.Networks.Reference;

/// <summary>Changes the parameters along their gradients, one number at a time, as
/// the optimizer's formula says.</summary>
abstract class ReferenceOptimizer
{
    public static ReferenceOptimizer Of(Optimizer optimizer, IReadOnlyList<ReferenceParameter> parameters) =>
        optimizer switch
        {
            Sgd sgd => new SgdUpdate(sgd, parameters),
            Adam adam =>
                new AdamUpdate(parameters, adam.Beta1, adam.Beta2, adam.Epsilon, inGradient: adam.WeightDecay,
                    decoupled: 0),
            AdamW adam =>
                new AdamUpdate(parameters, adam.Beta1, adam.Beta2, adam.Epsilon, inGradient: 0,
                    decoupled: adam.WeightDecay),
            RmsProp rmsProp => new RmsPropUpdate(rmsProp, parameters),
            _ => throw new NotSupportedException(
                $"The reference training does not know the optimizer {optimizer.GetType().Name}."),
        };

    /// <summary>One step at the given learning rate α.</summary>
    public abstract void Step(double learningRate);

    static double[][] Zeros(IReadOnlyList<ReferenceParameter> parameters) =>
        [.. parameters.Select(parameter => new double[parameter.Value.Values.Length])];

    sealed class SgdUpdate(Sgd sgd, IReadOnlyList<ReferenceParameter> parameters) : ReferenceOptimizer
    {
        readonly double[][] _velocities = Zeros(parameters);

        public override void Step(double learningRate)
        {
            for (var k = 0; k < parameters.Count; k++)
            {
                var p = parameters[k].Value.Values;
                var gradient = parameters[k].Gradient.Values;
                var v = _velocities[k];
                for (var i = 0; i < p.Length; i++)
                {
                    var g = gradient[i] + sgd.WeightDecay * p[i];
                    v[i] = sgd.Momentum * v[i] + g;
                    p[i] -= learningRate * (sgd.Nesterov ? g + sgd.Momentum * v[i] : v[i]);
                }
            }
        }
    }

    sealed class RmsPropUpdate(RmsProp settings, IReadOnlyList<ReferenceParameter> parameters) : ReferenceOptimizer
    {
        readonly double[][] _squares = Zeros(parameters);
        readonly double[][] _velocities = Zeros(parameters);

        public override void Step(double learningRate)
        {
            for (var k = 0; k < parameters.Count; k++)
            {
                var p = parameters[k].Value.Values;
                var gradient = parameters[k].Gradient.Values;
                var (v, m) = (_squares[k], _velocities[k]);
                for (var i = 0; i < p.Length; i++)
                {
                    var g = gradient[i] + settings.WeightDecay * p[i];
                    v[i] = settings.Smoothing * v[i] + (1 - settings.Smoothing) * g * g;
                    m[i] = settings.Momentum * m[i] + g / (Math.Sqrt(v[i]) + settings.Epsilon);
                    p[i] -= learningRate * m[i];
                }
            }
        }
    }

    sealed class AdamUpdate(
        IReadOnlyList<ReferenceParameter> parameters, double beta1, double beta2, double epsilon, double inGradient,
        double decoupled)
        : ReferenceOptimizer
    {
        readonly double[][] _means = Zeros(parameters);
        readonly double[][] _squares = Zeros(parameters);
        int _steps;

        public override void Step(double learningRate)
        {
            _steps++;
            var correction1 = 1 - Math.Pow(beta1, _steps);
            var correction2 = 1 - Math.Pow(beta2, _steps);
            for (var k = 0; k < parameters.Count; k++)
            {
                var p = parameters[k].Value.Values;
                var gradient = parameters[k].Gradient.Values;
                var (m, v) = (_means[k], _squares[k]);
                for (var i = 0; i < p.Length; i++)
                {
                    var g = gradient[i] + inGradient * p[i];
                    p[i] -= learningRate * decoupled * p[i];
                    m[i] = beta1 * m[i] + (1 - beta1) * g;
                    v[i] = beta2 * v[i] + (1 - beta2) * g * g;
                    p[i] -= learningRate * (m[i] / correction1) / (Math.Sqrt(v[i] / correction2) + epsilon);
                }
            }
        }
    }
}
