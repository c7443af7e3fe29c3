#:project ../../src/Fruitfly/Fruitfly.csproj

using System.Numerics.Tensors;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Training;

// A layer of your own is a record with its settings, and a working form on spans.
Layer.Kinds.Add<GatedLinear>("ada/gated-linear", revision: 1);

var architecture = new Architecture { Inputs = 40, Layers = [new GatedLinear(50), new Linear(10)] };
Console.Write(GradientCheck.Of(architecture));
Console.Write(NetworkSummary.Of(architecture));

var network = new Network(architecture, seed: 1);
var history = Trainer.Train(network, Mnist1d.Generate(), new Recipe { Duration = Duration.Epochs(10) }, seed: 1);
Console.WriteLine($"test error {history.Last.Test!.Error:P1}");

/// <summary>h = (x W + b) ⊙ σ(x V + c), a gated linear unit (Dauphin et al. 2017).</summary>
sealed record GatedLinear(int Outputs) : Layer
{
    public override Shape OutputFor(Shape input, string name) => new(Outputs);

    public override LayerProducts ProductsFor(Shape input) => LayerProducts.Of(2L * input.Size * Outputs);

    public override BoundLayer Bind(Binder binder, string name, Shape input) => new Bound(binder, name, input, Outputs);

    sealed class Bound(Binder binder, string name, Shape input, int outputs) : BoundLayer(input, new Shape(outputs))
    {
        readonly Parameter _weight = binder.AddWeight(name, outputs, input.Size);
        readonly Parameter _bias = binder.AddBias(name, outputs, input.Size);
        readonly Parameter _gateWeight = binder.AddWeight(name + ".gate", outputs, input.Size);
        readonly Parameter _gateBias = binder.AddBias(name + ".gate", outputs, input.Size);
        readonly Slot _value = binder.Reserve(outputs), _gate = binder.Reserve(outputs);
        readonly Slot _gradient = binder.Reserve(outputs), _gateGradient = binder.Reserve(outputs), _more = binder.Reserve(input.Size);
        readonly Slot _transposed = binder.Reserve(0, input.Size * outputs);

        public override void Forward(Workspace workspace, ReadOnlySpan<float> input, Span<float> output)
        {
            var value = workspace[_value];
            var gate = workspace[_gate];
            Product(workspace, input, _weight, _bias, value);
            Product(workspace, input, _gateWeight, _gateBias, output);
            Activation.Sigmoid(output, gate);
            TensorPrimitives.Multiply(value, gate, output);
        }

        public override void Backward(
            Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> output, ReadOnlySpan<float> outputGradient,
            Span<float> inputGradient)
        {
            var gradient = workspace[_gradient];
            var gateGradient = workspace[_gateGradient];
            TensorPrimitives.Multiply(outputGradient, workspace[_gate], gradient);
            TensorPrimitives.Multiply(outputGradient, workspace[_value], gateGradient);
            Activation.SigmoidBackward(workspace[_gate], gateGradient, gateGradient);
            Gradients(workspace, input, gradient, _weight, _bias);
            Gradients(workspace, input, gateGradient, _gateWeight, _gateBias);
            if (inputGradient.IsEmpty)
                return;
            InputGradient(workspace, gradient, _weight, inputGradient);
            InputGradient(workspace, gateGradient, _gateWeight, workspace[_more]);
            TensorPrimitives.Add(inputGradient, workspace[_more], inputGradient);
        }

        // The weights lie as [inputs × outputs], so that all three products are one kernel.
        void Product(Workspace workspace, ReadOnlySpan<float> input, Parameter weight, Parameter bias, Span<float> output) =>
            MatrixProduct.Multiply(
                input, Input.Size, 1, workspace.Values(weight), workspace.Values(bias), workspace.Batch, Output.Size, Input.Size, output);

        void Gradients(Workspace workspace, ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, Parameter weight, Parameter bias)
        {
            MatrixProduct.Multiply(
                input, 1, Input.Size, gradient, [], Input.Size, Output.Size, workspace.Batch, workspace.Gradient(weight));
            Rows.Sum(gradient, workspace.Batch, Output.Size, workspace.Gradient(bias));
        }

        void InputGradient(Workspace workspace, ReadOnlySpan<float> gradient, Parameter weight, Span<float> inputGradient)
        {
            var transposed = workspace[_transposed];
            Rows.Transpose(workspace.Values(weight), Input.Size, Output.Size, transposed);
            MatrixProduct.Multiply(gradient, Output.Size, 1, transposed, [], workspace.Batch, Input.Size, Output.Size, inputGradient);
        }
    }
}
