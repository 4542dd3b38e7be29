"""Reads requests of RegisterTaskDefinition, a JSON list, from standard input; prints what botocore and cfn-lint say of each."""

import json
import sys

import botocore.session
from botocore.validate import ParamValidator
from cfnlint.api import ManualArgs, lint


# Where CloudFormation spells a property otherwise.
SPELLED = {
    "efsVolumeConfiguration": "EFSVolumeConfiguration",
    "efsVolumeConfiguration.fileSystemId": "FilesystemId",
    "efsVolumeConfiguration.authorizationConfig.iam": "IAM",
    "proxyConfiguration.properties": "ProxyConfigurationProperties",
    "fsxWindowsFileServerVolumeConfiguration": "FSxWindowsFileServerVolumeConfiguration",
}


def spelled(path):
    for length in (1, 2, 3):
        name = SPELLED.get(".".join(path[-length:]))
        if name:
            return name
    return path[-1][0].upper() + path[-1][1:]


def pascal(value, path=()):
    """The same as properties of CloudFormation; keys of maps are names of somebody's, and stay as they are."""
    maps = {"options", "dockerLabels", "labels", "driverOpts"}
    if isinstance(value, list):
        return [pascal(item, path) for item in value]
    if isinstance(value, dict):
        if path and path[-1] in maps and not any(isinstance(v, (dict, list)) for v in value.values()):
            return value
        return {spelled((*path, key)): pascal(item, (*path, key)) for key, item in value.items()}
    return value


def by_botocore(requests):
    shape = botocore.session.get_session().get_service_model("ecs").operation_model("RegisterTaskDefinition").input_shape
    for index, request in enumerate(requests):
        report = ParamValidator().validate(request, shape)
        if report.has_errors():
            yield {"index": index, "judge": "botocore", "says": report.generate_report()}


def by_cfn_lint(requests):
    resources = {
        f"Definition{index}": {"Type": "AWS::ECS::TaskDefinition", "Properties": pascal(request)}
        for index, request in enumerate(requests)
    }
    template = json.dumps({"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources})
    for match in lint(template, config=ManualArgs(regions=["us-east-1"])):
        path = [str(part) for part in match.path_string.split("/")] if match.path_string else []
        name = next((part for part in path if part.startswith("Definition")), "Definition-1")
        yield {"index": int(name.removeprefix("Definition")), "judge": match.rule.id, "says": match.message}


def main():
    requests = json.load(sys.stdin)
    found = [*by_botocore(requests)]
    for start in range(0, len(requests), 100):
        for verdict in by_cfn_lint(requests[start : start + 100]):
            found.append({**verdict, "index": verdict["index"] + start})
    json.dump(found, sys.stdout)


main()
