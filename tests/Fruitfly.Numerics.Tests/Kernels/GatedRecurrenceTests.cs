using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

/// <summary>The layer that uses the recurrence is compared with the reference network besides.</summary>
public class GatedRecurrenceTests
{
    const float Guard = 12345.678f;

    public static TheoryData<int> Batches => [.. Enumerable.Range(1, 20), .. Enumerable.Range(30, 9), 100];

    [Theory, MemberData(nameof(Batches))]
    public void Every_batch_gives_the_states_of_the_definition_and_writes_no_other_rows(int batch)
    {
        var run = new Run((uint)batch, batch);
        for (var example = 0; example < batch; example++)
        {
            var expected = run.StatesOf(example);
            for (var step = 0; step < run.Shape.Steps; step++)
                for (var unit = 0; unit < run.Shape.Hidden; unit++)
                    // Errors of some units in the last place of the sums, of size 3, shrink from step to step.
                    run.State(step, unit, example).ShouldBe((float)expected[step][unit], 2e-6f);
        }
        run.RowsBesides.ShouldAllBe(value => value == Guard);
    }

    [Theory, MemberData(nameof(Batches))]
    public void An_example_has_the_same_bits_alone_and_in_every_batch(int batch)
    {
        var run = new Run((uint)batch, batch);
        foreach (var example in (int[])[0, batch / 2, batch - 1])
        {
            var alone = run.Only(example);
            alone.Output.ShouldBe(run.OutputOf(example));
            alone.InputGradient.ShouldBe(run.InputGradientOf(example));
        }
    }

    [Theory, MemberData(nameof(Batches))]
    public void The_gradients_of_a_batch_are_the_sums_over_its_examples(int batch)
    {
        var run = new Run((uint)batch, batch);
        var sums = new double[run.WeightGradients.Length];
        var sizes = new double[sums.Length];
        for (var example = 0; example < batch; example++)
        {
            var alone = run.Only(example).WeightGradients;
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += alone[i];
                sizes[i] += (double)alone[i] * alone[i];
            }
        }
        for (var i = 0; i < sums.Length; i++)
            // n terms wrong by 2⁻²⁴ of a partial sum each
            ((double)run.WeightGradients[i])
                .ShouldBe(sums[i], Math.Pow(2, -24) * 16 * (Math.Sqrt(batch * sizes[i]) + 1));
    }

    [Fact]
    public void NaN_is_seen_in_its_own_example_only()
    {
        for (var example = 0; example < 37; example++)
        {
            var run = new Run(1, 37, example);
            for (var other = 0; other < 37; other++)
                run.OutputOf(other).Any(float.IsNaN).ShouldBe(other == example);
        }
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        var shape = new RecurrenceShape(1, 2, 3, Batch: 1, false, 2, 0, false);
        Refused(shape, 5, 12, 8, 3, 48, 96, 6);
        Refused(shape, 6, 11, 8, 3, 48, 96, 6);
        Refused(shape, 6, 12, 7, 3, 48, 96, 6);
        Refused(shape, 6, 12, 8, 2, 48, 96, 6);
        Refused(shape, 6, 12, 8, 3, 47, 96, 6);
        Refused(shape, 6, 12, 8, 3, 48, 95, 6);
        Refused(shape, 6, 12, 8, 3, 48, 96, 5);
        Refused(shape with { OutputRow = 1 }, 6, 12, 8, 3, 48, 96, 6);

        static void Refused(
            RecurrenceShape shape, int w, int u, int bias, int input, int read, int gates, int output) =>
            Should.Throw<ArgumentOutOfRangeException>(() => GatedRecurrence.Forward(
                shape, new float[w], new float[u], new float[bias], new float[input], new float[read], new float[gates],
                new float[output]));
    }

    /// <summary>A random recurrence, forward and backward.</summary>
    sealed class Run
    {
        readonly float[] _inputWeight, _stateWeight, _bias, _input, _output, _outputGradient, _inputGradient;

        public Run(uint seed, int batch, int nanExample = -1)
        {
            var stream = new RandomStream(seed, 79);
            int features = 1 + stream.NextInt(3), hidden = 1 + stream.NextInt(7), steps = 1 + stream.NextInt(6);
            var isReverse = stream.NextInt(2) == 0;
            Shape = new RecurrenceShape(features, hidden, steps, batch, isReverse, hidden + 1, stream.NextInt(2),
                GivesLast: false);
            stream.FillGaussian(_inputWeight = new float[features * 3 * hidden]);
            stream.FillGaussian(_stateWeight = new float[hidden * 3 * hidden]);
            stream.FillGaussian(_bias = new float[4 * hidden]);
            stream.FillGaussian(_input = new float[steps * features * batch]);
            stream.FillGaussian(_outputGradient = new float[steps * (hidden + 1) * batch]);
            if (nanExample >= 0)
                _input[nanExample] = float.NaN;
            (_output, _inputGradient) = (new float[_outputGradient.Length], new float[_input.Length]);
            WeightGradients = new float[_inputWeight.Length + _stateWeight.Length + _bias.Length];
            Pass();
        }

        Run(Run batch, int example)
        {
            Shape = batch.Shape with { Batch = 1 };
            (_inputWeight, _stateWeight, _bias) = (batch._inputWeight, batch._stateWeight, batch._bias);
            (_input, _outputGradient) = (batch.Of(batch._input, example), batch.Of(batch._outputGradient, example));
            (_output, _inputGradient) = (new float[_outputGradient.Length], new float[_input.Length]);
            WeightGradients = new float[batch.WeightGradients.Length];
            Pass();
        }

        public RecurrenceShape Shape { get; }

        public float[] Output => _output;

        public float[] InputGradient => _inputGradient;

        public float[] WeightGradients { get; }

        /// <summary>The row of the output that belongs to another recurrence.</summary>
        public IEnumerable<float> RowsBesides =>
            _output.Where((_, i) => i / Shape.Batch % Shape.OutputRows == (Shape.OutputRow == 0 ? Shape.Hidden : 0));

        public Run Only(int example) => new(this, example);

        public float[] OutputOf(int example) => Of(_output, example);

        public float[] InputGradientOf(int example) => Of(_inputGradient, example);

        public float State(int step, int unit, int example) =>
            _output[(Place(step) * Shape.OutputRows + Shape.OutputRow + unit) * Shape.Batch + example];

        public List<double[]> StatesOf(int example)
        {
            var hidden = Shape.Hidden;
            var states = new List<double[]>();
            var h = new double[hidden];
            for (var step = 0; step < Shape.Steps; step++)
            {
                var next = new double[hidden];
                for (var unit = 0; unit < hidden; unit++)
                {
                    double n = _bias[unit], r = _bias[hidden + unit], z = _bias[2 * hidden +
                        unit], m = _bias[3 * hidden + unit];
                    for (var k = 0; k < Shape.Features; k++)
                    {
                        double x = _input[(Place(step) * Shape.Features + k) * Shape.Batch + example];
                        r += _inputWeight[k * 3 * hidden + unit] * x;
                        z += _inputWeight[k * 3 * hidden + hidden + unit] * x;
                        n += _inputWeight[k * 3 * hidden + 2 * hidden + unit] * x;
                    }
                    for (var k = 0; k < hidden; k++)
                    {
                        r += _stateWeight[k * 3 * hidden + unit] * h[k];
                        z += _stateWeight[k * 3 * hidden + hidden + unit] * h[k];
                        m += _stateWeight[k * 3 * hidden + 2 * hidden + unit] * h[k];
                    }
                    (r, z) = (1 / (1 + Math.Exp(-r)), 1 / (1 + Math.Exp(-z)));
                    next[unit] = (1 - z) * Math.Tanh(n + r * m) + z * h[unit];
                }
                states.Add(h = next);
            }
            return states;
        }

        int Place(int step) => Shape.IsReverse ? Shape.Steps - 1 - step : step;

        float[] Of(float[] values, int example) => [.. values.Where((_, i) => i % Shape.Batch == example)];

        void Pass()
        {
            var lanes = Shape.Batch + GatedRecurrence.MostLanesBesides;
            float[] read = new float[Shape.ReadSize * lanes], gates = new float[Shape.GatesSize * lanes];
            var scratch = new float[Shape.Hidden * GatedRecurrence.MostLanes];
            // What a former batch left must not matter.
            foreach (var buffer in (float[][])[read, gates, scratch, _output])
                Array.Fill(buffer, Guard);
            GatedRecurrence.Forward(Shape, _inputWeight, _stateWeight, _bias, _input, read, gates, _output);
            GatedRecurrence.Backward(
                Shape, _inputWeight, _stateWeight, read, gates, _outputGradient, scratch,
                GatedRecurrence.PairsFor(Shape.Features, Shape.Hidden, Shape.Steps),
                WeightGradients.AsSpan(0, _inputWeight.Length),
                WeightGradients.AsSpan(_inputWeight.Length, _stateWeight.Length),
                WeightGradients.AsSpan(_inputWeight.Length + _stateWeight.Length),
                _inputGradient);
        }
    }
}
