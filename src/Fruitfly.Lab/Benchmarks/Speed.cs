namespace Fruitfly.Lab.Benchmarks;

/// <summary>What a <see cref="Benchmark"/> measured.</summary>
public abstract record Speed;

/// <summary>How fast one core trains.</summary>
/// <param name="MicrosecondsPerStep">the median over blocks of steps, each an epoch with everything that belongs to it:
/// shuffling, gathering, forward, loss, backward, update</param>
/// <param name="OperationsPerStep">floating-point operations, counted as
/// <see cref="Networks.StepOperations"/> says</param>
public sealed record TrainingSpeed(double MicrosecondsPerStep, long OperationsPerStep) : Speed
{
    /// <summary>The share of the core's most operations per second that training reaches.</summary>
    /// <param name="peak">from <see cref="MachinePeak"/></param>
    public double ShareOf(double peak) => OperationsPerStep / (MicrosecondsPerStep * 1e-6 * peak);
}

/// <summary>How fast the machine trains many networks.</summary>
/// <param name="NetworksPerMinute">on all cores</param>
/// <param name="ScalingEfficiency">the time on one core over cores × the time on all; 1 where cores do not disturb each
/// other</param>
public sealed record TrialSpeed(double NetworksPerMinute, double ScalingEfficiency, int Cores) : Speed;

/// <summary>How fast examples of MNIST-1D are made.</summary>
public sealed record GenerationSpeed(double SamplesPerSecond) : Speed;
