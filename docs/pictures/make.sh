#!/usr/bin/env bash
# Makes every picture here anew, from the full preset of each experiment: what is not there yet is trained first, which takes two hours on
# two cores. Needs a browser of the Chromium family.
set -euo pipefail
cd "$(dirname "$0")/../.."
./fruitfly reproduce > /dev/null
while read -r experiment figure; do
    ./fruitfly export "$experiment-full" --figure "$figure" --png "docs/pictures/$experiment.png"
done << 'FIGURES'
mnist1d-data templates
mnist1d-training slide-figure-error
mnist1d-models accuracy
image-models confusions
gabor-surface race
backpropagation operations
initialization forward-variance
bias-variance trade-off
double-descent-toy smoothness-curves
double-descent notebook-error
double-descent-images hidden-layer-loss
norms-and-stability distance
generalization-gap winners-curse
lottery-tickets accuracy
high-dimensions angles
t-sne embeddings
FIGURES
