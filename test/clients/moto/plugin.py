"""Lets moto's own tests run against the served simulator: what they do to moto's server is done to it.

Of each test a line of JSON is written to $LEDGER: how it ended, and what the simulator said that it does not have.
"""

import json
import os
import time
import urllib.request

import botocore.client
import pytest
from botocore.exceptions import ClientError
from moto import settings
from moto.core import models
from repairs import repaired, twins

lacks = set()


def control(name, body):
    url = f"{settings.test_server_mode_endpoint()}/_simulator/{name}"
    urllib.request.urlopen(urllib.request.Request(url, method="POST", data=json.dumps(body).encode())).read()


def noted(self, operation, kwargs):
    try:
        return call(self, operation, kwargs)
    except ClientError as refused:
        error = refused.response["Error"]
        if error["Code"] == "NotImplemented":
            kind = error["Message"].removeprefix("The simulator ").rstrip(".")
            whole = kind.startswith("does not have the service") or kind.endswith(f" {operation}")
            lacks.add(f"{self.meta.service_model.service_name} {operation}" + ("" if whole else f": it {kind}"))
        raise


call = botocore.client.BaseClient._make_api_call
botocore.client.BaseClient._make_api_call = repaired(noted)
models.ServerModeMockAWS.reset = lambda _self: control("reset", {})
# Virtual time passes instead.
time.sleep = lambda seconds: control("advance", {"milliseconds": seconds * 1000})


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" or report.outcome != "passed":
        crash = getattr(report.longrepr, "reprcrash", None)
        said = (crash.message if crash else str(report.longrepr or "")).split("\n")[0]
        line = {"test": item.nodeid, "outcome": report.outcome, "said": said[:300], "lacks": sorted(lacks)}
        with open(os.environ["LEDGER"], "a") as ledger:
            ledger.write(json.dumps(line) + "\n")
    if report.when == "teardown":
        lacks.clear()
        twins.clear()
    return report
