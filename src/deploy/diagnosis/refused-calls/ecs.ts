/** What mends a request that ECS refused, by its own words for it. */
export const ECS_FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  [
    /does not have an associated load balancer/i,
    'Let a listener or a rule of a load balancer send something to the target group before the service uses it.',
  ],
  [
    /target type \w+, which is incompatible/i,
    'Make another target group: of type ip for the network mode awsvpc, of type instance for bridge and host. The type of one that is there cannot change.',
  ],
  [
    /did not have a container port|container .* does not exist in the task definition/i,
    'Name a container of the task definition and a containerPort of its portMappings.',
  ],
  [
    /cannot specify an IAM role for services that require a service linked role/i,
    'Leave the role of the service out: ECS uses AWSServiceRoleForECS.',
  ],
  [
    /Duplicate container name|depends on missing container/i,
    'Give each container a name of its own, and let others name it by that.',
  ],
  [
    /not idempotent/i,
    'A service of that name is there with other settings: update it, delete it, or take another name.',
  ],
  [
    /both a launch type and (a )?capacity provider strategy/i,
    'Leave one of them out: the capacity provider strategy says what the service runs on, too.',
  ],
  [
    /cannot contain a mix of capacity providers/i,
    'Let all capacity providers of a strategy be of one kind: Fargate, Auto Scaling groups or managed instances.',
  ],
  [
    /no capacity providers with a weight value greater than zero|capacity provider strategy cannot contain(?!.*not associated)/i,
    'Give one of the capacity providers a weight above 0, in the strategy of the service or in the default of the cluster.',
  ],
  [
    /capacity provider.* (not (found|associated)|does not exist)|capacity provider was not found/i,
    'Name a capacity provider that the cluster has: PutClusterCapacityProviders adds one.',
  ],
  [
    /no Fargate configuration exists|Fargate resource requirements|Invalid 'cpu' setting for task|Invalid 'memory' setting for task/i,
    'Take a pair of CPU and memory that Fargate offers, for example 256 and 512.',
  ],
  [
    /to have execution role ARN|execution role.* (is )?required/i,
    'Give the task definition an execution role (executionRoleArn): images of ECR, secrets and logs are read and written with it.',
  ],
  [
    /TaskDefinition is inactive/i,
    'Register the definition again, or name a revision that is ACTIVE: a deregistered one cannot be deployed.',
  ],
  [
    /TaskDefinition not found|Unable to describe task definition/i,
    'Name a family and revision that this account has in this Region.',
  ],
  [
    /idempotent request are inconsistent/i,
    'Something of that name is there with other settings: update it, or take another name.',
  ],
  [
    /constraint\.expression/i,
    'Correct the expression in the cluster query language, for example: attribute:ecs.instance-type == m7g.large.',
  ],
  [
    /Role is not valid/i,
    'See that the role exists, that its path stands in the ARN, and that ecs-tasks.amazonaws.com may assume it. A role that was just made may need some seconds.',
  ],
  [
    /referenced cluster was inactive|cluster not found/i,
    'Make the cluster, or name one that is ACTIVE in this account and Region.',
  ],
  [
    /max(imum)? allowed length is|request entity too large/i,
    'Make the definition smaller: move environment variables into an environment file in S3, a secret or the image.',
  ],
  [
    /subnets? can ?not be (empty|blank)|network configuration must be provided/i,
    'Give the service subnets: networkConfiguration.awsvpcConfiguration.',
  ],
  [
    /CODE_DEPLOY deployment controller/i,
    'Deploy with CodeDeploy, or make the service again with the deployment controller ECS.',
  ],
  [
    /At least one of 'memory' or 'memoryReservation'/i,
    'Give each container memory or memoryReservation, or the task a memory.',
  ],
  [
    /Too many concurrent attempts to create a new revision/i,
    'Run the program again: something else registered a revision of this family at the same moment.',
  ],
  [
    /network configuration is not valid/i,
    'Leave networkConfiguration out for the network modes bridge, host and none; with awsvpc, which Fargate needs, give it.',
  ],
  [
    /Target Group ARN and Load Balancer Name cannot both be blank/i,
    'Name the target group: targetGroupArn is empty, most often because what makes it was not read.',
  ],
  [
    /still Draining|service was not ACTIVE/i,
    'Wait until the service of that name is gone or steady (it is being deleted), or create one under another name.',
  ],
  [
    /(long arn|new ARN and resource ID) format must be/i,
    'Switch it on for the account: aws ecs put-account-setting-default --name serviceLongArnFormat --value enabled. Tags need it.',
  ],
  [
    /capacity provider is in use/i,
    'Take it out of the strategies of the services and out of the default of the cluster first, and wait until their tasks have moved.',
  ],
  [/container stop timeout|stopTimeout/i, 'Give stopTimeout 120 seconds at most on Fargate.'],
  [
    /host ports and container ports in port mappings must match/i,
    'Leave hostPort out, or give it the value of containerPort: with awsvpc and host the two are one.',
  ],
  [
    /Container\.image (contains|should|repository|can)/i,
    'Correct the image: registry/name:tag in lower case, without https:// and without spaces. An empty variable in it is a frequent reason.',
  ],
  [
    /specify a value for 'executionRoleArn'/i,
    'Give the task definition an execution role (executionRoleArn), which may read the secrets.',
  ],
  [
    /awsfirelens/i,
    'Give at least one container the log driver awsfirelens, and the task one container with firelensConfiguration; or take both away.',
  ],
  [
    /IAM authorization requires a task role/i,
    'Give the task definition a task role that may mount the file system, or switch off its IAM authorization.',
  ],
  [
    /(proxy )?container \[?[\w-]+\]? does not exist|depend on container .* does not exist/i,
    'Declare the container in the task definition, or correct its name where it is referred to.',
  ],
  [/Family should not be null|Family contains/i, 'Give the task definition a family of letters, digits, - and _.'],
  [/essential must be true|no essential container/i, 'Let at least one container be essential.'],
  [/Tags can ?not be empty/i, 'Leave tags out where there are none.'],
  [
    /security group information|InvalidGroup\.NotFound|InvalidSecurityGroup/i,
    'Name security groups that are there, in the VPC of the subnets.',
  ],
  [/security group .*same VPC as the .*subnets/i, 'Name security groups of the VPC that the subnets are in.'],
  [
    /volume configuration.* no volume|no volume .*configuredAtLaunch|configuredAtLaunch/i,
    'Let the task definition have a volume of that name with configuredAtLaunch, or leave the volume configuration of the service out.',
  ],
  [
    /task set computed desired count/i,
    'Set the count by UpdateService or by scaling: with an external or a CodeDeploy controller the task sets take it over from there, not from a stack.',
  ],
  [/subnet information|InvalidSubnetID\.NotFound/i, 'Name subnets that are there, in this account and Region.'],
  [
    /invalid ARN format\. Must be RuleArn/i,
    'Name a listener rule (arn:…:listener-rule/app/…) for an Application Load Balancer, and a listener for a Network Load Balancer.',
  ],
  [/both production and test listener rules/i, 'Take two rules: one for production, another for the test traffic.'],
  [
    /testListenerRule is required/i,
    'Give a test rule that forwards to the alternate target group, or let the production rule forward to both.',
  ],
  [/Duplicate targetGroupArn/i, 'Give each load balancer of the service a target group of its own.'],
  [
    /strictly either ELBv1|not allowed with ELBv1/i,
    'Name target groups (targetGroupArn) only: a Classic Load Balancer stands beside no other, and has no blue/green deployments.',
  ],
  [
    /advancedConfiguration/i,
    'Give advancedConfiguration (alternate target group, production rule, role) to each load balancer of a service that does not deploy with ROLLING, and else to none.',
  ],
  [
    /No Container Instances were found/i,
    'Add instances to the cluster (an Auto Scaling group with the ECS-optimized AMI and ECS_CLUSTER), or run it on Fargate.',
  ],
  [
    /Assign public IP is not supported/i,
    'Leave assignPublicIp DISABLED on EC2: an instance has its address from its own subnet.',
  ],
  [/platform version must be null/i, 'Leave platformVersion out: only Fargate has one.'],
  [
    /platform version|PlatformTaskDefinitionIncompatibility|PlatformUnknown/i,
    'Take platformVersion LATEST, or leave out what the older platform does not have.',
  ],
  [/grace period is only valid/i, 'Leave healthCheckGracePeriodSeconds out: the service has no load balancer.'],
  [
    /maximumPercent and minimumHealthyPercent cannot/i,
    'Raise maximumPercent above 100 or lower minimumHealthyPercent below it: a deployment needs room for one task more or less.',
  ],
  [
    /NamespaceNotFound|^(?!.*service namespace).*namespace.*(not found|does not exist)/i,
    'Make the namespace first, or name one that Cloud Map has in this Region.',
  ],
  [
    // https://docs.aws.amazon.com/cloud-map/latest/api/API_GetService.html
    /ServiceNotFound: .*(srv-|DiscoveryService|service discovery)/i,
    'Make the service of Cloud Map again, or name one that is there: what registers there was taken away.',
  ],
  [
    // https://github.com/aws/copilot-cli/issues/4337
    /SC service is already used/i,
    'Take another name for the port in Service Connect (discoveryName), or delete the service that the namespace of Cloud Map still has under it.',
  ],
  [
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
    /secret valueFrom\b.*\bnot refer to\b/i,
    'Name a secret that is there, with its full ARN: secrets[].valueFrom of the task definition.',
  ],
  [
    // https://repost.aws/knowledge-center/ecs-iam-task-roles-config-errors
    /AccountIDs? mismatch/i,
    'Name roles, the cluster and the task definition of one account: that of the credentials.',
  ],
  [
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
    /\breason\W+RESOURCE:\w+/,
    'Add instances to the cluster, or ask for less (CPU, memory, ports, network interfaces): none has that left.',
  ],
  [/ServiceNotFound|Service not found/i, 'Name a service that the cluster has, or create it.'],
  [/UnsupportedFeature|not supported in this Region/i, 'Leave it out, or take a Region that has it.'],
]
