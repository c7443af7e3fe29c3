namespace Fruitfly.Tests.Embeddings;

/// <summary>Hears of progress at once, on the thread that reports it.</summary>
sealed class Listener(Action<double> listen) : IProgress<double>
{
    public void Report(double value) => listen(value);
}
