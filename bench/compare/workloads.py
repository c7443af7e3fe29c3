"""The workloads of `fruitfly bench` in PyTorch: prints the microseconds of a training step as JSON.

A step is what it is there: gathering a shuffled batch of MNIST-1D, forward, loss, backward, update. A timed block is an
epoch, shuffling included; the result is the median over epochs."""
import argparse
import json
import re
import statistics
import time

import numpy
import torch
from torch import nn
from torch.nn.functional import cross_entropy

EXAMPLES, NETWORKS = 4000, 32


def sgd(rate, momentum=0.0):
    return lambda parameters: torch.optim.SGD(parameters, lr=rate, momentum=momentum)


def adam(rate):
    return lambda parameters: torch.optim.Adam(parameters, lr=rate)


def mlp(*widths):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
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


def eager(name, x, y, seconds):
    kind, optimizer_for, size = WORKLOADS[name]
    network = mlp(*kind) if isinstance(kind, tuple) else kind()
    optimizer = optimizer_for(network.parameters())

    def epoch():
        for batch in torch.randperm(EXAMPLES).split(size):
            optimizer.zero_grad(set_to_none=True)
            cross_entropy(network(x[batch]), y[batch]).backward()
            optimizer.step()
    return microseconds(epoch, EXAMPLES // size, seconds)


def batched(name, x, y, seconds):
    widths, optimizer_for, size = WORKLOADS[name]
    networks = BatchedMlp(*widths)
    optimizer = optimizer_for(networks.parameters())

    def epoch():
        for batch in torch.stack([torch.randperm(EXAMPLES) for _ in range(NETWORKS)]).split(size, dim=1):
            optimizer.zero_grad(set_to_none=True)
            # The sum over networks of the mean over the batch: each gets its own gradient.
            loss = cross_entropy(networks(x[batch]).flatten(0, 1), y[batch].flatten(), reduction="sum") / size
            loss.backward()
            optimizer.step()
    return microseconds(epoch, EXAMPLES // size, seconds) / NETWORKS


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
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    data = numpy.load(given.data)
    x, y = torch.from_numpy(data["x"]).float(), torch.from_numpy(data["y"]).long()
    assert x.shape == (EXAMPLES, 40), x.shape
    print(json.dumps({
        "name": given.name,
        "eager_us": eager(given.name, x, y, given.seconds),
        "batched_us": batched(given.name, x, y, given.seconds) if isinstance(WORKLOADS[given.name][0], tuple) else None,
        "torch": torch.__version__,
        "blas": blas(),
        "threads": torch.get_num_threads(),
    }))


if __name__ == "__main__":
    main()
