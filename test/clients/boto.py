"""Deploys a service and runs a task with boto3; prints what came of it."""

import json

import boto3

ecs = boto3.client("ecs")
subnets = [each["SubnetId"] for each in boto3.client("ec2").describe_subnets()["Subnets"]]
network = {"awsvpcConfiguration": {"subnets": subnets, "assignPublicIp": "ENABLED"}}

ecs.create_cluster(clusterName="boto")
ecs.register_task_definition(
    family="web",
    requiresCompatibilities=["FARGATE"],
    networkMode="awsvpc",
    cpu="256",
    memory="512",
    containerDefinitions=[{"name": "app", "image": "public.ecr.aws/nginx/nginx:1.29", "portMappings": [{"containerPort": 80}]}],
)
ecs.create_service(
    cluster="boto",
    serviceName="web",
    taskDefinition="web",
    desiredCount=2,
    launchType="FARGATE",
    networkConfiguration=network,
)
quick = {"Delay": 1, "MaxAttempts": 60}
ecs.get_waiter("services_stable").wait(cluster="boto", services=["web"], WaiterConfig=quick)
task = ecs.run_task(cluster="boto", taskDefinition="web", launchType="FARGATE", networkConfiguration=network)["tasks"][0]
ecs.stop_task(cluster="boto", task=task["taskArn"], reason="enough")
ecs.get_waiter("tasks_stopped").wait(cluster="boto", tasks=[task["taskArn"]], WaiterConfig=quick)
[service] = ecs.describe_services(cluster="boto", services=["web"])["services"]
[task] = ecs.describe_tasks(cluster="boto", tasks=[task["taskArn"]])["tasks"]
print(json.dumps({"running": service["runningCount"], "stopped": task["stoppedReason"]}))
