"""The workloads of `fruitfly bench` in PyTorch: prints the microseconds of a training step as JSON.

A step is what it is there: gathering a shuffled batch of MNIST-1D, forward, loss, backward, update. A timed block is an
epoch, shuffling included; the result is the median over epochs. Many networks of one shape are trained at once too, by
batched products and by functorch's vmap; their time is that of one of them. With --losses it prints instead what is
learned in a few epochs."""
import argparse
import json
import re
import statistics
import time

import numpy
import torch
from torch import nn
from torch.nn.functional import cross_entropy

try:
    import functorch
except ImportError: # before PyTorch 1.13
    functorch = None

EXAMPLES, NETWORKS = 4000, 32
SEEDS, EPOCHS = 8, 5 # of networks whose losses are compared


def sgd(rate, momentum=0.0):
    return lambda parameters: torch.optim.SGD(parameters, lr=rate, momentum=momentum)


def adam(rate):
    return lambda parameters: torch.optim.Adam(parameters, lr=rate)


def mlp(*widths):
    """Linear layers with ReLU between them, drawn as Fruitfly draws them: He, biases 0."""
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
        nn.init.kaiming_normal_(layers[-2].weight, nonlinearity="relu")
        nn.init.zeros_(layers[-2].bias)
    return nn.Sequential(*layers[:-1])


class BatchedMlp(nn.Module):
    """As many networks side by side, each with its own weights and batches: [network x batch x features]."""

    def __init__(self, *widths):
        super().__init__()
        shapes = list(zip(widths, widths[1:]))
        self.weights = nn.ParameterList([nn.Parameter(torch.randn(NETWORKS, i, o) * (2 / i) ** 0.5) for i, o in shapes])
        self.biases = nn.ParameterList([nn.Parameter(torch.zeros(NETWORKS, 1, o)) for _, o in shapes])

    def forward(self, h):
        for layer, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            h = torch.bmm(torch.relu(h) if layer else h, weight) + bias
        return h


def convolutions():
    return nn.Sequential(
        nn.Unflatten(1, (1, 40)),
        nn.Conv1d(1, 25, 5, stride=2, padding=1), nn.ReLU(),
        nn.Conv1d(25, 25, 3, stride=2, padding=1), nn.ReLU(),
        nn.Conv1d(25, 25, 3, stride=2, padding=1), nn.ReLU(),
        nn.Flatten(), nn.Linear(125, 10))


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(1, 6, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(480, 10)

    def forward(self, x):
        return self.linear(self.gru(x.unsqueeze(-1))[0].flatten(1))


# name: widths of a fully connected network or what makes another one, optimizer, batch size
WORKLOADS = {
    "logistic": ((40, 10), sgd(0.1), 100),
    "mlp-20": ((40, 20, 20, 10), sgd(0.01, 0.9), 100),
    "mlp-100": ((40, 100, 100, 10), sgd(0.1), 100),
    "mlp-100-adam": ((40, 100, 100, 10), adam(0.005), 100),
    "mlp-400": ((40, 400, 400, 10), sgd(0.01, 0.9), 100),
    "mlp-200-fullbatch": ((40, 200, 200, 10), adam(0.005), EXAMPLES),
    "cnn-25": (convolutions, adam(0.01), 100),
    "gru-6": (Recurrent, adam(0.01), 100),
    "swarm-logistic": ((40, 10), sgd(0.1), 100),
    "swarm-mlp-20": ((40, 20, 20, 10), sgd(0.01, 0.9), 100),
    "swarm-mlp-32": ((20, 32, 32, 2), sgd(0.01, 0.9), 100),
}


def microseconds(epoch, steps, seconds):
    """The median over epochs for at least so many seconds, after a third of that to warm up."""
    def run(least):
        taken = []
        while len(taken) < 3 or sum(taken) < least:
            began = time.perf_counter()
            epoch()
            taken.append(time.perf_counter() - began)
        return taken
    run(seconds / 3)
    return 1e6 * statistics.median(run(seconds)) / steps


def eager(name, x, y):
    kind, optimizer_for, size = WORKLOADS[name]
    network = mlp(*kind) if isinstance(kind, tuple) else kind()
    optimizer = optimizer_for(network.parameters())

    def epoch():
        for batch in torch.randperm(EXAMPLES).split(size):
            optimizer.zero_grad(set_to_none=True)
            cross_entropy(network(x[batch]), y[batch]).backward()
            optimizer.step()
    return epoch, lambda: [cross_entropy(network(x), y).item()]


def shuffled(size):
    """Batches of each network's own: [network x batch]."""
    return torch.stack([torch.randperm(EXAMPLES) for _ in range(NETWORKS)]).split(size, dim=1)


def losses_of(outputs, y):
    return [cross_entropy(each, y).item() for each in outputs]


def batched(name, x, y):
    widths, optimizer_for, size = WORKLOADS[name]
    networks = BatchedMlp(*widths)
    optimizer = optimizer_for(networks.parameters())

    def epoch():
        for batch in shuffled(size):
            optimizer.zero_grad(set_to_none=True)
            # The sum over networks of the mean over the batch: each gets its own gradient.
            loss = cross_entropy(networks(x[batch]).flatten(0, 1), y[batch].flatten(), reduction="sum") / size
            loss.backward()
            optimizer.step()
    return epoch, lambda: losses_of(networks(x.expand(NETWORKS, -1, -1)), y)


def mapped(name, x, y):
    widths, optimizer_for, size = WORKLOADS[name]
    call, parameters, _ = functorch.combine_state_for_ensemble([mlp(*widths) for _ in range(NETWORKS)])
    optimizer = optimizer_for(parameters)
    gradients = functorch.vmap(functorch.grad(lambda each, x, y: cross_entropy(call(each, (), x), y)))

    def epoch():
        for batch in shuffled(size):
            for parameter, gradient in zip(parameters, gradients(parameters, x[batch], y[batch])):
                parameter.grad = gradient
            optimizer.step()
    return epoch, lambda: losses_of(functorch.vmap(call, (0, None, None))(parameters, (), x), y)


def ways(name):
    """How a workload is trained: at once only where there is no swarm of the same."""
    found = {} if name.startswith("swarm-") else {"eager": eager}
    if isinstance(WORKLOADS[name][0], tuple) and "swarm-" + name not in WORKLOADS:
        found["batched"] = batched
        if functorch:
            found["vmap"] = mapped
    return found


def time_of(way, name, x, y, seconds):
    torch.manual_seed(0)
    epoch, _ = way(name, x, y)
    taken = microseconds(epoch, EXAMPLES // WORKLOADS[name][2], seconds)
    return taken if way is eager else taken / NETWORKS


def learned(way, name, x, y):
    """The mean cross entropy of all examples after a few epochs, of each network."""
    losses = []
    for seed in range(SEEDS if way is eager else 1):
        torch.manual_seed(seed)
        epoch, losses_now = way(name, x, y)
        for _ in range(EPOCHS):
            epoch()
        with torch.no_grad():
            losses += losses_now()
    return losses


def blas():
    """The library that the matrix products of this process come from."""
    with open("/proc/self/maps") as maps:
        found = sorted(set(re.findall(r"/\S*(?:blas|mkl_rt)\S*", maps.read())))
    return ", ".join(found) or "inside torch"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("name", choices=WORKLOADS)
    arguments.add_argument("--data", required=True, help="the file of `fruitfly data mnist1d --out FILE.npz`")
    arguments.add_argument("--seconds", type=float, default=1.0)
    arguments.add_argument("--losses", action="store_true", help="the losses after a few epochs instead of times")
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    data = numpy.load(given.data)
    x, y = torch.from_numpy(data["x"]).float(), torch.from_numpy(data["y"]).long()
    assert x.shape == (EXAMPLES, 40), x.shape
    widths = WORKLOADS[given.name][0]
    if isinstance(widths, tuple) and widths[0] != 40:
        x, y = torch.randn(EXAMPLES, widths[0]), torch.randint(widths[-1], (EXAMPLES,))
    if given.losses:
        print(json.dumps({key: learned(way, given.name, x, y) for key, way in ways(given.name).items()}))
        return
    print(json.dumps({
        **{f"{key}_us": time_of(way, given.name, x, y, given.seconds) for key, way in ways(given.name).items()},
        "version": torch.__version__,
        "blas": blas(),
        "threads": torch.get_num_threads(),
    }))


if __name__ == "__main__":
    main()
