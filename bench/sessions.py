#!/usr/bin/env python3
"""How much memory `fruitfly serve` holds after a long day of the playground: sessions of several setups are started one after another,
each is played for a moment and watched until its first pictures. Prints the resident memory on the way, its peak, and what is left.

Usage: bench/sessions.py [SESSIONS [SECONDS]]   (default: 200 sessions, each played for 0.3 seconds; Linux)
FRUITFLY_SETUPS names other setups of the playground as a JSON list, FRUITFLY_COMMAND another program than ./fruitfly.
"""
import json, os, re, subprocess, sys, tempfile, time, urllib.request

SESSIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 0.3
SETUPS = json.loads(os.environ["FRUITFLY_SETUPS"]) if "FRUITFLY_SETUPS" in os.environ else [
    {},
    {"hidden-layers": "512,512"},
    {"network": "cnn"},
    {"samples": "50000", "hidden-layers": "256"},
    {"data": "spirals", "hidden-layers": "64,64", "seeds": "8"},
    {"data": "three-spirals", "samples": "5000"},
    {"data": "toy-function", "seeds": "16"},
    {"network": "gru"},
]


def main():
    program = os.environ.get("FRUITFLY_COMMAND") or os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fruitfly")
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [program, "serve", "--no-browser"], stdout=subprocess.PIPE, text=True, env={**os.environ, "FRUITFLY_HOME": home}, cwd=home)
        try:
            measure(Lab(server.stdout.readline().strip()), server.pid)
        finally:
            server.terminate()
            server.wait()


class Lab:
    def __init__(self, address):
        self.root = re.match(r"http://[^/]+", address).group(0)
        try:
            urllib.request.build_opener(NoRedirect()).open(address)
        except urllib.error.HTTPError as redirect:
            self.cookie = redirect.headers["Set-Cookie"].split(";")[0]

    def open(self, path, body=None):
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        return urllib.request.urlopen(urllib.request.Request(self.root + path, data, headers))


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def measure(lab, process):
    for number in range(SESSIONS):
        with lab.open("/api/playground/sessions", {"setup": SETUPS[number % len(SETUPS)]}) as answer:
            session = "/api/playground/sessions/" + json.load(answer)["session"]
        lab.open(session + "/play", {}).close()
        with lab.open(session + "/live") as events:
            for line in events:
                if line.startswith(b"event: frame"):
                    break
        time.sleep(SECONDS)
        if (number + 1) % 25 == 0:
            print(f"{number + 1:4} sessions: {memory(process, 'VmRSS'):6.0f} MB", flush=True)
    print(f"peak: {memory(process, 'VmHWM'):.0f} MB", flush=True)
    time.sleep(30)
    print(f"30 s later: {memory(process, 'VmRSS'):.0f} MB")


def memory(process, what):
    with open(f"/proc/{process}/status") as status:
        return int(re.search(rf"{what}:\s+(\d+) kB", status.read()).group(1)) / 1024


if __name__ == "__main__":
    main()
