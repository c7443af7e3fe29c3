using System.Text.Json;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Measurement.LearningCurves;

public sealed class LearningForecastTests
{
    const double Tolerance = 2e-3;

    // The golden file was made before networks showed that four sizes are enough.
    static readonly ForecastConstants OfGolden = new() { Sizes = 5, MiddleShare = 0.5 };

    static readonly JsonElement[] Golden =
        [.. GoldenFile.Read("learning-curves.json").GetProperty("cases").EnumerateArray()];

    public static TheoryData<string> Names => [.. Golden.Select(example => example.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_curve_is_forecast_or_refused_as_in_the_golden_file(string name)
    {
        var (forecast, expected) = Read(name);
        forecast.Reasons.Select(Word).ShouldBe(Texts(expected.GetProperty("reasons")));
        if (!expected.TryGetProperty("decision", out var decision))
        {
            (forecast.Fit, forecast.Decision).ShouldBe((null, ForecastDecision.Refused));
            Should.Throw<InvalidOperationException>(() => forecast.Gain(2)).Message.ShouldContain("at least 4 sizes");
            return;
        }
        forecast.Decision.ToString().ShouldBe(decision.GetString(), StringCompareShould.IgnoreCase);
        forecast.IsFlat.ShouldBe(expected.GetProperty("flat").GetBoolean());
        forecast.LongestTestedFactor.ShouldBe(expected.Number("longest_supported_factor"), 1e-12);
        ShouldAgree(forecast.ChiSquareOfConstant, expected.Number("chi2_of_constant"), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_fit_gains_and_back_tests_are_those_of_the_golden_file(string name)
    {
        var (forecast, expected) = Read(name);
        if (!expected.TryGetProperty("fit", out var fit))
            return;
        ShouldAgree(forecast.Fit!.Asymptote, fit.Number("a"));
        ShouldAgree(forecast.Fit.Reducible, fit.Number("b_at_n"));
        ShouldAgree(forecast.Fit.Exponent, fit.Number("c"));
        ShouldAgree(forecast.Fit.ChiSquare, fit.Number("chi2"));
        forecast.Fit.IsExponentAtBound.ShouldBe(fit.GetProperty("exponent_at_bound").GetBoolean());
        ShouldAgree(forecast.Inflation, expected.Number("inflation"));
        foreach (var (factor, numbers) in expected.GetProperty("gain").EnumerateObject()
            .Select(member => (double.Parse(member.Name), member.Value)))
        {
            var gain = forecast.Gain(factor);
            ShouldAgree(gain.Low, numbers.Number("low"));
            ShouldAgree(gain.High, numbers.Number("high"));
            ShouldAgree(gain.LeastSquares, numbers.Number("least_squares"));
            ShouldAgree(gain.Forecast, numbers.Number("forecast"));
            gain.IsTested.ShouldBe(factor <= forecast.LongestTestedFactor);
        }
        var (low, high) = forecast.Asymptote();
        ShouldAgree(low, expected.GetProperty("asymptote").Number("low"));
        ShouldAgree(high, expected.GetProperty("asymptote").Number("high"));
        foreach (var (test, numbers) in forecast.BackTests.Zip(expected.GetProperty("backtest").EnumerateArray()))
        {
            ((double)test.LeftOut).ShouldBe(numbers.Number("left_out"));
            ShouldAgree(test.Ratio, numbers.Number("ratio"));
            ShouldAgree(test.Low, numbers.Number("predicted_low"));
            ShouldAgree(test.High, numbers.Number("predicted_high"));
            test.Measured.ShouldBe(numbers.Number("measured"), 1e-12);
            ShouldAgree(test.StandardDeviation, numbers.Number("sd_of_measured"), 1e-10);
            test.IsPassed.ShouldBe(numbers.GetProperty("passed").GetBoolean());
        }
        forecast.BackTests.Count.ShouldBe(expected.GetProperty("backtest").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_it_rises_and_bows_is_as_in_the_golden_file(string name)
    {
        var (forecast, expected) = Read(name);
        if (forecast.Shape is not { } shape)
            return;
        ((double)shape.Rises.Count).ShouldBe(expected.Number("rises"));
        ((double)shape.Bows.Count).ShouldBe(expected.Number("bows"));
        foreach (var (rise, numbers) in shape.Rises.Zip(expected.GetProperty("worst_rise").EnumerateArray()))
        {
            (rise.SmallerSize, rise.LargerSize).ShouldBe((numbers.Number("smaller"), numbers.Number("larger")));
            ShouldAgree(rise.Amount, numbers.Number("rise"), 1e-6);
            ShouldAgree(rise.Z, numbers.Number("z"), 1e-6);
            ShouldAgree(rise.P, numbers.Number("p_holm"), 1e-6);
        }
        foreach (var (bow, numbers) in shape.Bows.Zip(expected.GetProperty("worst_bow").EnumerateArray()))
        {
            double[] sizes = [bow.SmallerSize, bow.MiddleSize, bow.LargerSize];
            sizes.ShouldBe(numbers.Numbers("sizes"));
            ShouldAgree(bow.Amount, numbers.Number("above_chord"), 1e-6);
            ShouldAgree(bow.Z, numbers.Number("z"), 1e-6);
            ShouldAgree(bow.P, numbers.Number("p_holm"), 1e-6);
        }
    }

    [Fact]
    public void Four_sizes_are_tested_back_once()
    {
        double[] errors = [0.2, 0.22, 0.25, 0.3], covariance = new double[16];
        for (var i = 0; i < 4; i++)
            covariance[i * 5] = 1e-6;
        var forecast = LearningForecast.Of(new([800, 400, 200, 100], errors, covariance));
        forecast.BackTests.Select(test => test.LeftOut).ShouldBe([1]);
        forecast.LongestTestedFactor.ShouldBe(2);
        (forecast.Gain(2).IsTested, forecast.Gain(4).IsTested).ShouldBe((true, false));
        forecast.Gain(1).High.ShouldBe(0);
    }

    [Fact]
    public void A_slow_start_at_the_smallest_sizes_is_left_out_and_named_by_the_number_of_the_others()
    {
        double[] sizes = [640, 320, 160, 80, 40, 20], covariance = new double[36];
        double[] errors = [.. sizes.Select(size => 0.1 + 0.1 * Math.Pow(size / 640, -0.7))];
        for (var i = 0; i < 6; i++)
            covariance[7 * i] = 1e-5;
        LearningForecast.Of(new(sizes, errors, covariance)).Sizes.ShouldBe(6);
        (errors[4], errors[5]) = (0.56, 0.565);
        var forecast = LearningForecast.Of(new(sizes, errors, covariance));
        (forecast.Decision, forecast.Sizes).ShouldBe((ForecastDecision.Forecast, 4));
        forecast.LongestTestedFactor.ShouldBe(2);
        forecast.Gain(2).LeastSquares.ShouldBe(0.1 * (1 - Math.Pow(2, -0.7)), 0.01);
    }

    [Fact]
    public void A_curve_that_has_fallen_ever_faster_may_go_on_to_do_so()
    {
        // The mean errors of eight data sets of MNIST-1D; independent ones fall by 0.135 to 4,000 and 0.289 to 8,000.
        double[] sizes = [2000, 1000, 500, 250, 125, 62], covariance = new double[36];
        double[] errors = [0.779, 0.897, 0.986, 1.059, 1.101, 1.109];
        for (var i = 0; i < 6; i++)
            for (var j = 0; j < 6; j++)
                covariance[6 * i + j] = i == j ? 2e-4 : 5e-5;
        var all = LearningForecast.Of(new(sizes, errors, covariance));
        (all.Decision, all.Sizes).ShouldBe((ForecastDecision.Forecast, 4));
        var largest = new double[16];
        for (var i = 0; i < 16; i++)
            largest[i] = covariance[6 * (i / 4) + i % 4];
        var four = LearningForecast.Of(new(sizes[..4], errors[..4], largest));
        four.Widening.ShouldBe(1);
        all.Widening.ShouldBeInRange(1.5, 5);
        foreach (var (factor, truth) in ((double, double)[])[(2, 0.135), (4, 0.289)])
        {
            var (own, law) = (all.Gain(factor), four.Gain(factor));
            (own.Low, own.LeastSquares).ShouldBe((law.Low, law.LeastSquares), "what is sure stays as it was");
            own.High.ShouldBe(Math.Min(all.Widening * law.High, errors[0]), 1e-12);
            law.High.ShouldBeLessThan(truth);
            truth.ShouldBeInRange(own.Low, own.High);
        }
        all.Gain(1e6).High.ShouldBeLessThanOrEqualTo(errors[0]);
    }

    [Fact]
    public void Sizes_that_span_too_little_are_refused()
    {
        double[] covariance = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
        LearningForecast.Of(new([700, 400, 200, 100], [1, 2, 3, 4], covariance)).Reasons.ShouldBe(
            [ForecastRefusal.TooFewSizes]);
    }

    [Fact]
    public void The_covariance_has_the_training_parts_and_what_the_points_share()
    {
        var (large, small) = (Level(8, 0.5, [1, 2, 6]), Level(4, 0.25, [2, 4, 9]));
        var curve = LearningCurve.Of([large, small]);
        curve.Errors.ToArray().ShouldBe([3, 5]);
        curve.Covariance[0].ShouldBe(7 / 3.0 + 0.5, 1e-12);
        curve.Covariance[3].ShouldBe(13 / 3.0 + 0.25, 1e-12);
        curve.Covariance[1].ShouldBe(9.5 / 3, 1e-12);
        curve.Covariance[2].ShouldBe(curve.Covariance[1]);

        static LearningLevel Level(double size, double training, double[] points) =>
            new(size, points.Average(), training, points);
    }

    [Fact]
    public void A_level_of_the_tree_brings_its_error_and_its_training_part()
    {
        var loss = new TreeStatistic([1, 2], [1, 1.5, 2, 2.5], [1, 2]);
        var level = LearningLevel.Of(100, loss);
        (level.Size, level.Error).ShouldBe((100, 1.5));
        level.TrainingPart.ShouldBe(TreeInterval.OfMean(loss).TrainingPart);
    }

    [Fact]
    public void Curves_that_are_none_are_refused()
    {
        Should.Throw<ArgumentException>(() => new LearningCurve([1, 2], [1, 1], [1, 0, 0, 1])).Message.ShouldContain(
            "must be positive and fall");
        Should.Throw<ArgumentException>(() => new LearningCurve([2, 1], [1, double.NaN], [1, 0, 0, 1])).Message
            .ShouldContain("The error at 1 is NaN");
        Should.Throw<ArgumentException>(() => new LearningCurve([2, 1], [1, 1], [1, 0, 0, 0])).Message.ShouldContain(
            "variance of the error at 1 is 0");
        Should.Throw<ArgumentException>(() => new LearningCurve([2, 1], [1, 1], [1, 2, 2, 1])).Message.ShouldContain(
            "not positive definite");
        Should.Throw<ArgumentException>(() => new LearningCurve([2, 1], [1], [1, 0, 0, 1])).Message.ShouldContain(
            "not those of 2 sizes");
    }

    static (LearningForecast Forecast, JsonElement Expected) Read(string name)
    {
        var example = Golden.Single(one => one.GetProperty("name").GetString() == name);
        return (
            LearningForecast.Of(
                new(example.Numbers("sizes"), example.Numbers("error"), example.Numbers("covariance")),
                constants: OfGolden),
            example.GetProperty("expected"));
    }

    static string Word(ForecastRefusal refusal) => refusal switch
    {
        ForecastRefusal.TooFewSizes => "too-few-sizes",
        ForecastRefusal.Rises => "rises",
        ForecastRefusal.NotConvex => "not-convex",
        _ => "back-test",
    };

    static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    static void ShouldAgree(double actual, double expected, double relative = Tolerance) =>
        actual.ShouldBe(expected, relative * Math.Abs(expected) + 1e-9);
}
