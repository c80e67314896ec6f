"""A network of pools in SimPy 2 (Debian's python3-simpy). Arguments: the network as JSON, how many cases."""

import json
import random
import sys
import time

from SimPy.Simulation import Process, Resource, activate, hold, initialize, now, release, request, simulate, stopSimulation

network = json.loads(sys.argv[1])
cases = int(sys.argv[2])
steps = network["steps"]
total = {"visits": 0, "done": 0, "seconds": 0.0}


class Case(Process):
    def run(self):
        born = now()
        at = 0
        while at < len(steps):
            step = steps[at]
            yield request, self, pools[at]
            yield hold, self, random.expovariate(1 / (step["minutes"] * 60))
            yield release, self, pools[at]
            total["visits"] += 1
            back = step.get("back")
            at = back["to"] if back and random.random() < back["share"] else at + 1
        total["seconds"] += now() - born
        total["done"] += 1
        if total["done"] == cases:
            stopSimulation()


class Source(Process):
    def run(self):
        while True:
            yield hold, self, random.expovariate(network["perHour"] / 3600)
            case = Case()
            activate(case, case.run())


initialize()
pools = [Resource(capacity=step["people"]) for step in steps]
source = Source()
activate(source, source.run())
began = time.perf_counter()
simulate(until=1e18)
print(json.dumps({
    "visits": total["visits"],
    "milliseconds": (time.perf_counter() - began) * 1000,
    "leadSeconds": total["seconds"] / total["done"],
}))
