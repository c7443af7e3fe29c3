using Fruitfly.Networks.Hinges;

namespace Fruitfly.Tests.Networks.Hinges;

public class HingeNetworkTests
{
    static readonly HingeNetwork Network = new(1, [2, -4]);

    [Fact]
    public void Its_slope_changes_by_each_weight_at_its_joint()
    {
        Network.HiddenUnits.ShouldBe(2);
        Network.Joint(1).ShouldBe(0.5);
        Network.At([0, 0.25, 0.5, 1]).ShouldBe([1, 1.5, 2, 1]);
    }

    [Fact]
    public void Smoothness_counts_the_joints_inside_and_a_straight_line_has_none()
    {
        var network = new HingeNetwork(1, [9, -4, 1]);
        (network.SlopeVariation, network.SharpestCorner).ShouldBe((5, 4));
        var line = new HingeNetwork(1, [7]);
        (line.SlopeVariation, line.SharpestCorner).ShouldBe((0, 0));
    }
}
