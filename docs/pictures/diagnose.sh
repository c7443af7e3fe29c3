#!/usr/bin/env bash
# Diagnoses scikit-learn's table of diabetes patients, prints the answer that stands in docs/diagnose.md, and takes the
# picture of its report. Needs Debian's python3-sklearn and a Chromium-based browser.
set -euo pipefail
cd "$(dirname "$0")/../.."
browser=${FRUITFLY_BROWSER:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
FRUITFLY_HOME=$(mktemp -d)
export FRUITFLY_HOME
trap 'rm -rf "$FRUITFLY_HOME"' EXIT
/usr/bin/python3 - "$FRUITFLY_HOME/diabetes.csv" << 'TABLE'
import sys
from sklearn.datasets import load_diabetes
load_diabetes(as_frame=True, scaled=False).frame.to_csv(sys.argv[1], index=False)
TABLE
./fruitfly diagnose "$FRUITFLY_HOME/diabetes.csv" --target target --reports "$FRUITFLY_HOME/reports"
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=20000 --window-size=1200,1500 \
    --screenshot=docs/pictures/diagnose.png "file://$(ls "$FRUITFLY_HOME"/reports/diagnose-diabetes-*.html)"
