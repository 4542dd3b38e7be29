"""Makes a service as others do, with boto3: with tags, fields and a role of its own. argv: the endpoint."""
import sys

import boto3

where = dict(endpoint_url=sys.argv[1], region_name="us-east-1", aws_access_key_id="testing", aws_secret_access_key="testing")
ecs, ec2 = (boto3.client(name, **where) for name in ("ecs", "ec2"))
subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
# moto asks for one; AWS would take that of the VPC.
group = ec2.describe_security_groups()["SecurityGroups"][0]["GroupId"]
ecs.create_cluster(clusterName="prod")
ecs.register_task_definition(
    family="web",
    requiresCompatibilities=["FARGATE"],
    networkMode="awsvpc",
    cpu="256",
    memory="512",
    executionRoleArn="arn:aws:iam::123456789012:role/theirs",
    tags=[{"key": "owner", "value": "terraform"}],
    containerDefinitions=[
        {
            "name": "app",
            "image": "ghcr.io/acme/shop:1",
            "essential": True,
            "portMappings": [{"containerPort": 3000, "protocol": "tcp", "name": "http"}],
            "environment": [{"name": "STAGE", "value": "prod"}],
            "dockerLabels": {"team": "shop"},
            "ulimits": [{"name": "nofile", "softLimit": 1024, "hardLimit": 4096}],
        },
        {"name": "proxy", "image": "envoyproxy/envoy:v1.31", "essential": False},
    ],
)
ecs.create_service(
    cluster="prod",
    serviceName="web",
    taskDefinition="web",
    desiredCount=2,
    launchType="FARGATE",
    networkConfiguration={"awsvpcConfiguration": {"subnets": [subnet], "securityGroups": [group]}},
    tags=[{"key": "owner", "value": "terraform"}],
)
