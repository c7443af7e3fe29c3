namespace Fruitfly.Networks.Layers;

/// <summary>In training each value is set to 0 with probability <paramref name="Rate"/> and otherwise multiplied by
/// 1 / (1 − rate), so that its mean stays (Srivastava et al. 2014, inverted; UDL 9.3.3). In evaluation nothing
/// changes.</summary>
/// <param name="Rate">from 0, below 1</param>
public sealed record Dropout(double Rate = 0.5) : Layer
{
    public override Shape OutputFor(Shape input, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Rate, 1);
        return input;
    }

    /// <summary>A value is dropped where a uniform 32-bit word is below this.</summary>
    internal uint Threshold => (uint)(Rate * (1UL << 32));

    public override BoundLayer Bind(Binder binder, string name, Shape input) =>
        new BoundDropout(binder, this, OutputFor(input, name));
}
