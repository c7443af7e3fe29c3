namespace Fruitfly.Lab.Benchmarks;

/// <summary>What a whole experiment takes, and for what, in seconds of a core.</summary>
/// <param name="TrainingOperations">floating-point operations of the steps that were taken, counted as
/// <see cref="Networks.StepOperations"/> says</param>
/// <param name="EvaluationOperations">the same of the evaluations</param>
/// <param name="Forecasting">to measure how fast the machine trains these networks, and to load their data</param>
/// <param name="Trials">of the trials themselves</param>
/// <param name="AroundTrials">of what runs them: planning, compiling, claims, the store</param>
/// <param name="Measuring">from results to findings</param>
/// <param name="Drawing">from findings to a page</param>
/// <param name="Elapsed">by the clock on the wall</param>
public sealed record ExperimentSpeed(
    string Experiment, long TrainingOperations, long EvaluationOperations, double Forecasting, double Trials,
    double AroundTrials, double Measuring, double Drawing, TimeSpan Elapsed)
{
    public long Operations => TrainingOperations + EvaluationOperations;

    public double CoreSeconds => Forecasting + Trials + AroundTrials + Measuring + Drawing;

    /// <summary>The share of the most operations that this many seconds of a core could do; 0 where nothing is
    /// trained.</summary>
    /// <param name="peak">from <see cref="MachinePeak"/></param>
    public double ShareOf(double peak) => CoreSeconds > 0 ? Operations / (CoreSeconds * peak) : 0;

    /// <summary>The same of the trials alone.</summary>
    public double TrialsShareOf(double peak) => Trials > 0 ? Operations / (Trials * peak) : 0;
}
