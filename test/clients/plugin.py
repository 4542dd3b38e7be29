"""Lets moto's own tests run against the served simulator: what they do to moto's server is done to it."""

import urllib.request

import botocore.client
from moto import settings
from moto.core import models


def reset(_self):
    url = settings.test_server_mode_endpoint() + "/_simulator/reset"
    urllib.request.urlopen(urllib.request.Request(url, method="POST", data=b"{}")).read()


call = botocore.client.BaseClient._make_api_call


def with_gateway(self, operation, kwargs):
    """AWS refuses an internet-facing load balancer in a network without an internet gateway, which moto's tests make."""
    answer = call(self, operation, kwargs)
    if operation == "CreateVpc":
        gateway = call(self, "CreateInternetGateway", {})["InternetGateway"]["InternetGatewayId"]
        call(self, "AttachInternetGateway", {"InternetGatewayId": gateway, "VpcId": answer["Vpc"]["VpcId"]})
    return answer


models.ServerModeMockAWS.reset = reset
botocore.client.BaseClient._make_api_call = with_gateway
