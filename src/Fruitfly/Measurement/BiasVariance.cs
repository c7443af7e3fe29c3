namespace Fruitfly.Measurement;

/// <summary>What part of the error is the same whatever data a model was trained on, and what part comes from the data:
/// E‖f − t‖² = ‖E f − t‖² + E‖f − E f‖², means over the points, where f are the predictions of models trained on
/// independent data sets and t is the truth (Geman et al. 1992; UDL equation 8.7 without its noise).</summary>
/// <remarks>Where t are noisy targets instead of the truth, the bias contains their noise. The estimates are free of
/// bias: the plain ‖mean f − t‖² is too large by variance/N, which is taken off. So a small bias may come out below
/// zero. The sum of bias and variance is exactly the mean squared error of the predictions. The
/// intervals are the jackknife's.</remarks>
public sealed class BiasVariance
{
    readonly double[] _bias, _variance, _error;

    BiasVariance(double[] bias, double[] variance, double[] error) =>
        (_bias, _variance, _error) = (bias, variance, error);

    /// <summary>The squared bias, mean over the points.</summary>
    public Estimate SquaredBias => Estimate.OfMean(_bias);

    /// <summary>The variance over data sets, mean over the points.</summary>
    public Estimate Variance => Estimate.OfMean(_variance);

    /// <summary>The squared error, mean over points and data sets: the sum of both.</summary>
    public Estimate Error => Estimate.OfMean(_error);

    /// <summary>Values, one for each data set, whose mean is the squared bias and whose spread gives its interval: the
    /// jackknife's pseudo-values (Tukey 1958). Differences between models trained on the same data sets may be taken
    /// one by one.</summary>
    public ReadOnlySpan<double> BiasValues => _bias;

    /// <summary>The same of the variance.</summary>
    public ReadOnlySpan<double> VarianceValues => _variance;

    /// <summary>The squared error after each data set, mean over the points.</summary>
    public ReadOnlySpan<double> Errors => _error;

    /// <param name="predictions">for each data set the values predicted at the same points</param>
    /// <param name="truth">what should have been predicted there</param>
    /// <exception cref="ArgumentException">fewer than three data sets, or sizes that differ</exception>
    public static BiasVariance Of(IReadOnlyList<IReadOnlyList<double>> predictions, IReadOnlyList<double> truth)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(truth);
        if (predictions.Count < 3)
            throw new ArgumentException(
                "Bias and variance with their intervals need the predictions of at least 3 models; there " +
                $"are {predictions.Count}.", nameof(predictions));
        foreach (var prediction in predictions)
            if (prediction.Count != truth.Count || truth.Count == 0)
                throw new ArgumentException(
                    $"A model predicts at {prediction.Count} points, but the truth is known at {truth.Count}.",
                    nameof(predictions));

        var sum = new double[truth.Count];
        foreach (var prediction in predictions)
            for (var i = 0; i < sum.Length; i++)
                sum[i] += prediction[i] - truth[i];
        // With residuals r of one data set and their sum S: r·r, S·r and S·S are all that is needed.
        var products = predictions.Select(prediction => Products(prediction, truth, sum)).ToArray();
        return Jackknife(products, sum.Sum(value => value * value) / sum.Length);
    }

    static (double Own, double WithSum) Products(
        IReadOnlyList<double> prediction, IReadOnlyList<double> truth, double[] sum)
    {
        double own = 0, withSum = 0;
        for (var i = 0; i < sum.Length; i++)
        {
            var residual = prediction[i] - truth[i];
            own += residual * residual;
            withSum += sum[i] * residual;
        }
        return (own / sum.Length, withSum / sum.Length);
    }

    static BiasVariance Jackknife((double Own, double WithSum)[] products, double sumSquared)
    {
        double n = products.Length;
        var own = products.Sum(product => product.Own);
        var (bias, variance) = (BiasOf(own, sumSquared, n), VarianceOf(own, sumSquared, n));
        var (biases, variances) = (new double[products.Length], new double[products.Length]);
        for (var d = 0; d < products.Length; d++)
        {
            var ownWithout = own - products[d].Own;
            var sumWithout = sumSquared - 2 * products[d].WithSum + products[d].Own;
            biases[d] = n * bias - (n - 1) * BiasOf(ownWithout, sumWithout, n - 1);
            variances[d] = n * variance - (n - 1) * VarianceOf(ownWithout, sumWithout, n - 1);
        }
        return new BiasVariance(biases, variances, [.. products.Select(product => product.Own)]);
    }

    /// <summary>The mean of r_d·r_e over all pairs d ≠ e.</summary>
    static double BiasOf(double own, double sumSquared, double n) => (sumSquared - own) / (n * (n - 1));

    /// <summary>Half the mean of ‖r_d − r_e‖² over all pairs.</summary>
    static double VarianceOf(double own, double sumSquared, double n) => (n * own - sumSquared) / (n * (n - 1));
}
