#!/usr/bin/env python3
"""How much ten viewers slow the training of a playground session. Windows without and with viewers alternate, so that what else
changes on the machine falls on both; each pair gives one ratio of steps, and their mean is printed with its 95 % interval.

Usage: bench/viewers.py [PAIRS [SECONDS]]   (default: 10 pairs of 8 seconds; on a quiet machine)
FRUITFLY_SETUP names another setup of the playground as JSON, FRUITFLY_COMMAND another program than ./fruitfly.
"""
import json, math, os, re, statistics, subprocess, sys, tempfile, threading, time, urllib.request

PAIRS = int(sys.argv[1]) if len(sys.argv) > 1 else 10
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 8
VIEWERS = 10
T95 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262, 12: 2.201, 15: 2.145, 20: 2.093, 30: 2.045}


def main():
    program = os.environ.get("FRUITFLY_COMMAND") or os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fruitfly")
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [program, "serve", "--no-browser"], stdout=subprocess.PIPE, text=True, env={**os.environ, "FRUITFLY_HOME": home}, cwd=home)
        try:
            measure(Lab(server.stdout.readline().strip()))
        finally:
            server.terminate()
            server.wait()


class Lab:
    def __init__(self, address):
        self.root = re.match(r"http://[^/]+", address).group(0)
        opener = urllib.request.build_opener(NoRedirect())
        try:
            opener.open(address)
        except urllib.error.HTTPError as redirect:
            self.cookie = redirect.headers["Set-Cookie"].split(";")[0]

    def open(self, path, body=None):
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        return urllib.request.urlopen(urllib.request.Request(self.root + path, data, headers))

    def step(self, stream):
        """The step at which training is, from the first state that a viewer is told."""
        with self.open(stream) as events:
            is_state = False
            for line in events:
                if line.startswith(b"event: "):
                    is_state = line.strip() == b"event: state"
                elif is_state and line.startswith(b"data: "):
                    return json.loads(line[6:])["step"], time.perf_counter()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def watch(lab, stream, stop, received):
    with lab.open(stream) as events:
        for line in events:
            received.append(len(line))
            if stop.is_set():
                return


def rate(lab, stream, viewers):
    stop, received = threading.Event(), []
    threads = [threading.Thread(target=watch, args=(lab, stream, stop, received), daemon=True) for _ in range(viewers)]
    for thread in threads:
        thread.start()
    time.sleep(1)  # until they are connected, or the last ones are gone
    (before, began) = lab.step(stream)
    received.clear()
    time.sleep(SECONDS)
    (after, ended) = lab.step(stream)
    stop.set()
    for thread in threads:
        thread.join()
    return (after - before) / (ended - began), sum(received) / (ended - began)


def measure(lab):
    setup = json.loads(os.environ.get("FRUITFLY_SETUP", '{"data": "mnist1d", "steps": "10000000"}'))
    session = json.load(lab.open("/api/playground/sessions", {"setup": setup}))["session"]
    stream = f"/api/playground/sessions/{session}/live"
    lab.open(f"/api/playground/sessions/{session}/play", {}).read()
    rate(lab, stream, 1)
    slowdowns = []
    for pair in range(PAIRS):
        alone = with_viewers = None
        for viewers in (0, VIEWERS) if pair % 2 == 0 else (VIEWERS, 0):
            steps, sent = rate(lab, stream, viewers)
            if viewers:
                with_viewers, traffic = steps, sent
            else:
                alone = steps
        slowdowns.append(100 * (1 - with_viewers / alone))
        print(f"{alone:10.0f} steps/s alone {with_viewers:10.0f} with {VIEWERS} viewers ({traffic / 1000:.0f} KB/s)  {slowdowns[-1]:+.2f} %", flush=True)
    mean = statistics.mean(slowdowns)
    half = T95.get(PAIRS, 2.0) * statistics.stdev(slowdowns) / math.sqrt(PAIRS)
    print(f"slowdown by {VIEWERS} viewers: {mean:.2f} ± {half:.2f} % (95 % interval, {PAIRS} pairs of {SECONDS:g} s)")


main()
