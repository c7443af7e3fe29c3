using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training.Swarms;

/// <summary>The way of a batch through each network of a swarm: forward, loss and back, all at once.</summary>
sealed class SwarmPass
{
    readonly BatchPass[] _passes;
    readonly PartPass[] _parts;
    readonly Swarm _swarm;
    readonly int[] _examples, _labels;
    readonly AlignedValues _inputs, _outputs, _outputGradient;
    readonly float[] _flatInputs, _flatOutputs, _flatGradient;
    readonly bool _areInputsShared, _isCrossEntropy;

    /// <param name="passes">of each run, whose batches are whole</param>
    public SwarmPass(IReadOnlyList<TrainingRun> runs, IReadOnlyList<BatchPass> passes)
    {
        _passes = [.. passes];
        _parts = Array.ConvertAll(_passes, pass => pass.Whole);
        _swarm = new Swarm([.. _parts.Select(part => part.Workspace)]);
        var (lanes, capacity) = (Lanes.Count, runs[0].Plan.BatchSize);
        _examples = new int[lanes * capacity];
        int inputs = lanes * capacity * runs[0].Network.Inputs, outputs = lanes * capacity * runs[0].Network.Outputs;
        _areInputsShared = AreInputsShared(runs);
        (_flatInputs, _inputs) = (new float[_areInputsShared ? 0 : inputs], new AlignedValues(inputs));
        (_outputs, _outputGradient) = (new AlignedValues(outputs), new AlignedValues(outputs));
        Losses = new double[lanes];
        _isCrossEntropy = runs.All(run => IsPlainCrossEntropy(run.Recipe))
            && LaneSoftmaxCrossEntropy.Suits(runs[0].Network.Outputs);
        _labels = new int[_isCrossEntropy ? lanes * capacity : 0];
        (_flatOutputs, _flatGradient) = _isCrossEntropy ? ([], []) : (new float[outputs], new float[outputs]);
    }

    /// <summary>The mean loss over the batch, of each lane.</summary>
    public double[] Losses { get; }

    public void Retire(int lane) => _swarm.Retire(lane);

    /// <summary>Leaves the gradients of each network in its pass.</summary>
    public void Run(IReadOnlyList<TrainingRun> runs)
    {
        var batch = Prepare(runs);
        int inputs = batch * runs[0].Network.Inputs, outputs = batch * runs[0].Network.Outputs;
        var input = _inputs.First(Lanes.Count * inputs);
        var output = _outputs.First(Lanes.Count * outputs);
        var gradient = _outputGradient.First(Lanes.Count * outputs);
        if (_areInputsShared)
            LaneRows.Gather(
                runs[0].Data.Training.Inputs, runs[0].Network.Inputs, _examples.AsSpan(0, Lanes.Count * batch), input);
        else
            Rows.Transpose(_flatInputs, Lanes.Count, inputs, input);
        _swarm.Load();
        _swarm.Forward(batch, input, isShared: false, output);
        if (_isCrossEntropy)
            CrossEntropy(runs, batch, output, gradient);
        else
            LaneByLane(batch, outputs, output, gradient);
        _swarm.Backward(input, output, gradient);
        for (var lane = 0; lane < _swarm.Count; lane++)
            if (_swarm[lane] is not null)
                _passes[lane].EndWhole();
    }

    /// <returns>the examples in the batch of every lane</returns>
    int Prepare(IReadOnlyList<TrainingRun> runs)
    {
        var batch = 0;
        for (var lane = 0; lane < _swarm.Count; lane++)
        {
            if (_swarm[lane] is null)
                continue;
            var examples = runs[lane].NextBatch();
            batch = examples.Length;
            examples.CopyTo(_examples.AsSpan(lane * batch));
            var part = _passes[lane].BeginWhole(examples, runs[lane].Dropout, runs[lane].Noise);
            var size = batch * runs[lane].Network.Inputs;
            if (!_areInputsShared)
                part.Prepare(examples, _flatInputs.AsSpan(lane * size, size));
        }
        return batch;
    }

    void CrossEntropy(
        IReadOnlyList<TrainingRun> runs, int batch, ReadOnlySpan<float> outputs, Span<float> gradient)
    {
        for (var lane = 0; lane < _swarm.Count; lane++)
        {
            if (_swarm[lane] is null)
                continue;
            var all = runs[lane].Data.Training.Labels;
            var labels = _labels.AsSpan(lane * batch, batch);
            for (var i = 0; i < batch; i++)
                labels[i] = all[_examples[lane * batch + i]];
        }
        LaneSoftmaxCrossEntropy.Sum(
            outputs, _labels.AsSpan(0, Lanes.Count * batch), runs[0].Network.Outputs, 1f / batch, gradient, Losses);
        foreach (ref var loss in Losses.AsSpan())
            loss /= batch;
    }

    void LaneByLane(int batch, int outputs, ReadOnlySpan<float> output, Span<float> gradient)
    {
        Rows.Transpose(output, outputs, Lanes.Count, _flatOutputs);
        for (var lane = 0; lane < _swarm.Count; lane++)
            if (_swarm[lane] is not null)
                Losses[lane] = _parts[lane].Loss(
                    _examples.AsSpan(lane * batch, batch), batch, _flatOutputs.AsSpan(lane * outputs, outputs),
                    _flatGradient.AsSpan(lane * outputs, outputs));
        Rows.Transpose(_flatGradient, Lanes.Count, outputs, gradient);
    }

    /// <summary>Whether all networks see the examples of one matrix as they are.</summary>
    static bool AreInputsShared(IReadOnlyList<TrainingRun> runs)
    {
        foreach (var run in runs)
            if (run.Recipe.InputNoise > 0 || run.Recipe.Augmentation is { IsEffective: true }
                || run.Data.Training.Inputs != runs[0].Data.Training.Inputs)
                return false;
        return true;
    }

    static bool IsPlainCrossEntropy(Recipe recipe) =>
        recipe.Loss is CrossEntropyLoss { LabelSmoothing: null or 0 } && recipe.ClassWeights is null;
}
