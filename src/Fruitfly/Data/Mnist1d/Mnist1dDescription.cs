namespace Fruitfly.Data.Mnist1d;

/// <summary>MNIST-1D as a trial's data: the generator's settings and the share of training labels redrawn.</summary>
public sealed record Mnist1dDescription : DataDescription
{
    public override DataSet Load(ulong seed) => throw new NotSupportedException();
}
