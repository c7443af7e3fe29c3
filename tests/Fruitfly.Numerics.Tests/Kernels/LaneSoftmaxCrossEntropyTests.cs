using System.Numerics;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class LaneSoftmaxCrossEntropyTests
{
    [Fact]
    public void Every_lane_has_the_bits_of_its_own_loss_and_gradient()
    {
        foreach (var classes in (int[])[1, 2, 3, 10, 64, 65, 300, 512])
            foreach (var rows in (int[])[0, 1, 7, 63, 64, 65, 130])
            {
                if (!LaneSoftmaxCrossEntropy.Suits(classes))
                    continue; // the scalar twins sum otherwise
                var lanes = Lanes.Count;
                float[] logits = new float[rows * classes * lanes], gradient = new float[logits.Length];
                new RandomStream((ulong)classes, (uint)rows).FillGaussian(logits);
                int[] labels = [.. Enumerable.Range(0, rows * lanes).Select(i => i * 7 % classes)];
                var losses = new double[lanes];
                LaneSoftmaxCrossEntropy.Sum(logits, labels, classes, 0.25f, gradient, losses);

                for (var lane = 0; lane < lanes; lane++)
                {
                    float[] own = Lane(logits, lane), alone = new float[own.Length];
                    SoftmaxCrossEntropy.Sum(own, labels.AsSpan(lane * rows, rows), classes, 0.25f, alone)
                        .ShouldBe(losses[lane]);
                    Lane(gradient, lane).ShouldBe(alone);
                }
            }
    }

    [Fact]
    public void It_works_on_vectors_of_as_many_classes_as_a_block_holds()
    {
        LaneSoftmaxCrossEntropy.Suits(10).ShouldBe(InstructionSet.IsVectorized);
        LaneSoftmaxCrossEntropy.Suits(4096 / Vector<float>.Count + 1).ShouldBeFalse();
    }

    [Fact]
    public void Labels_out_of_their_range_are_refused()
    {
        if (!LaneSoftmaxCrossEntropy.Suits(3))
            return; // nothing works on lanes here
        var lanes = Lanes.Count;
        int[] labels = [.. Enumerable.Repeat(3, lanes)];
        Should.Throw<ArgumentOutOfRangeException>(() => LaneSoftmaxCrossEntropy.Sum(
            new float[3 * lanes], labels, 3, 1, new float[3 * lanes], new double[lanes]));
    }

    [Fact]
    public void Not_a_number_stays_in_its_lane()
    {
        if (!LaneSoftmaxCrossEntropy.Suits(2))
            return; // nothing works on lanes here
        var lanes = Lanes.Count;
        float[] logits = new float[2 * lanes], gradient = new float[2 * lanes];
        logits[lanes + 1] = float.NaN;
        var losses = new double[lanes];
        LaneSoftmaxCrossEntropy.Sum(logits, new int[lanes], 2, 1, gradient, losses);
        for (var lane = 0; lane < lanes; lane++)
            double.IsNaN(losses[lane]).ShouldBe(lane == 1);
    }

    static float[] Lane(float[] values, int lane) => [.. values.Where((_, i) => i % Lanes.Count == lane)];
}
