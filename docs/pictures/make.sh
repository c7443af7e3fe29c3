#!/usr/bin/env bash
# Redraws every picture here from the full preset of each experiment. Trains what is missing first, which takes two hours on two
# cores. Needs a Chromium-based browser.
set -euo pipefail
cd "$(dirname "$0")/../.."
./fruitfly reproduce > /dev/null
while read -r experiment figure; do
    ./fruitfly export "$experiment-full" --figure "$figure" --png "docs/pictures/$experiment.png"
done << 'FIGURES'
mnist1d-data templates
mnist1d-training slide-figure-error
mnist1d-models accuracy
image-models mnist-and-mnist1d
gabor-surface race
backpropagation operations
initialization forward-variance
bias-variance trade-off
diagnosis learning-curve
double-descent-toy smoothness-curves
double-descent notebook-error
double-descent-images hidden-layer-loss
norms-and-stability distance
generalization-gap winners-curse
regularization differences
lottery-tickets accuracy
high-dimensions angles
t-sne embeddings
FIGURES
