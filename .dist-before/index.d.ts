/** The capacity providers that AWS offers for Fargate. */
type FargateCapacityProvider = 'FARGATE' | 'FARGATE_SPOT';
/** One item of a capacity provider strategy. */
interface CapacityProviderStrategyItem {
    readonly capacityProvider: string;
    readonly weight: number;
    readonly base: number;
}
/** An ECS cluster. `existing` means looked up: never created, changed or deleted. */
interface ClusterModel extends Resource<'cluster'> {
    readonly clusterName: string;
    readonly existing: boolean;
    readonly containerInsights: 'enabled' | 'enhanced' | 'disabled';
    readonly capacityProviders: readonly string[];
    readonly defaultCapacityProviderStrategy: readonly CapacityProviderStrategyItem[];
    readonly tags: Tags;
}

/** A public Route 53 hosted zone. Always looked up, by name or by id, never created. */
interface HostedZoneModel extends Resource<'hosted-zone'> {
    readonly name: string;
    readonly hostedZoneId?: string;
}

/** A VPC and its subnets. Always looked up, never created. Without a `vpcId` it is the default VPC of the Region. */
interface NetworkModel extends Resource<'network'> {
    readonly vpcId?: string;
    /** Subnets for tasks. Absent: the default subnet of every zone. */
    readonly subnets?: readonly string[];
    /** Subnets for load balancers. Absent: the same as for tasks. */
    readonly loadBalancerSubnets?: readonly string[];
    readonly assignPublicIp: boolean;
}

/** How a load balancer asks a target whether it is well. Times in seconds. */
interface TargetHealthCheck {
    readonly path: string;
    /** Status codes that count as healthy, for example `'200'` or `'200-299'`. */
    readonly matcher: string;
    readonly intervalSeconds: number;
    readonly timeoutSeconds: number;
    readonly healthyThresholdCount: number;
    readonly unhealthyThresholdCount: number;
}
/** A target group. Port, protocol, network and type of target are fixed once made: a change makes a new group. */
interface TargetGroupModel extends Resource<'target-group'> {
    readonly port: number;
    readonly protocol: 'HTTP' | 'HTTPS';
    readonly network: NetworkModel;
    /** Instances are registered, as the tasks have no address of their own. Absent: the tasks, by address. */
    readonly targetType?: 'instance';
    readonly healthCheck: TargetHealthCheck;
    readonly deregistrationDelaySeconds: number;
    readonly tags: Tags;
}

/** A rule that forwards what matches all its conditions. The more specific rule wins. */
interface ListenerRuleModel extends Resource<'listener-rule'> {
    readonly listener: ListenerModel;
    /** Host names, `*` and `?` allowed. Empty: any host. */
    readonly hosts: readonly string[];
    /** Paths, `*` and `?` allowed. Empty: any path. */
    readonly paths: readonly string[];
    readonly targetGroup: TargetGroupModel;
    /** The other target group of a service whose deployments shift traffic: ECS decides how much each of them gets. */
    readonly alternate?: TargetGroupModel;
    readonly tags: Tags;
}

/** A CloudWatch Logs log group. It holds data: a destroy keeps it unless asked otherwise. */
interface LogGroupModel extends Resource<'log-group'> {
    readonly logGroupName: string;
    /** Days to keep events. Absent: for ever. */
    readonly retentionInDays?: number;
    readonly tags: Tags;
}

/** Alias records (A, and AAAA where the load balancer has IPv6) that point a name at a load balancer. */
interface RecordModel extends Resource<'record'> {
    readonly zone: HostedZoneModel;
    readonly name: string;
    readonly loadBalancer: LoadBalancerModel;
    readonly evaluateTargetHealth: boolean;
}

/** One rule of an ECR lifecycle policy, in the policy document's own terms. */
interface LifecycleRule {
    readonly rulePriority: number;
    readonly description: string;
    readonly selection: {
        readonly tagStatus: 'any' | 'untagged' | 'tagged';
        readonly tagPatternList?: readonly string[];
        readonly countType: 'imageCountMoreThan' | 'sinceImagePushed';
        readonly countUnit?: 'days';
        readonly countNumber: number;
    };
    readonly action: {
        readonly type: 'expire';
    };
}
/** An ECR repository. `existing` means looked up: never created, changed or deleted. */
interface RepositoryModel extends Resource<'repository'> {
    readonly repositoryName: string;
    readonly existing: boolean;
    readonly scanOnPush: boolean;
    readonly imageTagMutability: 'MUTABLE' | 'IMMUTABLE';
    readonly lifecycleRules: readonly LifecycleRule[];
    readonly tags: Tags;
}
/** An image in a repository of the stack, by tag or by digest. */
type ImageModel = {
    readonly repository: RepositoryModel;
    readonly tag: string;
} | {
    readonly repository: RepositoryModel;
    readonly digest: string;
};

/** What a policy statement is about: an ARN as it stands, a resource of the stack, or what the account has by this name. */
type PolicyResource = string | {
    readonly repository: RepositoryModel;
} | {
    readonly logGroup: LogGroupModel;
} | {
    readonly parameterName: string;
} | {
    readonly secretName: string;
} | {
    readonly fileSystemId: string;
} | {
    readonly logGroupName: string;
    readonly region: string;
};
/** One Allow statement. */
interface PolicyStatement {
    readonly sid: string;
    readonly actions: readonly string[];
    readonly resources: readonly PolicyResource[];
}
/** An IAM role that ECS tasks assume, with one inline policy. */
interface RoleModel extends Resource<'role'> {
    readonly description: string;
    /** Who assumes it. Absent: the tasks, `ecs-tasks.amazonaws.com`. */
    readonly assumedBy?: 'ecs.amazonaws.com';
    readonly statements: readonly PolicyStatement[];
    readonly managedPolicyArns: readonly string[];
    readonly tags: Tags;
}

/** Where traffic may come from. */
type IngressSource = {
    readonly cidrIpv4: string;
} | {
    readonly cidrIpv6: string;
} | {
    readonly securityGroup: SecurityGroupModel;
};
/** One inbound TCP rule. */
interface IngressRule {
    readonly fromPort: number;
    readonly toPort: number;
    readonly source: IngressSource;
    readonly description: string;
}
/** A security group with exactly these inbound rules; all outbound traffic is allowed. */
interface SecurityGroupModel extends Resource<'security-group'> {
    readonly description: string;
    readonly network: NetworkModel;
    readonly ingress: readonly IngressRule[];
    readonly tags: Tags;
}

/** How a new version replaces the old one. */
type DeploymentStrategy = 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY';
/** After how many failed tasks a deployment has failed. */
interface CircuitBreakerThreshold {
    readonly type: 'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT';
    readonly value: number;
}
interface CircuitBreaker {
    readonly enable: boolean;
    readonly rollback: boolean;
    /** Whether a task that becomes healthy sets the count of failures back to 0. AWS takes true. */
    readonly resetOnHealthyTask?: boolean;
    /** AWS takes half of the desired count, at least 3 and at most 200. */
    readonly thresholdConfiguration?: CircuitBreakerThreshold;
}
interface DeploymentAlarms {
    readonly alarmNames: readonly string[];
    readonly enable: boolean;
    readonly rollback: boolean;
}
/** When a rolling deployment is done before all of its tasks run. */
interface EarlySuccess {
    readonly enable: boolean;
    readonly healthyPercent?: number;
    readonly sourceServiceRevisionCleanup?: 'BLOCKING' | 'DEFERRED';
}
/** A stage of a deployment that a Lambda function can be called in. */
type LifecycleStage = 'RECONCILE_SERVICE' | 'PRE_SCALE_UP' | 'POST_SCALE_UP' | 'TEST_TRAFFIC_SHIFT' | 'POST_TEST_TRAFFIC_SHIFT' | 'PRE_PRODUCTION_TRAFFIC_SHIFT' | 'PRODUCTION_TRAFFIC_SHIFT' | 'POST_PRODUCTION_TRAFFIC_SHIFT';
/** What a deployment waits for in some of its stages. */
interface LifecycleHook {
    readonly targetType: 'AWS_LAMBDA' | 'PAUSE';
    readonly lifecycleStages: readonly LifecycleStage[];
    readonly hookTargetArn?: string;
    /** Lets ECS call the function: made for the service, or the ARN of one that exists. */
    readonly roleArn?: RoleModel | string;
    /** Plain data that the function is given at each call. */
    readonly hookDetails?: HookDetails;
    readonly timeoutConfiguration?: {
        readonly timeoutInMinutes?: number;
        readonly action?: 'ROLLBACK' | 'CONTINUE';
    };
}
/** What JSON can hold. */
type HookDetails = null | boolean | number | string | readonly HookDetails[] | {
    readonly [key: string]: HookDetails;
};
/** The deployment settings of a service, in the shape of the AWS API. */
interface DeploymentConfiguration {
    readonly strategy?: DeploymentStrategy;
    readonly minimumHealthyPercent?: number;
    readonly maximumPercent?: number;
    readonly deploymentCircuitBreaker?: CircuitBreaker;
    readonly alarms?: DeploymentAlarms;
    readonly bakeTimeInMinutes?: number;
    readonly lifecycleHooks?: readonly LifecycleHook[];
    readonly linearConfiguration?: {
        readonly stepPercent?: number;
        readonly stepBakeTimeInMinutes?: number;
    };
    readonly canaryConfiguration?: {
        readonly canaryPercent?: number;
        readonly canaryBakeTimeInMinutes?: number;
    };
    readonly earlySuccessCriteria?: EarlySuccess;
}

/** An EBS volume that ECS makes for each task. */
interface EbsVolume {
    /** Lets ECS manage the volumes: made for the service, or the ARN of one that exists. */
    readonly roleArn: RoleModel | string;
    readonly sizeInGiB?: number;
    readonly volumeType?: 'gp2' | 'gp3' | 'io1' | 'io2' | 'st1' | 'sc1' | 'standard';
    readonly snapshotId?: string;
    readonly volumeInitializationRate?: number;
    readonly iops?: number;
    readonly throughput?: number;
    readonly encrypted?: boolean;
    readonly kmsKeyId?: string;
    readonly filesystemType?: 'ext3' | 'ext4' | 'xfs' | 'ntfs';
    readonly tagSpecifications?: readonly {
        readonly resourceType: 'volume';
        readonly tags?: readonly {
            readonly key: string;
            readonly value: string;
        }[];
        readonly propagateTags?: 'SERVICE' | 'TASK_DEFINITION' | 'NONE';
    }[];
}

/** On which instances a task may run: on one each, or on those that a query in the cluster query language finds. */
type PlacementConstraint$1 = {
    readonly type: 'distinctInstance';
    readonly expression?: undefined;
} | {
    readonly type: 'memberOf';
    readonly expression: string;
};
/** In which order instances are chosen. */
type PlacementStrategy = {
    readonly type: 'random';
    readonly field?: undefined;
} | {
    readonly type: 'spread';
    readonly field: 'instanceId' | 'host' | `attribute:${string}`;
} | {
    readonly type: 'binpack';
    readonly field: 'cpu' | 'memory';
};

/** A name and port that other services reach this one by. */
interface ClientAlias {
    readonly port: number;
    readonly dnsName?: string;
    /** While traffic shifts, requests with this header reach the new version. */
    readonly testTrafficRules?: {
        readonly header: {
            readonly name: string;
            readonly value?: {
                readonly exact: string;
            };
        };
    };
}
/** One port of a service that others reach through Service Connect. */
interface ConnectedPort {
    readonly portName: string;
    readonly discoveryName?: string;
    readonly clientAliases?: readonly ClientAlias[];
    readonly ingressPortOverride?: number;
    readonly timeout?: {
        readonly idleTimeoutSeconds?: number;
        readonly perRequestTimeoutSeconds?: number;
    };
    readonly tls?: {
        readonly issuerCertificateAuthority: {
            readonly awsPcaAuthorityArn: string;
        };
        readonly kmsKey?: string;
        /** Made for the service, or the ARN of one that exists. */
        readonly roleArn?: RoleModel | string;
    };
}
/** Where the proxy of Service Connect writes its log. */
interface ConnectLog {
    readonly logDriver: 'awslogs' | 'awsfirelens' | 'fluentd' | 'gelf' | 'journald' | 'json-file' | 'splunk' | 'syslog';
    readonly options?: Readonly<Record<string, string>>;
    readonly secretOptions?: readonly {
        readonly name: string;
        readonly valueFrom: string;
    }[];
}
/** The Service Connect settings of a service, in the shape of the AWS API. */
interface ServiceConnectConfiguration {
    readonly enabled: boolean;
    readonly namespace?: string;
    readonly services?: readonly ConnectedPort[];
    readonly logConfiguration?: ConnectLog;
    readonly accessLogConfiguration?: {
        readonly format: 'TEXT' | 'JSON';
        readonly includeQueryParameters?: 'ENABLED' | 'DISABLED';
    };
}

/** The ARN of a rule of an Application Load Balancer, or of a listener of a Network Load Balancer. */
type ProductionArn = `arn:${string}:elasticloadbalancing:${string}:listener-rule/app/${string}` | `arn:${string}:elasticloadbalancing:${string}:listener/net/${string}`;
/** A target group that tasks of a service are registered in. */
interface ServiceLoadBalancer {
    readonly targetGroupArn: TargetGroupModel | string;
    readonly containerName: string;
    readonly containerPort: number;
    readonly advancedConfiguration?: {
        readonly alternateTargetGroupArn: TargetGroupModel | string;
        readonly productionListenerRule: ListenerRuleModel | ProductionArn;
        readonly testListenerRule?: ListenerRuleModel | ProductionArn;
        readonly roleArn: RoleModel | string;
    };
}
/** A Cloud Map service that tasks are registered in. */
interface ServiceRegistry {
    readonly registryArn: string;
    readonly port?: number;
    readonly containerName?: string;
    readonly containerPort?: number;
}
/** A VPC Lattice target group that tasks are registered in. */
interface VpcLattice {
    readonly roleArn: RoleModel | string;
    readonly targetGroupArn: string;
    readonly portName: string;
    readonly advancedConfiguration?: {
        readonly alternateTargetGroupArn?: string;
        readonly productionListenerRule?: string;
        readonly testListenerRule?: string;
    };
}
/** A gateway that sends requests to a port of the tasks. */
interface GatewayConnector {
    readonly portName: string;
    readonly healthCheck?: {
        readonly healthCheckProtocol?: 'HTTP' | 'HTTPS';
        readonly healthCheckPort?: number;
        readonly healthCheckPath?: string;
        readonly healthCheckTimeoutSeconds?: number;
        readonly healthCheckIntervalSeconds?: number;
        readonly healthyThresholdCount?: number;
        readonly unhealthyThresholdCount?: number;
        readonly matcher?: {
            readonly httpCode?: string;
            readonly grpcCode?: string;
        };
    };
}
/** Metrics of a service that are measured more often. */
interface ServiceMonitoring {
    readonly metricConfigurations: readonly {
        readonly metricNames: readonly ('CPUUtilization' | 'MemoryUtilization')[];
        readonly resolutionSeconds: 20 | 60;
    }[];
}
/**
 * What CreateService and UpdateService take, save names, tags and tokens. A resource of the stack stands where AWS
 * wants its ARN or id.
 */
interface ServiceRequest {
    readonly schedulingStrategy?: 'REPLICA' | 'DAEMON';
    readonly desiredCount?: number;
    readonly launchType?: 'EC2' | 'FARGATE' | 'EXTERNAL';
    readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
    readonly platformVersion?: string;
    readonly networkConfiguration?: {
        readonly awsvpcConfiguration: {
            readonly subnets: NetworkModel | readonly string[];
            readonly securityGroups?: readonly (SecurityGroupModel | string)[];
            readonly assignPublicIp?: 'ENABLED' | 'DISABLED';
        };
    };
    readonly loadBalancers?: readonly ServiceLoadBalancer[];
    readonly healthCheckGracePeriodSeconds?: number;
    /** CodeDeploy and task sets are not here: no deployment of theirs can be started by UpdateService. */
    readonly deploymentController?: {
        readonly type: 'ECS';
    };
    readonly deploymentConfiguration?: DeploymentConfiguration;
    readonly availabilityZoneRebalancing?: 'ENABLED' | 'DISABLED';
    readonly placementConstraints?: readonly PlacementConstraint$1[];
    readonly placementStrategy?: readonly PlacementStrategy[];
    readonly serviceRegistries?: readonly [ServiceRegistry?];
    readonly serviceConnectConfiguration?: ServiceConnectConfiguration;
    readonly volumeConfigurations?: readonly {
        readonly name: string;
        readonly managedEBSVolume: EbsVolume;
    }[];
    readonly vpcLatticeConfigurations?: readonly VpcLattice[];
    readonly gatewayConnectors?: readonly [GatewayConnector?];
    readonly monitoring?: ServiceMonitoring;
    readonly enableExecuteCommand?: boolean;
    readonly enableECSManagedTags?: boolean;
    readonly propagateTags?: 'SERVICE' | 'TASK_DEFINITION' | 'NONE';
}
/** What `.raw()` may set: it replaces what the builder makes of a field, within `deploymentConfiguration` each field alone. */
type RawServiceSettings = Omit<ServiceRequest, 'desiredCount' | 'launchType' | 'schedulingStrategy' | 'deploymentController'>;

/** A part of a task definition as the AWS API writes it, with nothing required: the rules say what is missing. */
interface MountPoint {
    readonly sourceVolume?: string;
    readonly containerPath?: string;
    readonly readOnly?: boolean;
}
interface VolumeFrom {
    readonly sourceContainer?: string;
    readonly readOnly?: boolean;
}
interface Ulimit {
    readonly name?: string;
    readonly softLimit?: number;
    readonly hardLimit?: number;
}
interface SystemControl {
    readonly namespace?: string;
    readonly value?: string;
}
interface ResourceRequirement {
    readonly type?: string;
    readonly value?: string;
    readonly sharingStrategy?: {
        readonly nvidiaMps?: {
            readonly memory?: number;
            readonly maxComputePercent?: number;
        };
    };
}
interface HostEntry {
    readonly hostname?: string;
    readonly ipAddress?: string;
}
interface EnvironmentFile {
    readonly type?: string;
    readonly value?: string;
}
interface RestartPolicy {
    readonly enabled?: boolean;
    readonly ignoredExitCodes?: readonly number[];
    readonly restartAttemptPeriod?: number;
}
interface FirelensConfiguration {
    readonly type?: string;
    readonly options?: Readonly<Record<string, string>>;
}
interface Tmpfs {
    readonly containerPath?: string;
    readonly size?: number;
    readonly mountOptions?: readonly string[];
}
interface Device {
    readonly hostPath?: string;
    readonly containerPath?: string;
    readonly permissions?: readonly string[];
}
interface LinuxParameters {
    readonly capabilities?: {
        readonly add?: readonly string[];
        readonly drop?: readonly string[];
    };
    readonly devices?: readonly Device[];
    readonly initProcessEnabled?: boolean;
    readonly sharedMemorySize?: number;
    readonly tmpfs?: readonly Tmpfs[];
    readonly maxSwap?: number;
    readonly swappiness?: number;
}
interface EfsVolume {
    readonly fileSystemId?: string;
    readonly rootDirectory?: string;
    readonly transitEncryption?: string;
    readonly transitEncryptionPort?: number;
    readonly authorizationConfig?: {
        readonly accessPointId?: string;
        readonly iam?: string;
    };
}
interface DockerVolume {
    readonly scope?: string;
    readonly autoprovision?: boolean;
    readonly driver?: string;
    readonly driverOpts?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
}
interface FsxVolume {
    readonly fileSystemId?: string;
    readonly rootDirectory?: string;
    readonly authorizationConfig?: {
        readonly credentialsParameter?: string;
        readonly domain?: string;
    };
}
interface S3FilesVolume {
    readonly fileSystemArn?: string;
    readonly rootDirectory?: string;
    readonly transitEncryptionPort?: number;
    readonly accessPointArn?: string;
}
interface Volume {
    readonly name?: string;
    readonly host?: {
        readonly sourcePath?: string;
    };
    readonly dockerVolumeConfiguration?: DockerVolume;
    readonly efsVolumeConfiguration?: EfsVolume;
    readonly s3filesVolumeConfiguration?: S3FilesVolume;
    readonly fsxWindowsFileServerVolumeConfiguration?: FsxVolume;
    readonly configuredAtLaunch?: boolean;
}
interface PlacementConstraint {
    readonly type?: string;
    readonly expression?: string;
}
interface ProxyConfiguration {
    readonly type?: string;
    readonly containerName?: string;
    readonly properties?: readonly {
        readonly name?: string;
        readonly value?: string;
    }[];
}
/** Settings of a container that are kept as the API writes them. */
interface ContainerFields {
    readonly links?: readonly string[];
    readonly hostname?: string;
    readonly extraHosts?: readonly HostEntry[];
    readonly dnsServers?: readonly string[];
    readonly dnsSearchDomains?: readonly string[];
    readonly dockerSecurityOptions?: readonly string[];
    readonly credentialSpecs?: readonly string[];
    readonly disableNetworking?: boolean;
    readonly privileged?: boolean;
    readonly readonlyRootFilesystem?: boolean;
    readonly interactive?: boolean;
    readonly pseudoTerminal?: boolean;
    readonly dockerLabels?: Readonly<Record<string, string>>;
    readonly ulimits?: readonly Ulimit[];
    readonly systemControls?: readonly SystemControl[];
    readonly resourceRequirements?: readonly ResourceRequirement[];
    readonly restartPolicy?: RestartPolicy;
    readonly versionConsistency?: string;
    readonly repositoryCredentials?: {
        readonly credentialsParameter?: string;
    };
    readonly environmentFiles?: readonly EnvironmentFile[];
    readonly mountPoints?: readonly MountPoint[];
    readonly volumesFrom?: readonly VolumeFrom[];
    readonly linuxParameters?: LinuxParameters;
    readonly firelensConfiguration?: FirelensConfiguration;
}
/** Settings of a task definition that are kept as the API writes them. */
interface TaskDefinitionFields {
    readonly volumes?: readonly Volume[];
    readonly placementConstraints?: readonly PlacementConstraint[];
    readonly pidMode?: string;
    readonly ipcMode?: string;
    readonly proxyConfiguration?: ProxyConfiguration;
    readonly enableFaultInjection?: boolean;
}

/** What a task can run on. */
type LaunchType = 'FARGATE' | 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES';
type NetworkMode = 'awsvpc' | 'bridge' | 'host' | 'none';
/** A port, or a range of ports, that a container listens on. Without `hostPort` ECS chooses: under awsvpc and host the same. */
interface PortMapping {
    readonly containerPort?: number;
    readonly containerPortRange?: string;
    readonly hostPort?: number;
    readonly protocol: 'tcp' | 'udp';
    readonly name?: string;
    readonly appProtocol?: 'http' | 'http2' | 'grpc';
}
/** A container health check, in seconds. */
interface HealthCheck {
    readonly command: readonly string[];
    readonly interval: number;
    readonly timeout: number;
    readonly retries: number;
    readonly startPeriod?: number;
}
type DependencyCondition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';
interface ContainerDependency {
    readonly containerName: string;
    readonly condition: DependencyCondition;
}
/** Output that goes to a log group of the stack. */
interface LogGroupConfiguration {
    readonly logDriver: 'awslogs';
    readonly logGroup: LogGroupModel;
    readonly streamPrefix: string;
    readonly mode: 'blocking' | 'non-blocking';
    readonly maxBufferSize?: string;
}
/** Output that goes to a log driver with its options as the API writes them. */
interface LogDriverConfiguration {
    readonly logDriver: string;
    readonly logGroup?: undefined;
    readonly options: Readonly<Record<string, string>>;
    readonly secretOptions: readonly {
        readonly name: string;
        readonly value: string;
    }[];
}
/** Where a container's output goes. */
type LogConfiguration = LogGroupConfiguration | LogDriverConfiguration;
/** One container of a task definition: the API's own shape, save that images and log groups are references. */
interface ContainerModel extends ContainerFields {
    readonly name: string;
    readonly image: string | ImageModel;
    readonly essential: boolean;
    readonly command?: readonly string[];
    readonly entryPoint?: readonly string[];
    readonly workingDirectory?: string;
    readonly user?: string;
    readonly cpu?: number;
    readonly memory?: number;
    readonly memoryReservation?: number;
    readonly portMappings: readonly PortMapping[];
    readonly environment: Readonly<Record<string, string>>;
    /** Variable name to `valueFrom`: a Secrets Manager ARN, an SSM parameter ARN or an SSM parameter name. */
    readonly secrets: Readonly<Record<string, string>>;
    readonly healthCheck?: HealthCheck;
    readonly dependsOn: readonly ContainerDependency[];
    readonly logConfiguration?: LogConfiguration;
    readonly startTimeout?: number;
    readonly stopTimeout?: number;
}
/** A task definition. A change of it registers a new revision. */
interface TaskDefinitionModel extends Resource<'task-definition'>, TaskDefinitionFields {
    readonly family: string;
    readonly launchType: LaunchType;
    /** Absent for Windows on EC2: its default network is none of the named ones. */
    readonly networkMode?: NetworkMode;
    /** CPU units as AWS wants them, for example `'512'`. */
    readonly cpu?: string;
    /** MiB as AWS wants them, for example `'2048'`. */
    readonly memory?: string;
    readonly cpuArchitecture?: string;
    readonly operatingSystemFamily?: string;
    readonly ephemeralStorageGiB?: number;
    /** Made for this definition, or the ARN of one that exists. */
    readonly executionRole?: RoleModel | string;
    readonly taskRole?: RoleModel | string;
    readonly containers: readonly ContainerModel[];
    readonly tags: Tags;
}

/** What ECS needs to move traffic from one version to the next. */
interface TrafficShift {
    /** The target group that the next version is registered in. ECS then swaps the two. */
    readonly alternate: TargetGroupModel;
    /** Lets ECS change listener rules: made for the service, or the ARN of one that exists. */
    readonly role: RoleModel | string;
    /** Sends test traffic to the next version. */
    readonly testRule?: ListenerRuleModel;
}
/** A container port that receives traffic from a target group, and the rules that send it there. */
interface ServiceTarget {
    readonly containerName: string;
    readonly containerPort: number;
    readonly targetGroup: TargetGroupModel;
    readonly rules: readonly ListenerRuleModel[];
    /** With a strategy that shifts traffic. Such a target has one rule. */
    readonly shift?: TrafficShift;
}
/** What a service says in the words of the API, beside what it has in common with other resources. */
type ServiceSettings = Pick<ServiceRequest, 'placementConstraints' | 'placementStrategy' | 'serviceRegistries' | 'serviceConnectConfiguration' | 'volumeConfigurations' | 'vpcLatticeConfigurations' | 'enableECSManagedTags' | 'propagateTags'>;
/** An ECS service that keeps tasks running. */
interface ServiceModel extends Resource<'service'> {
    readonly serviceName: string;
    readonly cluster: ClusterModel;
    readonly taskDefinition: TaskDefinitionModel;
    /** Not there unless each task has a network interface of its own. */
    readonly network?: NetworkModel;
    readonly securityGroups: readonly SecurityGroupModel[];
    readonly targets: readonly ServiceTarget[];
    readonly schedulingStrategy: 'REPLICA' | 'DAEMON';
    /** Tasks to run; a daemon has none. With `autoScaling` it is only the number that the service starts with. */
    readonly desiredCount?: number;
    readonly autoScaling?: AutoScalingSettings;
    /** Where tasks run when there is no capacity provider strategy. */
    readonly launchType?: 'EC2' | 'FARGATE' | 'EXTERNAL';
    readonly capacityProviderStrategy: readonly CapacityProviderStrategyItem[];
    /** Of Fargate only. */
    readonly platformVersion?: string;
    readonly healthCheckGracePeriodSeconds?: number;
    readonly minimumHealthyPercent: number;
    readonly maximumPercent: number;
    readonly circuitBreaker: CircuitBreaker;
    /** The strategy and all else about deployments. */
    readonly deployment: Omit<DeploymentConfiguration, 'minimumHealthyPercent' | 'maximumPercent' | 'deploymentCircuitBreaker'>;
    readonly availabilityZoneRebalancing: 'ENABLED' | 'DISABLED';
    readonly enableExecuteCommand: boolean;
    readonly settings: ServiceSettings;
    /** What was said in the shape of the API. */
    readonly raw?: RawServiceSettings;
    readonly tags: Tags;
}

/** A named set of resources that is deployed and destroyed together: all that its roots reach. */
interface StackModel {
    readonly kind: 'stack';
    readonly name: string;
    readonly tags: Tags;
    readonly roots: readonly Model[];
}

/** Every kind of resource and its model. A kind added here does not compile until the executor has a handler for it. */
interface Models {
    network: NetworkModel;
    'hosted-zone': HostedZoneModel;
    certificate: CertificateModel;
    'security-group': SecurityGroupModel;
    repository: RepositoryModel;
    cluster: ClusterModel;
    'log-group': LogGroupModel;
    role: RoleModel;
    'task-definition': TaskDefinitionModel;
    'target-group': TargetGroupModel;
    'load-balancer': LoadBalancerModel;
    listener: ListenerModel;
    'listener-rule': ListenerRuleModel;
    service: ServiceModel;
    autoscaling: AutoScalingModel;
    record: RecordModel;
}
type Kind$1 = keyof Models;
type Model = Models[Kind$1];
/** Anything that describes a resource: every finished builder does. */
interface Buildable {
    build(): Model;
}

/** Tags of a resource, key to value. */
type Tags = Readonly<Record<string, string>>;
/**
 * What every model has: its `kind`, and an `id` that is unique within the kind and the stack.
 * A model that refers to another resource holds that resource's model as a value.
 */
interface Resource<K extends Kind$1 = Kind$1> {
    readonly kind: K;
    readonly id: string;
}

/** An ACM certificate that is looked up: the issued one in the Region that covers `domain`. */
interface CertificateModel extends Resource<'certificate'> {
    readonly domain: string;
}

/** What a listener does with a request that no rule matches. */
type DefaultAction = {
    readonly type: 'redirect';
    readonly protocol: 'HTTPS';
    readonly port: string;
    readonly statusCode: 'HTTP_301';
} | {
    readonly type: 'fixed-response';
    readonly statusCode: string;
    readonly messageBody: string;
};
interface ListenerSettings {
    readonly port: number;
    readonly protocol: 'HTTP' | 'HTTPS';
    /** For HTTPS: the certificate, looked up or by ARN. */
    readonly certificate?: CertificateModel | string;
    readonly sslPolicy?: string;
    readonly defaultAction: DefaultAction;
}
/** A listener of a load balancer. */
interface ListenerModel extends Resource<'listener'> {
    readonly loadBalancer: LoadBalancerModel;
    readonly settings: ListenerSettings;
}

/** An Application Load Balancer. Its listeners are resources of their own, derived from `listeners`. */
interface LoadBalancerModel extends Resource<'load-balancer'> {
    readonly name: string;
    readonly scheme: 'internet-facing' | 'internal';
    readonly ipAddressType: 'ipv4' | 'dualstack';
    readonly network: NetworkModel;
    readonly securityGroups: readonly SecurityGroupModel[];
    readonly idleTimeoutSeconds: number;
    readonly listeners: readonly ListenerSettings[];
    readonly tags: Tags;
}

/** What a target-tracking policy keeps near its target value. */
type ScalingMetric = {
    readonly type: 'ECSServiceAverageCPUUtilization';
} | {
    readonly type: 'ECSServiceAverageMemoryUtilization';
} | {
    readonly type: 'ALBRequestCountPerTarget';
    readonly loadBalancer: LoadBalancerModel;
    readonly targetGroup: TargetGroupModel;
};
interface ScalingPolicy {
    readonly name: string;
    readonly metric: ScalingMetric;
    readonly targetValue: number;
    readonly scaleInCooldownSeconds?: number;
    readonly scaleOutCooldownSeconds?: number;
    readonly disableScaleIn: boolean;
}
interface AutoScalingSettings {
    readonly minCapacity: number;
    readonly maxCapacity: number;
    readonly policies: readonly ScalingPolicy[];
}
/** The scalable target of a service with its policies. */
interface AutoScalingModel extends Resource<'autoscaling'> {
    readonly service: ServiceModel;
    readonly settings: AutoScalingSettings;
    readonly tags: Tags;
}

/** Between how many tasks a service is scaled. */
interface ScalingLimits {
    /** The least number of tasks, 1 or more for policies to work. */
    readonly min: number;
    /** The greatest number of tasks. */
    readonly max: number;
}
/** How a policy goes about it. */
interface ScalingOptions {
    /** Seconds to wait after tasks were removed before more are removed. @default 300, by AWS */
    readonly scaleInCooldown?: number;
    /** Seconds to wait after tasks were added before more are added. @default 300, by AWS */
    readonly scaleOutCooldown?: number;
    /** Only ever adds tasks. @default false */
    readonly disableScaleIn?: boolean;
}
/**
 * Target-tracking policies: each keeps a metric near a value. One policy a metric.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html
 */
interface Scaling {
    /** Keeps the average CPU use near so many percent. */
    cpu(percent: number, options?: ScalingOptions): Scaling;
    /** Keeps the average memory use near so many percent. */
    memory(percent: number, options?: ScalingOptions): Scaling;
    /** Keeps the requests a task gets in a minute near this number. They are counted at the service's first target. */
    requestsPerTarget(requests: number, options?: ScalingOptions): Scaling;
}

declare const mistake: unique symbol;
/**
 * The type of a parameter that cannot be given: its text says what is wrong and how to mend it. It is an object, not a
 * string, so that editors do not offer the sentence as a completion.
 */
interface Mistake<Text extends string> {
    readonly [mistake]: Text;
}

/** What a sentence says once its `{places}` are filled. The type and the function read the same sentence. */
type Filled<T extends string, V extends Values> = T extends `${infer Head}{${infer Place extends keyof V & string}}${infer Tail}` ? `${Head}${V[Place]}${Filled<Tail, V>}` : T;
type Values = Readonly<Record<string, string | number>>;

/** What the compiler and the run time say of an option that a launch type, or a network mode, does not have. */
declare const NOT_HERE: {
    readonly daemon: "Fargate does not support the DAEMON scheduling strategy";
    readonly placementConstraints: "Placement constraints are not supported with FARGATE.";
    readonly placementStrategy: "Placement strategies are not supported with FARGATE.";
    readonly platformVersion: "The platform version must be null when not running on Fargate.";
    readonly capacityProviders: "External services cannot use capacity providers";
    readonly otherProviders: "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers.";
    readonly network: "Network Configuration is not valid for the given networkMode of this task definition.";
    readonly loadBalancer: "Services on external instances cannot use a load balancer";
    readonly noNetwork: "A task definition with networkMode 'none' cannot use a load balancer";
    readonly discovery: "Service discovery needs a network that ECS manages";
    readonly connect: "Service Connect does not work on external instances";
};
/** What the compiler and the run time say of a setting that daemons do not have. */
declare const NOT_OF_A_DAEMON: {
    readonly placementStrategies: "The daemon scheduling strategy does not support placement strategies";
    readonly volumes: "The daemon scheduling strategy does not support volumes configured at launch";
    readonly maximumPercent: "The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration";
    readonly rebalancing: "Availability Zone rebalancing needs the REPLICA scheduling strategy";
};
/** What the compiler and the run time say of a number. */
declare const NOT_WHOLE = "{field} is {value}, but must be a whole number of 0 or more";
/** What the compiler and the run time say of percentages that stop every deployment. */
declare const NO_ROOM = "minimumHealthyPercent {min} is not below maximumPercent {max}: no deployment can start or stop a task";
/** What the compiler and the run time say of a name for service discovery. */
declare const NOT_DISCOVERABLE = "\"{name}\" is not a discovery name";
/** What the compiler and the run time say of what should be a certificate authority. */
declare const NO_AUTHORITY = "TLS needs the ARN of a private certificate authority";
type Foreign = '.' | ' ' | '/' | ':' | '@' | ',' | '+' | '*' | '#' | '&' | '=' | '?' | '!' | '(' | ')';
/** A whole number that is not negative; what the compiler cannot see is left to the run time. */
type WholeNumber<N extends number, Field extends string> = `${N}` extends `-${string}` | `${string}.${string}` ? number extends N ? N : Mistake<Filled<typeof NOT_WHOLE, {
    field: Field;
    value: N;
}>> : N;
/** A greatest percentage that differs from the least one. */
type RoomAbove<Min extends number, Max extends number> = [Min, Max] extends [Max, Min] ? number extends Max ? Max : Mistake<Filled<typeof NO_ROOM, {
    min: Min;
    max: Max;
}>> : Max;
/** A name for service discovery: its letters are lower-case. */
type DiscoveryName<N extends string> = string extends N ? N : N extends Lowercase<N> ? N extends '' | `-${string}` | `${string}${Foreign}${string}` ? Mistake<Filled<typeof NOT_DISCOVERABLE, {
    name: N;
}>> : N : Mistake<Filled<typeof NOT_DISCOVERABLE, {
    name: N;
}>>;
/** The ARN of a private certificate authority. */
type AuthorityArn<A extends string> = string extends A ? A : A extends `arn:${string}:${string}:${string}:${string}:${string}` ? A : Mistake<typeof NO_AUTHORITY>;

/** How much of a service's tasks a capacity provider takes. */
interface CapacityProviderShare {
    /** The share of the tasks above the base, relative to the other weights: 0 to 1000. @default 1 */
    readonly weight?: number;
    /** How many tasks it takes before weights count: 0 to 100000. Only one provider may have a base. @default 0 */
    readonly base?: number;
}
/**
 * How tasks are shared out between Fargate and Fargate Spot.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
type CapacityProviderShares = {
    readonly [P in FargateCapacityProvider]?: CapacityProviderShare;
};
type WithoutBase = Omit<CapacityProviderShare, 'base'> & {
    readonly base?: 0;
};
/** At least one of the two, and a base for one of them only. */
type FargateShares = {
    readonly FARGATE: CapacityProviderShare;
    readonly FARGATE_SPOT?: WithoutBase;
} | {
    readonly FARGATE?: WithoutBase;
    readonly FARGATE_SPOT: CapacityProviderShare;
};
/** Shares of the capacity providers of a cluster that bring instances, by their names. */
type InstanceShares = {
    readonly [provider: string]: CapacityProviderShare;
} & {
    readonly [P in FargateCapacityProvider]?: Mistake<(typeof NOT_HERE)['otherProviders']>;
};

/** One thing that is wrong, or doubtful, in a definition. */
interface Issue {
    /** The rule that found it, for example `TD-MEM-01`. Codes never change their meaning. */
    readonly code: string;
    readonly severity: 'error' | 'warning';
    /** Where it is, from the resource inwards, for example `['task-definition', 'web', 'memory']`. */
    readonly path: readonly (string | number)[];
    /** What is wrong. */
    readonly message: string;
    /** What to do about it. */
    readonly hint?: string;
    readonly expected?: string;
    readonly received?: string;
    /** The page of the AWS documentation that says so. */
    readonly docs?: string;
}

/** The base of every error that this package throws on purpose. `code` never changes its meaning. */
declare class EcsError extends Error {
    readonly name: string;
    readonly code: string;
    constructor(code: string, message: string, options?: {
        cause?: unknown;
    });
}
/**
 * A definition that AWS would refuse. It is thrown before any call is made, and lists every issue.
 *
 * @example
 * try { web.build() } catch (error) { if (isInvalidDefinitionError(error)) console.error(error.issues) }
 */
declare class InvalidDefinitionError extends EcsError {
    readonly name = "InvalidDefinitionError";
    readonly issues: readonly Issue[];
    constructor(subject: string, issues: readonly Issue[]);
}
/** What a lookup or a check before the first change found wrong. Nothing was changed. */
type PlanErrorCode = 'account.mismatch' | 'approval.refused' | 'certificate.missing' | 'cluster.missing' | 'credentials.missing' | 'hosted-zone.missing' | 'image.missing' | 'network.missing' | 'ownership.foreign' | 'permission.missing' | 'read.failed' | 'region.missing' | 'region.unknown' | 'repository.missing' | 'revision.missing' | 'service.draining' | 'service.missing';
/** The program cannot be planned against this account. Nothing was changed. */
declare class PlanError extends EcsError {
    readonly name = "PlanError";
    readonly code: PlanErrorCode;
    /** The resource that could not be planned, for example `certificate shop.example.com`. */
    readonly resource: string | undefined;
    /** What to do. */
    readonly fix: string;
    constructor(code: PlanErrorCode, problem: {
        readonly message: string;
        readonly fix: string;
        readonly resource?: string;
        readonly cause?: unknown;
    });
}
/** How a deploy or destroy that did not succeed has ended. */
type FailedOutcome = 'rolled-back' | 'superseded' | 'timed-out' | 'failed' | 'interrupted';
/** Why something failed, as data. */
interface Diagnosis {
    /** The cause as a code, for example `image.missing`. */
    readonly code: string;
    /** The cause in a sentence. */
    readonly cause: string;
    /** What was seen, in AWS's words. */
    readonly evidence: readonly string[];
    /** What to do. */
    readonly fix: string;
    readonly docs?: string;
}
/** A change that was made, or was still to be made, when a deploy stopped. */
interface ChangeSummary {
    /** The resource, for example `service web`. */
    readonly resource: string;
    readonly action: 'create' | 'update' | 'replace' | 'delete';
}
/** A deploy or destroy did not succeed. It says how it ended, why, what was applied and what was not. */
declare class DeployError extends EcsError {
    readonly name = "DeployError";
    readonly outcome: FailedOutcome;
    readonly diagnosis: readonly Diagnosis[];
    readonly applied: readonly ChangeSummary[];
    readonly notApplied: readonly ChangeSummary[];
    constructor(failure: {
        readonly outcome: FailedOutcome;
        readonly summary: string;
        readonly diagnosis: readonly Diagnosis[];
        readonly applied: readonly ChangeSummary[];
        readonly notApplied: readonly ChangeSummary[];
        readonly cause?: unknown;
    });
}
/** Tells whether a value is an error of this package; works across two copies of it. */
declare function isEcsError(value: unknown): value is EcsError;
/** Tells whether a value is an {@link InvalidDefinitionError}. */
declare function isInvalidDefinitionError(value: unknown): value is InvalidDefinitionError;
/** Tells whether a value is a {@link PlanError}, and if `code` is given, one with that code. */
declare function isPlanError(value: unknown, code?: PlanErrorCode): value is PlanError;
/** Tells whether a value is a {@link DeployError}, and if `outcome` is given, one that ended so. */
declare function isDeployError(value: unknown, outcome?: FailedOutcome): value is DeployError;

/** Anything that gives a model of this kind. */
interface Definition<out M> {
    /**
     * Checks the definition and gives its model: frozen, and the same object at every call.
     *
     * @throws InvalidDefinitionError that lists everything AWS would refuse.
     */
    build(): M;
}

/** A definition that can be asked what is wrong with it. */
interface CheckedDefinition<out M> extends Definition<M> {
    /** Lists all that is wrong or doubtful, in its parts as well, without throwing. */
    issues(): readonly Issue[];
    /** Switches rules off by their codes. */
    ignoreRules(...codes: readonly string[]): this;
}

/**
 * A cluster. Fargate and Fargate Spot are attached to it, which costs nothing until a service uses them.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html
 */
interface Cluster extends CheckedDefinition<ClusterModel> {
    /**
     * Turns on CloudWatch Container Insights, which is billed. Without this call it is off.
     *
     * @default 'enabled'
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
     */
    containerInsights(value?: 'enabled' | 'enhanced'): Cluster;
    /**
     * Sets the default capacity provider strategy: how services that have no strategy of their own share out their
     * tasks. Without this call they run on Fargate.
     *
     * @example
     * cluster('prod').capacityProviders({ FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 4 } })
     */
    capacityProviders(shares: CapacityProviderShares): Cluster;
    /** Adds tags: at most 47 in all. */
    tags(tags: Tags): Cluster;
}
/** Makes a cluster. */
declare const cluster: {
    /**
     * A cluster of the stack.
     *
     * @param name Up to 255 letters, digits, hyphens and underscores.
     */
    (name: string): Cluster;
    /** A cluster that exists: looked up, never created, changed or deleted. */
    existing(name: string): Definition<ClusterModel>;
};

/** What the compiler and the run time say of a number that is out of its range. */
declare const OUT_OF_RANGE = "{field} is {value}, but must be a whole number of {unit}, {limits}";
interface Limits {
    readonly min: number;
    readonly max: number;
}
type Ranges = Readonly<Record<string, Limits & {
    readonly unit: string;
    readonly disputed?: Limits;
}>>;
/** What a number must be as well: nothing, when the field's range has it, or the compiler does not know it. */
type Within<X extends number, F extends keyof T & string, T extends Ranges> = number extends X ? unknown : IsWithin<X, T[F]> extends true ? unknown : T[F]['disputed'] extends Limits ? IsWithin<X, T[F]['disputed']> extends true ? unknown : Mistake<OutOfRange<X, F, T[F]>> : Mistake<OutOfRange<X, F, T[F]>>;
type OutOfRange<X extends number, F extends string, R extends Ranges[string]> = Filled<typeof OUT_OF_RANGE, {
    field: F;
    value: X;
    unit: R['unit'];
    limits: `${R['min']} to ${R['max']}`;
}>;
type IsWithin<X extends number, R extends Limits> = `${X}` extends `${string}${'.' | '-' | 'e'}${string}` ? false : AtMost<`${R['min']}`, `${X}`> extends true ? AtMost<`${X}`, `${R['max']}`> : false;
/** Whether one whole number is at most another, both written in digits. */
type AtMost<A extends string, B extends string> = Shorter<A, B> extends true ? true : Shorter<B, A> extends true ? false : NotAbove<A, B>;
type Shorter<A extends string, B extends string> = B extends `${string}${infer RestOfB}` ? A extends `${string}${infer RestOfA}` ? Shorter<RestOfA, RestOfB> : true : false;
type NotAbove<A extends string, B extends string> = `${A}/${B}` extends `${infer X}${infer RestOfA}/${infer Y}${infer RestOfB}` ? X extends Y ? NotAbove<RestOfA, RestOfB> : '0123456789' extends `${string}${X}${string}${Y}${string}` ? true : false : true;

declare const mark: unique symbol;
/** What the types remember of a task definition beside the names of its volumes. */
interface Mark<out T extends 'windows' | 'arm64' | 'router' | 'ebs' = 'windows' | 'arm64' | 'router' | 'ebs'> {
    readonly [mark]: T;
}

/** What the compiler and the run time say of operating systems and processors. */
declare const WINDOWS_LACKS = "Windows containers do not support {field}";
declare const WINDOWS_TASK_LACKS = "Windows does not support {field}";
declare const NO_ARM64 = "Windows does not run on ARM64";
declare const LINUX_ONLY = "Managed Instances run LINUX only";
declare const NOT_ON_FARGATE$1 = "Fargate does not run {os}";
declare const NEVER_ON_FARGATE: readonly ["WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_20H2_CORE"];
declare const FAMILIES: readonly ["LINUX", "WINDOWS_SERVER_2019_FULL", "WINDOWS_SERVER_2019_CORE", "WINDOWS_SERVER_2022_FULL", "WINDOWS_SERVER_2022_CORE", "WINDOWS_SERVER_2025_FULL", "WINDOWS_SERVER_2025_CORE", "WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_20H2_CORE"];
/** Operating systems that AWS knows. */
type OperatingSystem = (typeof FAMILIES)[number];
/** What an operating system must be as well: nothing, where it goes with launch type and processor. */
type SystemOn<O extends OperatingSystem, L, D> = O extends 'LINUX' ? unknown : L extends 'MANAGED_INSTANCES' ? Mistake<typeof LINUX_ONLY> : Mark<'arm64'> extends D ? Mistake<typeof NO_ARM64> : L extends 'FARGATE' ? O extends (typeof NEVER_ON_FARGATE)[number] ? Mistake<Filled<typeof NOT_ON_FARGATE$1, {
    os: O;
}>> : unknown : unknown;
/** What a processor must be as well: nothing, where it goes with the operating system. */
type ArchitectureWith<A extends string, D> = A extends 'ARM64' ? Mark<'windows'> extends D ? Mistake<typeof NO_ARM64> : unknown : unknown;
/** What a setting of the task must be as well: nothing, where the operating system has it. */
type TaskSetting<F extends string, D> = Mark<'windows'> extends D ? Mistake<Filled<typeof WINDOWS_TASK_LACKS, {
    field: F;
}>> : unknown;
type NotOnWindows = (typeof NOT_ON_WINDOWS)[number];
declare const NOT_ON_WINDOWS: readonly ["linuxParameters", "ulimits", "privileged", "readonlyRootFilesystem", "user", "dnsServers", "dnsSearchDomains", "extraHosts", "links", "disableNetworking", "systemControls"];

/** What the compiler and the run time say of a setting that a launch type or network mode lacks. */
declare const FARGATE_LACKS = "Tasks using the Fargate launch type do not support {field}";
declare const AWSVPC_LACKS = "{what} are not supported when networkMode=awsvpc";
declare const LINKS_NEED_BRIDGE = "Links are only supported when networkMode=bridge, not {mode}";
declare const ON_FARGATE$1: readonly [{
    readonly field: "privileged";
    readonly code: "CD-PRV-01";
}, {
    readonly field: "links";
    readonly code: "CD-LNK-01";
}, {
    readonly field: "extraHosts";
    readonly code: "CD-XHS-01";
}, {
    readonly field: "dockerSecurityOptions";
    readonly code: "CD-DSO-01";
}, {
    readonly field: "disableNetworking";
    readonly code: "TD-FGT-01";
}, {
    readonly field: "dnsServers";
    readonly code: "TD-FGT-01";
}, {
    readonly field: "dnsSearchDomains";
    readonly code: "TD-FGT-01";
}];
declare const WORDS: {
    readonly links: "Links";
    readonly extraHosts: "Extra hosts";
    readonly hostname: "Host names";
};
/** What a container setting must be as well: nothing, where launch type, network mode and operating system have it. */
type Supported<F extends string, L, N, D> = L extends 'FARGATE' ? F extends (typeof ON_FARGATE$1)[number]['field'] ? Mistake<Filled<typeof FARGATE_LACKS, {
    field: F;
}>> : InNetwork<F, N, D> : InNetwork<F, N, D>;
type InNetwork<F extends string, N, D> = N extends 'awsvpc' ? F extends keyof typeof WORDS ? Mistake<Filled<typeof AWSVPC_LACKS, {
    what: (typeof WORDS)[F];
}>> : OnWindows<F, D> : F extends 'links' ? N extends 'host' | 'none' ? Mistake<Filled<typeof LINKS_NEED_BRIDGE, {
    mode: N;
}>> : OnWindows<F, D> : OnWindows<F, D>;
type OnWindows<F extends string, D> = Mark<'windows'> extends D ? F extends NotOnWindows ? Mistake<Filled<typeof WINDOWS_LACKS, {
    field: F;
}>> : unknown : unknown;

declare const TIMEOUTS: {
    readonly startTimeout: {
        readonly code: "CD-TMO-01";
        readonly min: 2;
        readonly max: 120;
        readonly unit: "seconds";
        readonly docs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";
    };
    readonly stopTimeout: {
        readonly code: "CD-TMO-02";
        readonly min: 2;
        readonly max: 120;
        readonly unit: "seconds";
        readonly docs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html";
    };
};
/** What a timeout must be as well: nothing, when Fargate takes it; elsewhere there is no limit. */
type Timeout<X extends number, F extends keyof typeof TIMEOUTS, L> = L extends 'FARGATE' ? Within<X, F, typeof TIMEOUTS> : unknown;
/** What the compiler and the run time say of containers that nothing limits. */
declare const NO_MEMORY = "Invalid setting for container '{name}'. At least one of 'memory' or 'memoryReservation' must be specified";
declare const BAD_USER = "\"{user}\" is not a user: use user, user:group, uid, uid:gid, user:gid or uid:group";
/** What a user must be as well: nothing, when it is one, and the operating system has users. */
type User<U extends string, L, N, D> = U extends '' | `:${string}` | `${string}:` | `${string}:${string}:${string}` | `${string} ${string}` ? Mistake<Filled<typeof BAD_USER, {
    user: U;
}>> : Supported<'user', L, N, D>;

/** What the compiler and the run time say of credentials. */
declare const BAD_REGISTRY_SECRET = "The registry credentials are not the ARN or name of a Secrets Manager secret";
declare const BAD_CREDENTIAL_SPEC = "A credential spec is credentialspec:<ARN> or credentialspecdomainless:<ARN>";
/** What the secret of a registry must be as well: nothing, when it is one, or the compiler does not know it. */
type RegistrySecret<A extends string> = string extends A ? unknown : A extends `arn:${string}:secretsmanager:${string}:${string}:secret:${infer Name}` ? Name extends '' | `${string}:${string}` ? Mistake<typeof BAD_REGISTRY_SECRET> : unknown : A extends `${string}:${string}` | `${string} ${string}` | '' ? Mistake<typeof BAD_REGISTRY_SECRET> : unknown;
/** What a credential spec must be as well: nothing, when it is one, or the compiler does not know it. */
type CredentialSpec<A extends string> = string extends A ? unknown : A extends `${'credentialspec' | 'credentialspecdomainless'}:arn:${string}:${'s3' | 'ssm'}:${string}` ? unknown : Record<never, never> extends Record<A, 1> ? unknown : Mistake<typeof BAD_CREDENTIAL_SPEC>;

/** What the compiler and the run time say of dependencies. */
declare const NOT_ESSENTIAL = "Container \"{name}\" is essential, so nothing can wait for it to end: call .essential(false) on it";
declare const NO_HEALTH_CHECK = "Container \"{name}\" has no health check, so nothing can wait for it to be HEALTHY: call .healthCheck() on it";
declare const NONE_BEFORE = "No container is declared before this one, so it cannot depend on \"{name}\"";
/** The name of a container declared before this one. */
type Sibling<N extends string, Names extends string> = string extends N ? N : [Names] extends [never] ? Mistake<Filled<typeof NONE_BEFORE, {
    name: N;
}>> : Names;
/** The conditions that a container with these facts can meet, and why it cannot meet the others. */
type Meetable<N extends string, F extends {
    h: boolean;
    e: boolean;
}> = string extends N ? DependencyCondition : 'START' | Healthy<N, F['h']> | Ended<N, F['e']>;
type Healthy<N extends string, H> = true extends H ? 'HEALTHY' : Mistake<Filled<typeof NO_HEALTH_CHECK, {
    name: N;
}>>;
type Ended<N extends string, E> = false extends E ? 'COMPLETE' | 'SUCCESS' : Mistake<Filled<typeof NOT_ESSENTIAL, {
    name: N;
}>>;

declare const NEURON_ELSEWHERE = "Only Managed Instances offer Neuron devices this way";
declare const BAD_GPU_COUNT = "\"{value}\" is not a number of GPUs: use 1 or more, or ALL";
declare const NOT_SHARED = "External instances do not share GPUs";
/** What a request for GPUs must be as well: nothing, where the launch type has them. */
type GpusOn<G, L> = L extends 'FARGATE' ? Mistake<Filled<typeof FARGATE_LACKS, {
    field: 'GPUs';
}>> : G extends number ? `${G}` extends '0' | `-${string}` | `${string}.${string}` ? Mistake<Filled<typeof BAD_GPU_COUNT, {
    value: G;
}>> : unknown : G extends object ? L extends 'EXTERNAL' ? Mistake<typeof NOT_SHARED> : unknown : unknown;
/** What a request for Neuron devices must be as well: nothing, where the launch type has them. */
type NeuronOn<L> = L extends 'FARGATE' | 'EC2' | 'EXTERNAL' ? Mistake<typeof NEURON_ELSEWHERE> : unknown;

/** What the compiler and the run time say of a file that is none. */
declare const BAD_ENVIRONMENT_FILE = "An environment file is the ARN of an S3 object whose name ends in .env";
/** What the ARN of an environment file must be as well: nothing, when it is one, or the compiler does not know it. */
type EnvironmentFileArn<A extends string> = string extends A ? unknown : A extends `arn:${string}:s3:::${string}/${infer Name}` ? Name extends `${string}.env` ? unknown : Name extends `${string}.${string}` ? Mistake<typeof BAD_ENVIRONMENT_FILE> : unknown : Record<never, never> extends Record<A, 1> ? unknown : Mistake<typeof BAD_ENVIRONMENT_FILE>;

/** What the compiler and the run time say of routers. */
declare const NO_ROUTER = "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers";
declare const TWO_ROUTERS = "Only one container can have a firelensConfiguration";
declare const FILE_ONLY = "Fargate takes FireLens configuration from a file only";
/** What the driver of a container must be as well: nothing, when a router is declared before it. */
type Routed<Driver extends string, D> = Driver extends 'awsfirelens' ? Mark<'router'> extends D ? unknown : Mistake<typeof NO_ROUTER> : unknown;
/** What the name of a router must be as well: nothing, when it is the first. */
type OnlyRouter<D> = string extends D ? unknown : Mark<'router'> extends D ? Mistake<typeof TWO_ROUTERS> : unknown;
/** What the place of a router's configuration must be as well: nothing, where the launch type can read it. */
type ConfigurationPlace<T extends string, L> = L extends 'FARGATE' ? T extends 's3' ? Mistake<typeof FILE_ONLY> : unknown : unknown;

/** What the compiler and the run time say of a command that is none. */
declare const BAD_COMMAND = "A health check command is \"CMD\" or \"CMD-SHELL\" followed by what to run: write ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'], or the shell command as one string";
declare const TIMES: {
    readonly interval: {
        readonly code: "HC-INT-01";
        readonly min: 5;
        readonly max: 300;
        readonly unit: "seconds";
        readonly docs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html";
    };
    readonly timeout: {
        readonly code: "HC-TMO-01";
        readonly min: 2;
        readonly max: 60;
        readonly unit: "seconds";
        readonly docs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html";
        readonly disputed: {
            readonly min: 61;
            readonly max: 120;
        };
    };
    readonly retries: {
        readonly code: "HC-RET-01";
        readonly min: 1;
        readonly max: 10;
        readonly unit: "tries";
        readonly docs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html";
    };
    readonly startPeriod: {
        readonly code: "HC-STP-01";
        readonly min: 0;
        readonly max: 300;
        readonly unit: "seconds";
        readonly docs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html";
    };
};
/** What a command must be as well: nothing, when it is one, or the compiler does not know it. */
type HealthCommand<C extends string | readonly string[]> = C extends string ? C extends '' ? Mistake<typeof BAD_COMMAND> : unknown : number extends C['length'] ? unknown : C extends readonly ['CMD' | 'CMD-SHELL' | `/${string}`, string, ...string[]] ? unknown : Mistake<typeof BAD_COMMAND>;
/** What a time of a health check must be as well: nothing, when it is in its range. */
type HealthTime<X extends number, F extends keyof typeof TIMES> = Within<X, F, typeof TIMES>;

/** What the compiler and the run time say of a container without an image. */
declare const NO_IMAGE = "Container \"{name}\" has no image: call .image() on it";
/** What a container is given before it is ready: an image, and memory where its task has none. */
type Given = boolean | 'memory';
/** What a container must be as well: nothing, when it has an image, and memory where the task has none. */
type Ready<N extends string, I extends Given, M> = true extends I ? M extends undefined ? 'memory' extends I ? unknown : Mistake<Filled<typeof NO_MEMORY, {
    name: N;
}>> : unknown : Mistake<Filled<typeof NO_IMAGE, {
    name: N;
}>>;

declare const ULIMIT_NAMES: readonly ["core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack"];
/** The resource limits that a container can have. */
type UlimitName = (typeof ULIMIT_NAMES)[number];
declare const BAD_PARAMETER = "Containers cannot set the kernel parameter \"{name}\"";
declare const NET_ON_HOST = "Network parameters such as \"{name}\" are not supported when networkMode=host";
/** What kernel parameters must be as well: nothing, where AWS and the network mode take them. */
type KernelParameters<R, N> = {
    [K in keyof R & string]: string extends K ? unknown : K extends `net.${string}` ? N extends 'host' ? Mistake<Filled<typeof NET_ON_HOST, {
        name: K;
    }>> : unknown : K extends `kernel.${'msgmax' | 'msgmnb' | 'msgmni' | 'sem' | 'shmall' | 'shmmax' | 'shmmni' | 'shm_rmid_forced'}` | `fs.mqueue.${string}` ? unknown : Mistake<Filled<typeof BAD_PARAMETER, {
        name: K;
    }>>;
};

declare const CAPABILITY_NAMES: readonly ["ALL", "AUDIT_CONTROL", "AUDIT_WRITE", "BLOCK_SUSPEND", "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "SYSLOG", "WAKE_ALARM"];
declare const PLAIN_OPTIONS: readonly ["defaults", "ro", "rw", "suid", "nosuid", "dev", "nodev", "exec", "noexec", "sync", "async", "dirsync", "remount", "mand", "nomand", "atime", "noatime", "diratime", "nodiratime", "bind", "rbind", "unbindable", "runbindable", "private", "rprivate", "shared", "rshared", "slave", "rslave", "relatime", "norelatime", "strictatime", "nostrictatime"];
declare const VALUED_OPTIONS: readonly ["mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol"];
declare const DEVICE_PERMISSIONS: readonly ["read", "write", "mknod"];
declare const NOT_ON_FARGATE: readonly ["devices", "sharedMemorySize", "maxSwap", "swappiness"];
/** A Linux capability, without `CAP_`. */
type Capability = (typeof CAPABILITY_NAMES)[number];
/** An option that a tmpfs is mounted with. */
type MountOption = (typeof PLAIN_OPTIONS)[number] | (typeof VALUED_OPTIONS)[number] | `${(typeof VALUED_OPTIONS)[number]}=${string}`;
/** What a container may do with a device. */
type DevicePermission = (typeof DEVICE_PERMISSIONS)[number];
declare const ONLY_PTRACE = "Fargate adds no capability but SYS_PTRACE, so not {name}";
/** What a Linux setting must be as well: nothing, where launch type and operating system have it. */
type LinuxSetting<F extends string, L, D> = L extends 'FARGATE' ? F extends (typeof NOT_ON_FARGATE)[number] ? Mistake<Filled<typeof FARGATE_LACKS, {
    field: F;
}>> : Supported<'linuxParameters', L, unknown, D> : Supported<'linuxParameters', L, unknown, D>;
/** What an added capability must be as well: nothing, where launch type and operating system have it. */
type AddedCapability<C extends string, L, D> = L extends 'FARGATE' ? C extends 'SYS_PTRACE' ? LinuxSetting<'capabilities', L, D> : Mistake<Filled<typeof ONLY_PTRACE, {
    name: C;
}>> : LinuxSetting<'capabilities', L, D>;
declare const SWAPPINESS: {
    readonly swappiness: {
        readonly min: 0;
        readonly max: 100;
        readonly unit: "percent";
    };
};
/** What a swappiness must be as well: nothing, when it is from 0 to 100. */
type Swappiness<X extends number> = Within<X, 'swappiness', typeof SWAPPINESS>;

/** Days that CloudWatch Logs can keep events. */
declare const RETENTION_DAYS: readonly [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];
type RetentionDays = (typeof RETENTION_DAYS)[number];
declare const ON_FARGATE: readonly ["awslogs", "splunk", "awsfirelens"];
declare const DRIVERS: readonly ["awslogs", "splunk", "awsfirelens", "fluentd", "gelf", "json-file", "journald", "syslog"];
/** The log drivers that a launch type has. */
type LogDriverOn<L> = L extends 'FARGATE' ? (typeof ON_FARGATE)[number] : (typeof DRIVERS)[number];

/** What the compiler and the run time say of a volume that is not declared. */
declare const UNKNOWN_VOLUME = "Unknown volume '{name}'.";
/** The name of a volume that is declared before. */
type KnownVolume<V extends string, D> = string extends V | D ? V : V extends D ? V : [D & string] extends [never] ? Mistake<Filled<typeof UNKNOWN_VOLUME, {
    name: V;
}>> : D & string;

/** What the compiler and the run time say of a port that is taken. */
declare const PORT_TAKEN = "Port {port} is already used by a container of this task definition (awsvpc containers share one network)";
type Protocol = 'tcp' | 'udp';
type AppProtocol = 'http' | 'http2' | 'grpc';
declare const NO_PORTS = "Port mappings are not supported when networkMode is 'none'";
declare const NO_NAMES = "Named ports are for network modes bridge and awsvpc";
declare const SAME_PORT = "When networkMode={mode}, the host ports and container ports in port mappings must match: {hostPort} is not {containerPort}";
declare const IS = "{field} is {value}";
declare const NO_RANGE = "\"{range}\" is not a range of ports";
declare const NO_RANGES_HERE = "Port ranges are for network modes bridge and awsvpc";
/**
 * What a port must be as well: nothing, when none of these ports is it. Under bridge each container has ports of its own.
 * Only TCP ports are remembered: the run time looks at the others.
 */
type FreePort<P extends number, Taken extends number, T extends Protocol, N> = [P & Taken] extends [never] ? N extends 'none' ? Mistake<typeof NO_PORTS> : `${P}` extends '0' | `-${string}` | `${string}.${string}` ? Mistake<Filled<typeof IS, {
    field: 'containerPort';
    value: P;
}>> : unknown : number extends P | Taken ? unknown : T extends 'udp' ? unknown : N extends 'bridge' ? unknown : Mistake<Filled<typeof PORT_TAKEN, {
    port: P;
}>>;
/** What the port of the host must be as well: nothing, where it goes with the network mode. */
type HostPort<H extends number, P extends number, N> = N extends 'host' | 'awsvpc' ? number extends H | P ? unknown : [H] extends [P | 0] ? unknown : Mistake<Filled<typeof SAME_PORT, {
    mode: N;
    hostPort: H;
    containerPort: P;
}>> : unknown;
/** What the name of a port must be as well: nothing, when it is one, and the network mode has names. */
type PortName<Name extends string, N> = N extends 'host' ? Mistake<typeof NO_NAMES> : string extends Name ? unknown : Name extends '' | `-${string}` | `${string}${' ' | '.' | '/' | ':'}${string}` ? Mistake<NoPortName<Name>> : Name extends Lowercase<Name> ? unknown : Mistake<NoPortName<Name>>;
type NoPortName<Name extends string> = Filled<typeof IS, {
    field: 'name';
    value: `"${Name}"`;
}>;
/** What a range of ports must be as well: nothing, when it is one, and the network mode has it. */
type PortRange<R extends string, N> = N extends 'host' | 'none' ? Mistake<typeof NO_RANGES_HERE> : string extends R ? unknown : R extends `${bigint}-${bigint}` ? unknown : Mistake<Filled<typeof NO_RANGE, {
    range: R;
}>>;

/** What the compiler and the run time say of the ARN of a secret. */
declare const SECRET_SENTENCES: {
    readonly shape: "Secret ARN: expected arn:aws:secretsmanager:<region>:<account>:secret:<name> or arn:aws:ssm:<region>:<account>:parameter/<name>";
    readonly service: "Secret ARN: service is \"{service}\", expected \"secretsmanager\" or \"ssm\"";
    readonly region: "Secret ARN: the region is missing";
    readonly account: "Secret ARN: account id \"{account}\" is not 12 digits";
    readonly type: "Secret ARN: after the account id write \"secret:\" and the secret name";
    readonly name: "Secret ARN: the secret name after \"secret:\" is missing";
    readonly tail: "Secret ARN: after the secret name write \":json-key:version-stage:version-id\" (leave parts empty, keep the colons)";
    readonly version: "Secret ARN: give the version stage or the version id, not both";
    readonly parameter: "Secret ARN: after the account id write \"parameter/\" and the parameter name";
    readonly space: "Secret: \"{name}\" is neither an ARN nor the name of an SSM parameter";
};
type Text<S extends keyof typeof SECRET_SENTENCES, V extends Readonly<Record<string, string>> = Record<never, never>> = Filled<(typeof SECRET_SENTENCES)[S], V>;
/** A secret of Secrets Manager in parts, or a parameter. */
type SecretParts = SecretVersion & {
    /** The ARN of the secret, without what may follow its name. */
    readonly arn: string;
    /** The key of the value, in a secret that is a JSON object. */
    readonly jsonKey?: string;
};
type SecretVersion = {
    readonly versionStage?: string;
    readonly versionId?: never;
} | {
    readonly versionId?: string;
    readonly versionStage?: never;
};
/** A reference to a secret, when each of its parts is right; a part that the compiler cannot see is left to the run time. */
type SecretReference<A extends string> = A extends '' ? A : NoInfer<{
    [R in A]: Checked<R>;
}[A]>;
type Checked<A extends string> = A extends `arn:${string}:${infer Service}:${infer Region}:${infer Account}:${infer Rest}` ? Service extends 'secretsmanager' ? Located<Region, Account, SecretRest<A, Rest>> : Service extends 'ssm' ? Located<Region, Account, ParameterRest<A, Rest>> : Fixed<Service, Mistake<Text<'service', {
    service: Service;
}>>, A> : A extends `arn:${string}` ? Fixed<A, Mistake<Text<'shape'>>, A> : A extends `${string} ${string}` ? Mistake<Text<'space', {
    name: A;
}>> : A;
/** What to answer when a literal is wrong: the mistake, or the reference itself where part of it is not known yet. */
type Fixed<Part extends string, M, A> = Record<never, never> extends Record<Part, 1> ? A : M;
type Located<Region extends string, Account extends string, Rest> = Region extends '' ? Mistake<Text<'region'>> : Account extends `${TwelveDigits}${string}` ? Account extends `${TwelveDigits}${string}${string}` ? Mistake<Text<'account', {
    account: Account;
}>> : Rest : Fixed<Account, Mistake<Text<'account', {
    account: Account;
}>>, Rest>;
type TwelveDigits = `${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}${bigint}`;
type SecretRest<A, Rest extends string> = Rest extends `secret:${string}:${infer Tail}` ? Rest extends `secret::${string}` ? Mistake<Text<'name'>> : Tail extends `${string}:${infer Stage}:${infer Version}` ? Version extends `${string}:${string}` ? Mistake<Text<'tail'>> : '' extends Stage | Version ? A : Fixed<Stage | Version, Mistake<Text<'version'>>, A> : Fixed<Tail, Mistake<Text<'tail'>>, A> : Rest extends 'secret:' ? Mistake<Text<'name'>> : Rest extends `secret:${string}` ? A : Fixed<Rest, Mistake<Text<'type'>>, A>;
type ParameterRest<A, Rest extends string> = Rest extends `parameter/${infer Name}` ? Name extends '' ? Mistake<Text<'parameter'>> : A : Fixed<Rest, Mistake<Text<'parameter'>>, A>;

/** What the compiler and the run time say of a variable or secret name that is taken. */
declare const VARIABLE_TAKEN = "The name \"{name}\" is already used by a variable or secret of this container";
/** What a name, or a record of names, must be as well: nothing, when no variable or secret of the container has them. */
type FreeVariable<N extends string, Taken extends string> = [N & Taken] extends [never] ? unknown : string extends N | Taken ? unknown : Mistake<Filled<typeof VARIABLE_TAKEN, {
    name: N & Taken;
}>>;

declare const PERIOD: {
    readonly restartAttemptPeriod: {
        readonly code: "CD-RST-01";
        readonly min: 60;
        readonly max: 1800;
        readonly unit: "seconds";
        readonly docs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html";
    };
};
/** What the period of a restart policy must be as well: nothing, when it is in its range. */
type AttemptPeriod<X extends number> = Within<X, 'restartAttemptPeriod', typeof PERIOD>;

/** A port's protocol, name and place on the host. */
type PortOptions<T extends Protocol = Protocol, H = number, Q = string> = {
    readonly protocol?: T;
    readonly hostPort?: H;
    readonly name?: Q;
} | {
    readonly protocol?: T;
    readonly hostPort?: H;
    readonly name: Q;
    readonly appProtocol: AppProtocol;
};
/** Times in seconds. */
interface HealthCheckOptions<T = number, O = number, R = number, S = number> {
    /** Time between two checks, 5 to 300. @default 30 */
    readonly interval?: T;
    /** Time after which a check has failed, 2 to 60. @default 5 */
    readonly timeout?: O;
    /** Failures in a row that make the container unhealthy, 1 to 10. @default 3 */
    readonly retries?: R;
    /** Time for the container to start, in which failures do not count, 0 to 300. @default 0 */
    readonly startPeriod?: S;
}
interface ContainerLogOptions {
    /** What happens when the log service cannot keep up: lose lines, or stop the application. @default 'non-blocking' */
    readonly mode?: 'blocking' | 'non-blocking';
    /** Lines to hold in memory, for example `'25m'`; only with `'non-blocking'`. @default '10m' */
    readonly maxBufferSize?: string;
    /** What the names of the log streams begin with. @default 'ecs' */
    readonly streamPrefix?: string;
}
/** Whether ECS starts a container again that has ended, without stopping its task. */
type RestartPolicyOptions<P extends number = number> = {
    readonly enabled: false;
} | {
    readonly enabled: true;
    /** Exit codes after which it stays ended, 50 at most. */
    readonly ignoredExitCodes?: readonly number[];
    /** Seconds for which it must have run to be started again, 60 to 1800. @default 300 */
    readonly restartAttemptPeriod?: P & AttemptPeriod<P>;
};
/** How a container gets at a device of its host. */
interface DeviceOptions {
    /** The path in the container. @default the same as on the host */
    readonly containerPath?: string;
    /** @default all three */
    readonly permissions?: readonly DevicePermission[];
}
/** A share of one GPU, for containers that use it together by NVIDIA MPS. */
interface SharedGpu {
    readonly nvidiaMps: {
        /** MiB of the memory of the GPU. */
        readonly memory: number;
        /** Percentage of the compute capacity of the GPU, at most. */
        readonly maxComputePercent?: number;
    };
}
/** What one container gets of the swap space of its host. */
interface SwapOptions<M = number, X = number> {
    /** MiB of swap space, 0 for none. */
    readonly maxSwap: M;
    /** How readily memory is swapped out, 0 to 100. @default 60 */
    readonly swappiness?: X;
}

type LogMode = {
    readonly mode?: 'non-blocking';
    readonly 'max-buffer-size'?: string;
} | {
    readonly mode: 'blocking';
    readonly 'max-buffer-size'?: never;
};
type Multiline = {
    readonly 'awslogs-datetime-format'?: string;
    readonly 'awslogs-multiline-pattern'?: never;
} | {
    readonly 'awslogs-multiline-pattern'?: string;
    readonly 'awslogs-datetime-format'?: never;
};
/** The options of the driver `awslogs`, for a log group that is not of the stack. */
type AwslogsOptions = LogMode & Multiline & {
    readonly 'awslogs-group': string;
    readonly 'awslogs-region': string;
    /** What the names of the log streams begin with. Fargate needs it. */
    readonly 'awslogs-stream-prefix'?: string;
    readonly 'awslogs-create-group'?: 'true';
};
/** The options of the driver `splunk`. */
interface SplunkOptions extends Readonly<Record<string, string>> {
    readonly 'splunk-url': string;
}
/** The options of a log driver, by the names that AWS has for them. */
type LogDriverOptions<R, Secret> = R extends 'awslogs' ? AwslogsOptions : R extends 'splunk' ? 'splunk-token' extends Secret ? SplunkOptions : SplunkOptions & {
    readonly 'splunk-token': string;
} : Readonly<Record<string, string>>;
/** The log drivers that can do without options. */
type PlainLogDriver<L> = Exclude<LogDriverOn<L>, 'awslogs' | 'splunk'>;

/** What the compiler and the run time say of a missing part. */
declare const INCOMPLETE = "This task definition is incomplete: call .{step}()";

/** What the compiler and the run time say of a task without an essential container. */
declare const NONE_ESSENTIAL = "No container is essential, so nothing would keep the task running";

declare const spec: unique symbol;
/** What the types remember of one container: its name, its TCP ports, whether it has a health check, whether it is essential. */
interface Fact<N extends string = string, P extends number = number, H extends boolean = boolean, E extends boolean = boolean> {
    readonly n: N;
    readonly p: P;
    readonly h: H;
    readonly e: E;
}
/** What a container knows of its task definition: the containers before it, launch type, network mode, volumes and more. */
interface Setting<out K extends Fact = Fact, out L = unknown, out N = unknown, out D = string | Mark<'router'>> {
    readonly k: K;
    readonly l: L;
    readonly n: N;
    readonly d: D;
}
/**
 * A task definition as other resources see it: launch type, CPU, memory, containers, family and network mode. `unknown`
 * is "not set yet", and `undefined` "not needed". Functions take this, never the builder, so that builders are never
 * compared with each other.
 */
interface Spec<out L = unknown, out C = unknown, out M = unknown, out K extends Fact = Fact, out F = unknown, out N = unknown> {
    /** @internal */
    readonly [spec]: {
        readonly l: L;
        readonly c: C;
        readonly m: M;
        readonly k: K;
        readonly f: F;
        readonly n: N;
    };
    /**
     * Checks the definition and gives its model.
     *
     * @throws InvalidDefinitionError that lists everything AWS would refuse.
     */
    build(): TaskDefinitionModel;
}
/** What the types remember of a task definition. */
type SpecOf<T extends Spec> = T[typeof spec];
/** The task definition itself when nothing is missing; otherwise what is missing. */
type Complete<T extends Spec> = T[typeof spec] extends Whole$1 ? true extends T[typeof spec]['k']['e'] ? T : WithoutEssential<T[typeof spec]['k']> : Incomplete<T>;
type WithoutEssential<K> = [K] extends [never] ? Mistake<Missing<'container'>> : Mistake<typeof NONE_ESSENTIAL>;
interface Whole$1 {
    readonly l: string;
    readonly c: number | undefined;
    readonly m: number | undefined;
    readonly k: Fact;
    readonly f: string;
}
type Incomplete<T extends Spec> = unknown extends T[typeof spec]['l'] ? Mistake<Missing<'fargate'>> : unknown extends T[typeof spec]['c'] ? Mistake<Missing<'cpu'>> : unknown extends T[typeof spec]['m'] ? Mistake<Missing<'memory'>> : [T[typeof spec]['k']] extends [never] ? Mistake<Missing<'container'>> : Mistake<Missing<'family'>>;
type Missing<Step extends string> = Filled<typeof INCOMPLETE, {
    step: Step;
}>;

declare const built: unique symbol;
/** What a finished container tells its task definition: TCP ports, what it was given, whether it has a health check, whether it is essential. */
interface Built<out P extends number = number, out I extends Given = Given, out H extends boolean = boolean, out E extends boolean = boolean> {
    /** @internal */
    readonly [built]: {
        readonly p: P;
        readonly i: I;
        readonly h: H;
        readonly e: E;
    };
}
/**
 * One container of a task definition. Its type knows the launch type, the network mode, the volumes and the containers
 * declared before it. A function of a plain `Container` fits every task definition.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
interface Container<X extends Setting<Fact, unknown, unknown, unknown> = Setting, P extends number = never, I extends Given = never, H extends boolean = false, E extends boolean = true, V extends string = never> {
    /** @internal */
    readonly [built]: Built<P, I, H, E>[typeof built];
    /**
     * Sets the image: a name that Docker understands, or an image in a repository of the stack.
     * A digest or a tag that never moves makes rollbacks dependable.
     *
     * @example c.image('public.ecr.aws/nginx/nginx:1.27')
     */
    image(image: string | ImageModel): Container<X, P, I | true, H, E, V>;
    /** Says whether the task stops when this container stops. At least one container must be essential. @default true */
    essential<Y extends boolean>(essential: Y): Container<X, P, I, H, Y, V>;
    /** Replaces the image's command (`CMD`). */
    command(...command: readonly string[]): this;
    /** Replaces the image's entry point (`ENTRYPOINT`). */
    entryPoint(...entryPoint: readonly string[]): this;
    /**
     * Opens a port, 1 to 65535. Under awsvpc and host the containers of a task share one network, so no two may listen on
     * the same port and protocol. `protocol` is `'tcp'` unless given; `hostPort` is for bridge, where ECS chooses one
     * unless it is given; `name` is for Service Connect, and needed with `appProtocol`.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
     */
    port<Y extends number>(port: Y & FreePort<Y, X['k']['p'] | P, 'tcp', X['n']>): Container<X, P | Y, I, H, E, V>;
    port<Y extends number, T extends Protocol = 'tcp', O extends number = number, Q extends string = string>(port: Y & FreePort<Y, X['k']['p'] | P, T, X['n']>, options: PortOptions<T, O & HostPort<O, Y, X['n']>, Q & PortName<Q, X['n']>>): Container<X, T extends 'udp' ? P : P | Y, I, H, E, V>;
    /**
     * Opens a range of ports, under awsvpc or bridge: the range on the host is one that ECS chooses under bridge.
     *
     * @example c.portRange('7000-7010', { protocol: 'udp' })
     */
    portRange<R extends string>(range: R & PortRange<R, X['n']>, options?: {
        readonly protocol?: Protocol;
        readonly name?: string;
    }): this;
    /** Adds environment variables. They are readable to all who may describe tasks: for credentials use `.secret()`. */
    environment<N extends string>(variables: {
        readonly [K in N]: string;
    } & FreeVariable<N, V>): Container<X, P, I, H, E, V | N>;
    /**
     * Adds files of environment variables, 10 at most: ARNs of S3 objects whose names end in `.env`.
     * The execution role is allowed to read them.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html
     */
    environmentFiles<A extends string>(...arns: readonly (A & EnvironmentFileArn<A>)[]): this;
    /**
     * Adds an environment variable that ECS reads from Secrets Manager or SSM Parameter Store when the container starts.
     *
     * `reference` is the ARN of a secret, with or without `:json-key:version-stage:version-id`; the parts of one; the ARN
     * of a parameter; or the name of a parameter in the same Region.
     *
     * @example c.secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::')
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
     */
    secret<N extends string, A extends string>(name: N & FreeVariable<N, V>, reference: SecretReference<A> | SecretParts): Container<X, P, I, H, E, V | N>;
    /** Adds several secrets, name to reference. */
    secrets<const R extends Readonly<Record<string, string>>>(references: R & {
        readonly [N in keyof R]: SecretReference<R[N]>;
    } & NoInfer<FreeVariable<keyof R & string, V>>): Container<X, P, I, H, E, V | (keyof R & string)>;
    /**
     * Sets the health check that runs inside the container: a shell command, or a list that starts with `'CMD'` or
     * `'CMD-SHELL'`. ECS ignores a `HEALTHCHECK` of the image.
     *
     * @example c.healthCheck('curl -f http://localhost:3000/health || exit 1', { startPeriod: 30 })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
     */
    healthCheck(command: string): Container<X, P, I, true, E, V>;
    healthCheck<const C extends readonly string[]>(command: C & HealthCommand<C>): Container<X, P, I, true, E, V>;
    healthCheck<const C extends string | readonly string[], T extends number = number, O extends number = number, R extends number = number, S extends number = number>(command: C & HealthCommand<C>, options: HealthCheckOptions<T & HealthTime<T, 'interval'>, O & HealthTime<O, 'timeout'>, R & HealthTime<R, 'retries'>, S & HealthTime<S, 'startPeriod'>>): Container<X, P, I, true, E, V>;
    /**
     * Starts this container once a container declared before it has started (`START`), ended (`COMPLETE`), ended well
     * (`SUCCESS`) or become healthy (`HEALTHY`).
     */
    dependsOn<N extends string>(container: Sibling<N, X['k']['n']>, condition: Meetable<N, X['k'] & {
        n: N;
    }>): this;
    /** Sets the directory that commands run in. */
    workingDirectory(path: string): this;
    /** Sets the user: `user`, `user:group`, `uid`, `uid:gid`, `user:gid` or `uid:group`. */
    user<U extends string>(user: U & User<U, X['l'], X['n'], X['d']>): this;
    /** Reserves CPU units for this container; 1024 is one vCPU. */
    cpu(units: number): this;
    /** Sets the MiB of memory at which the container is killed. Needed, or a reservation, where the task has no memory. */
    memory(mib: number): Container<X, P, I | 'memory', H, E, V>;
    /** Reserves MiB of memory for this container; less than `memory` when both are given. */
    memoryReservation(mib: number): Container<X, P, I | 'memory', H, E, V>;
    /** Gives up on the dependencies of others on this container after so many seconds; 2 to 120 on Fargate. */
    startTimeout<Y extends number>(seconds: Y & Timeout<Y, 'startTimeout', X['l']>): this;
    /** Kills the container when it has not ended so many seconds after being asked to; 2 to 120 on Fargate. @default 30 */
    stopTimeout<Y extends number>(seconds: Y & Timeout<Y, 'stopTimeout', X['l']>): this;
    /** Starts the container again when it ends, without stopping its task. */
    restartPolicy<Y extends number>(policy: RestartPolicyOptions<Y>): this;
    /**
     * Says whether all tasks of a deployment run the image that the tag meant at its start. @default 'enabled'
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
     */
    versionConsistency(consistency: 'enabled' | 'disabled'): this;
    /**
     * Pulls the image with a user name and password: the ARN of a Secrets Manager secret, or its name in the same Region.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html
     */
    repositoryCredentials<A extends string>(secret: A & RegistrySecret<A>): this;
    /** Makes the root file system read-only. ECS Exec then needs writable mounts. @default false */
    readonlyRootFilesystem<B extends boolean>(readonly?: B & Supported<'readonlyRootFilesystem', X['l'], X['n'], X['d']>): this;
    /**
     * Mounts a volume of the task definition at a path.
     *
     * @example
     * definition.volume('data').container('db', c => c.image('postgres:17.2').mountPoint('data', '/var/lib/postgresql/data'))
     */
    mountPoint<Y extends string>(volume: KnownVolume<Y, X['d']>, containerPath: string, options?: {
        readonly readOnly?: boolean;
    }): this;
    /** Mounts all that a container declared before mounts. */
    volumesFrom<N extends string>(container: Sibling<N, X['k']['n']>, options?: {
        readonly readOnly?: boolean;
    }): this;
    /** Sets limits of the process: a soft one, and a hard one that the process can raise it to. */
    ulimit<U extends UlimitName>(name: U & Supported<'ulimits', X['l'], X['n'], X['d']>, softLimit: number, hardLimit: number): this;
    /**
     * Sets kernel parameters: `net.*`, `fs.mqueue.*` and those of IPC.
     *
     * @example c.systemControls({ 'net.core.somaxconn': '1024' })
     */
    systemControls<const R extends Readonly<Record<string, string>>>(parameters: R & KernelParameters<R, X['n']> & Supported<'systemControls', X['l'], X['n'], X['d']>): this;
    /** Runs an init process that forwards signals and reaps processes. @default false */
    initProcess<B extends boolean>(enabled?: B & LinuxSetting<'initProcessEnabled', X['l'], X['d']>): this;
    /** Adds Linux capabilities. Fargate adds `SYS_PTRACE` only. */
    addCapabilities<C extends Capability>(...capabilities: readonly (C & AddedCapability<C, X['l'], X['d']>)[]): this;
    /** Takes Linux capabilities away. */
    dropCapabilities<C extends Capability>(...capabilities: readonly (C & LinuxSetting<'capabilities', X['l'], X['d']>)[]): this;
    /** Mounts a file system in memory, of so many MiB. */
    tmpfs<T extends string>(containerPath: T & LinuxSetting<'tmpfs', X['l'], X['d']>, mib: number, ...mountOptions: readonly MountOption[]): this;
    /** Gives the container a device of its host. Not on Fargate. */
    device<T extends string>(hostPath: T & LinuxSetting<'devices', X['l'], X['d']>, options?: DeviceOptions): this;
    /** Sets the MiB of `/dev/shm`. Not on Fargate. */
    sharedMemorySize<Y extends number>(mib: Y & LinuxSetting<'sharedMemorySize', X['l'], X['d']>): this;
    /** Lets the container use swap space of its host. Not on Fargate. */
    swap<M extends number, Y extends number = number>(options: SwapOptions<M & LinuxSetting<'maxSwap', X['l'], X['d']>, Y & Swappiness<Y>>): this;
    /**
     * Reserves GPUs: a number of them, all of the instance, or a share of one. Not on Fargate.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
     */
    gpus<G extends number | 'ALL' | SharedGpu>(gpus: G & GpusOn<G, X['l']>): this;
    /** Gives the container the Neuron devices of the instance. On Managed Instances. */
    neuronDevices<A extends 'ALL'>(devices: A & NeuronOn<X['l']>): this;
    /** Lets the container do to its host what root may. Not on Fargate. @default false */
    privileged<B extends boolean>(privileged: B & Supported<'privileged', X['l'], X['n'], X['d']>): this;
    /** Confines the container by AppArmor, SELinux or `no-new-privileges`. Not on Fargate. */
    dockerSecurityOptions<T extends string>(...options: readonly (T & Supported<'dockerSecurityOptions', X['l'], X['n'], X['d']>)[]): this;
    /**
     * Gives the container an Active Directory account: `credentialspec:` or `credentialspecdomainless:` and the ARN of an
     * S3 object or SSM parameter.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/linux-gmsa.html
     */
    credentialSpec<A extends string>(spec: A & CredentialSpec<A>): this;
    /** Lets the container reach others of the task by name: `name`, or `name:alias`. Under bridge only. */
    links<T extends string>(...links: readonly (T & Supported<'links', X['l'], X['n'], X['d']>)[]): this;
    /** Sets the host name of the container. Not under awsvpc. */
    hostname<T extends string>(hostname: T & Supported<'hostname', X['l'], X['n'], X['d']>): this;
    /** Adds lines to `/etc/hosts`, host name to address. Not under awsvpc. */
    extraHosts<R extends Readonly<Record<string, string>>>(hosts: R & Supported<'extraHosts', X['l'], X['n'], X['d']>): this;
    /** Sets the DNS servers. Not on Fargate. */
    dnsServers<T extends string>(...servers: readonly (T & Supported<'dnsServers', X['l'], X['n'], X['d']>)[]): this;
    /** Sets the domains that names are looked up in. Not on Fargate. */
    dnsSearchDomains<T extends string>(...domains: readonly (T & Supported<'dnsSearchDomains', X['l'], X['n'], X['d']>)[]): this;
    /** Cuts the container off from the network. Not on Fargate. @default false */
    disableNetworking<B extends boolean>(disabled: B & Supported<'disableNetworking', X['l'], X['n'], X['d']>): this;
    /** Keeps standard input open (`docker run --interactive`). @default false */
    interactive(interactive?: boolean): this;
    /** Gives the container a terminal (`docker run --tty`). @default false */
    pseudoTerminal(pseudoTerminal?: boolean): this;
    /** Adds labels that Docker shows. */
    dockerLabels(labels: Readonly<Record<string, string>>): this;
    /** Changes how this container logs to CloudWatch, or turns its logs off with `false`. */
    logs(options: ContainerLogOptions | false): this;
    /**
     * Logs with another driver, and options by the names that AWS has for them; `secretOptions` are references, as for
     * `.secret()`. `awsfirelens` needs a router, declared before with `.firelens()`.
     *
     * @example c.logDriver('splunk', { 'splunk-url': 'https://splunk.example.com' }, { 'splunk-token': '/splunk/token' })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
     */
    logDriver<R extends PlainLogDriver<X['l']>>(driver: R & Routed<R, X['d']>): this;
    logDriver<R extends LogDriverOn<X['l']>, const S extends Readonly<Record<string, string>> = Readonly<Record<never, string>>>(driver: R & Routed<R, X['d']>, options: LogDriverOptions<R, keyof S>, secretOptions?: S & {
        readonly [N in keyof S]: SecretReference<S[N]>;
    }): this;
    /**
     * Sets fields as the API writes them. They replace what other methods have set, and are checked by the same rules.
     *
     * @example c.raw({ ulimits: [{ name: 'nofile', softLimit: 65536, hardLimit: 65536 }] })
     */
    raw(fields: ContainerFields): this;
}

/** What a FireLens router runs, and its options. */
interface FirelensOptions<T = 'file' | 's3'> {
    readonly type: 'fluentbit' | 'fluentd';
    readonly options?: FirelensMetadata & (FirelensFile<T> | NoFile);
}
interface FirelensMetadata {
    /** Whether the lines are told which task they are of. @default 'true' */
    readonly 'enable-ecs-log-metadata'?: 'true' | 'false';
}
interface FirelensFile<T> {
    /** On Fargate `'file'` only. */
    readonly 'config-file-type': T;
    /** A path in the container, or the ARN of an S3 object. */
    readonly 'config-file-value': string;
}
interface NoFile {
    readonly 'config-file-type'?: never;
    readonly 'config-file-value'?: never;
}

/** What the compiler and the run time say of a record name outside its zone. */
declare const OUTSIDE_ZONE = "Record name \"{name}\" is not in the zone \"{zone}\": it must be \"{zone}\" or end in \".{zone}\"";
/** A record name, when it is the zone's name or ends in it. Names with unknown parts pass. */
type NameIn<Zone extends string, N extends string> = true extends Open<Zone> | Open<N> ? N : Canonical<N> extends Canonical<Zone> | `${string}.${Canonical<Zone>}` ? N : Mistake<Filled<typeof OUTSIDE_ZONE, {
    name: N;
    zone: Zone;
}>>;
type Canonical<N extends string> = Lowercase<N extends `${infer Rest}.` ? Rest : N>;
type Open<N extends string> = Record<never, never> extends Record<N, 1> ? true : false;

/** What the compiler and the run time say of a missing part. */
declare const LOAD_BALANCER_INCOMPLETE: {
    readonly network: "This load balancer is incomplete: call .network()";
    readonly listener: "This load balancer is incomplete: call .https() or .http()";
};

/** Where a route keeps what it is. */
declare const route: unique symbol;
/** Requests to a load balancer that match a host and a path. A load balancer itself is the route of all its requests. */
interface Route<out N = unknown, out L = unknown> {
    /** @internal */
    readonly [route]: {
        readonly loadBalancer: LoadBalancerSpec<N, L>;
        readonly hosts: readonly string[];
        readonly paths: readonly string[];
    };
}
/** A route that can still be narrowed. */
interface RouteBuilder<out N = unknown, out L = unknown> extends Route<N, L> {
    /**
     * Adds host names, any of which matches. `*` and `?` are wildcards. A route takes 5 hosts and paths in all.
     *
     * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
     */
    host(host: string, ...more: string[]): RouteBuilder<N, L>;
    /** Adds paths, any of which matches. `*` and `?` are wildcards, so `/api` does not match `/api/users` but `/api*` does. */
    path(path: string, ...more: string[]): RouteBuilder<N, L>;
}
/** The route itself when its load balancer lacks nothing; otherwise what is missing. */
type CompleteRoute<R extends Route> = R extends Route<true, true> ? R : NoInfer<IncompleteRoute<R>>;
type IncompleteRoute<R extends Route> = R extends Route<infer N> ? unknown extends N ? Mistake<(typeof LOAD_BALANCER_INCOMPLETE)['network']> : Mistake<(typeof LOAD_BALANCER_INCOMPLETE)['listener']> : never;

declare const loadBalancerSpec: unique symbol;
/** A load balancer as other resources see it: whether it has a network and a listener. `unknown` is "not set yet". */
interface LoadBalancerSpec<out N = unknown, out L = unknown> extends CheckedDefinition<LoadBalancerModel> {
    /** @internal */
    readonly [loadBalancerSpec]: {
        readonly n: N;
        readonly l: L;
    };
}
/** The load balancer itself when nothing is missing; otherwise what is missing. */
type CompleteLoadBalancer<T extends LoadBalancerSpec> = unknown extends T[typeof loadBalancerSpec]['n'] ? Mistake<(typeof LOAD_BALANCER_INCOMPLETE)['network']> : unknown extends T[typeof loadBalancerSpec]['l'] ? Mistake<(typeof LOAD_BALANCER_INCOMPLETE)['listener']> : T;
/** An HTTPS listener. */
interface HttpsSettings {
    /**
     * The domain of an issued ACM certificate of the Region, which is looked up, or a certificate's ARN.
     *
     * @example 'shop.example.com'
     */
    readonly certificate: string;
    /**
     * The TLS versions and ciphers to accept.
     *
     * @default 'ELBSecurityPolicy-TLS13-1-2-2021-06'
     * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
     */
    readonly sslPolicy?: string;
}
/**
 * An Application Load Balancer. It has a security group of its own that admits everyone to its listeners' ports. A
 * request that no route matches is answered with 404. It is itself the route of all its requests.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 */
interface LoadBalancer<out N = unknown, out L = unknown> extends LoadBalancerSpec<N, L>, Route<N, L> {
    /** Sets the network to stand in. Required. Its load balancer subnets lie in at least two Availability Zones. */
    network(network: Definition<NetworkModel>): LoadBalancer<true, L>;
    /** Gives it private addresses only, so that it is not reachable from the internet. */
    internal(): this;
    /** Gives it IPv6 addresses beside IPv4. The subnets need an IPv6 range. */
    dualstack(): this;
    /** Serves routes on port 443. This or `http` is required. */
    https(settings: HttpsSettings): LoadBalancer<N, true>;
    /** Serves routes on port 80, unencrypted. */
    http(): LoadBalancer<N, true>;
    /** Answers requests on port 80 with a permanent redirect to HTTPS. */
    redirectHttpToHttps(): this;
    /** Sets after how long an idle connection is closed: 1 to 4000 seconds. @default 60 */
    idleTimeout(seconds: number): this;
    /** Adds tags: at most 47 in all. */
    tags(tags: Tags): this;
    /** The route of requests to these hosts. See {@link RouteBuilder.host}. */
    host(host: string, ...more: string[]): RouteBuilder<N, L>;
    /** The route of requests for these paths. See {@link RouteBuilder.path}. */
    path(path: string, ...more: string[]): RouteBuilder<N, L>;
}
/**
 * Makes a load balancer.
 *
 * @param name Up to 32 letters, digits and hyphens.
 * @example
 * loadBalancer('edge').network(network.default()).redirectHttpToHttps().https({ certificate: 'shop.example.com' })
 */
declare function loadBalancer(name: string): LoadBalancer;

/**
 * Alias records that point a name at a load balancer: A, and AAAA where it is `dualstack`.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html
 */
interface AliasRecord extends CheckedDefinition<RecordModel> {
    /** Sets whether Route 53 answers only while the load balancer has healthy targets. @default true */
    evaluateTargetHealth(evaluate: boolean): AliasRecord;
}

/** A public Route 53 hosted zone. It is looked up, never created. */
interface HostedZone<Z extends string = string> extends CheckedDefinition<HostedZoneModel> {
    /**
     * Points a name at a load balancer with alias records: A, and AAAA where it is `dualstack`.
     *
     * @param name The zone's name or one that ends in it.
     * @example
     * hostedZone('example.com').alias('shop.example.com', edge)
     */
    alias<N extends string, T extends LoadBalancerSpec>(name: NameIn<Z, N>, loadBalancer: CompleteLoadBalancer<T>): AliasRecord;
}
/**
 * Finds a hosted zone by its name or, where several zones have that name, by its id as well.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html
 */
declare function hostedZone<Z extends string>(zone: Z | {
    readonly name: Z;
    readonly id: string;
}): HostedZone<Z>;

/** A VPC and its subnets. It is looked up, never created. */
type Network$1 = CheckedDefinition<NetworkModel>;
/** A VPC that exists. */
interface NetworkSettings {
    /** The id of the VPC. */
    readonly vpcId: string;
    /** Subnets for tasks: 1 to 16 ids. */
    readonly subnets: readonly string[];
    /**
     * Subnets for load balancers, in at least two Availability Zones.
     *
     * @default the subnets for tasks
     */
    readonly loadBalancerSubnets?: readonly string[];
    /**
     * Whether tasks get a public IP address. In a public subnet they need one to pull images; behind a NAT gateway or
     * VPC endpoints they do not.
     *
     * @default false
     */
    readonly assignPublicIp?: boolean;
}
/**
 * Networks to run in.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
declare const network: {
    /** The default VPC of the Region, with the default subnet of every zone. Tasks get public IP addresses. */
    default(): Network$1;
    /**
     * A VPC by its id.
     *
     * @example
     * network.existing({ vpcId: 'vpc-0abc', subnets: ['subnet-0a', 'subnet-0b'] })
     */
    existing(settings: NetworkSettings): Network$1;
};

/** A repository as a source of images. */
interface Images extends CheckedDefinition<RepositoryModel> {
    /**
     * An image by its tag.
     *
     * @throws InvalidDefinitionError when the repository or the tag is not valid.
     */
    tag(tag: string): ImageModel;
    /**
     * An image by its digest, which never changes its meaning.
     *
     * @throws InvalidDefinitionError when the repository or the digest is not valid.
     */
    digest(digest: `sha256:${string}`): ImageModel;
}
/**
 * An ECR repository. It holds images: a destroy keeps it unless it is empty.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html
 */
interface Repository extends Images {
    /** Scans every image for vulnerabilities when it is pushed. */
    scanOnPush(): Repository;
    /** Refuses to push a tag that is there already. */
    immutableTags(): Repository;
    /** Keeps the last images pushed, and expires the others. */
    keepLast(images: number): Repository;
    /** Expires images that have had no tag for so many days since they were pushed. */
    expireUntagged(days: number): Repository;
    /**
     * Sets lifecycle rules in the policy document's own terms. Those of `keepLast` and `expireUntagged` come after them.
     *
     * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
     */
    lifecycle(rules: readonly LifecycleRule[]): Repository;
    /** Adds tags: at most 47 in all. */
    tags(tags: Tags): Repository;
}
/** Makes an image repository. */
declare const repository: {
    /**
     * A repository of the stack.
     *
     * @param name 2 to 256 lower-case letters and digits, separated by single `.`, `_`, `-` or `/`.
     * @example
     * repository('shop/web').scanOnPush().immutableTags().keepLast(30).tag('1.4.2')
     */
    (name: string): Repository;
    /** A repository that exists: looked up, never created, changed or deleted. */
    existing(name: string): Images;
};

/** What happens when nobody has decided in time. */
interface HookTimeout {
    /** How long to wait: 1 to 20160 minutes. @default 1440 */
    readonly timeoutInMinutes?: number;
    /** @default 'ROLLBACK' */
    readonly action?: 'ROLLBACK' | 'CONTINUE';
}
/** The stages that a deployment can wait in: not while it shifts traffic. */
type PauseStage = Exclude<LifecycleStage, 'TEST_TRAFFIC_SHIFT' | 'PRODUCTION_TRAFFIC_SHIFT'>;
/** A Lambda function that is called in stages of a deployment, and says whether it goes on. */
interface LambdaHook {
    /** The ARN of the function. */
    readonly function: `arn:${string}:lambda:${string}`;
    readonly stages: readonly [LifecycleStage, ...LifecycleStage[]];
    /** The ARN of a role that lets ECS call the function. @default a role of the service, made for its hooks */
    readonly role?: string;
    /** Plain data that the function gets at each call. */
    readonly details?: HookDetails;
    readonly timeout?: HookTimeout;
}
/** A stop of a deployment until somebody continues it or rolls it back. */
interface PauseHook {
    readonly pause: readonly [PauseStage, ...PauseStage[]];
    readonly timeout?: HookTimeout;
}
/** What a deployment waits for. */
type DeploymentHook = LambdaHook | PauseHook;
interface CommonOptions$1 {
    /** What the deployment waits for in its stages. */
    readonly hooks?: readonly DeploymentHook[];
}
/** How tasks are replaced a few at a time. */
interface RollingOptions<Min = number, Max = number> extends CommonOptions$1 {
    /** How many tasks stay healthy, in percent of the desired count. @default 100; 0 for a daemon */
    readonly minimumHealthyPercent?: Min;
    /** How many tasks may run, in percent of the desired count. @default 200 */
    readonly maximumPercent?: Max;
    /** Minutes to watch the new version before the deployment is complete: 0 to 1440. @default 0 */
    readonly bakeTime?: number;
    /** Completes the deployment once so many percent of the new tasks are healthy. */
    readonly earlySuccess?: {
        readonly healthyPercent: number;
        readonly sourceServiceRevisionCleanup: 'BLOCKING' | 'DEFERRED';
    };
}
/** How all traffic moves to the new version at once, and back if it does not do well. */
interface BlueGreenOptions extends CommonOptions$1 {
    /** Minutes in which both versions run after the traffic has moved: 0 to 1440. */
    readonly bakeTime: number;
}
/** How traffic moves to the new version in equal steps. */
interface LinearOptions extends CommonOptions$1 {
    /** The share of each step: 3 to 100 percent, in tenths. @default 10 */
    readonly stepPercent?: number;
    /** Minutes between two steps: 0 to 1440. @default 6 */
    readonly stepBakeTime?: number;
    /** Minutes in which both versions run after all traffic has moved: 0 to 1440. @default 0 */
    readonly bakeTime?: number;
}
/** How a small part of the traffic moves to the new version first, and then the rest. */
interface CanaryOptions extends CommonOptions$1 {
    /** The share that moves first: 0.1 to 100 percent, in tenths. @default 5 */
    readonly canaryPercent?: number;
    /** Minutes until the rest follows: 0 to 1440. @default 10 */
    readonly canaryBakeTime?: number;
    /** Minutes in which both versions run after all traffic has moved: 0 to 1440. @default 0 */
    readonly bakeTime?: number;
}

interface CommonOptions {
    /** @default 'xfs', by AWS; 'ntfs' is for Windows */
    readonly filesystemType?: 'ext3' | 'ext4' | 'xfs' | 'ntfs';
    /** @default the setting of the account */
    readonly encrypted?: boolean;
    /** The KMS key to encrypt with: its id, alias or ARN. */
    readonly kmsKeyId?: string;
    /** The ARN of a role that lets ECS manage the volumes. @default a role of the service, made for this */
    readonly role?: string;
    /** Tags of the volumes. */
    readonly tags?: Tags;
    /** Whose tags the volumes get as well. @default nobody's */
    readonly propagateTags?: 'SERVICE' | 'TASK_DEFINITION' | 'NONE';
}
/** An empty volume of this size, or one from a snapshot, which may be larger than the snapshot. */
type Origin = {
    readonly sizeInGiB: number;
    readonly snapshotId?: undefined;
    readonly volumeInitializationRate?: undefined;
} | {
    readonly snapshotId: `snap-${string}`;
    readonly sizeInGiB?: number;
    /** MiB a second that the snapshot is read with: 100 to 300. @default as fast as it is needed */
    readonly volumeInitializationRate?: number;
};
/** The kinds of volume, each with what can be set of it. */
type Kind = {
    /** @default 'gp3' */
    readonly volumeType?: 'gp3';
    /** Operations a second: 3000 or more. @default 3000 */
    readonly iops?: number;
    /** MiB a second: 125 or more. @default 125 */
    readonly throughput?: number;
} | {
    readonly volumeType: 'io1' | 'io2'; /** Operations a second: 100 or more. */
    readonly iops: number;
    readonly throughput?: undefined;
} | {
    readonly volumeType: 'gp2' | 'st1' | 'sc1' | 'standard';
    readonly iops?: undefined;
    readonly throughput?: undefined;
};
/**
 * An EBS volume that each task gets, and that is deleted with it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html
 */
type EbsVolumeOptions = CommonOptions & Origin & Kind;

interface Namespace {
    /** The Cloud Map namespace, by name or ARN. @default that of the cluster */
    readonly namespace?: string;
}
/** Where the proxy writes: no access log without a place for it. */
type Logs = {
    readonly logConfiguration?: ConnectLog;
    readonly accessLogConfiguration?: undefined;
} | {
    /** Where the log of the proxy goes. */
    readonly logConfiguration: ConnectLog;
    /** Logs each request. @default no access log */
    readonly accessLogConfiguration: {
        readonly format: 'TEXT' | 'JSON';
        readonly includeQueryParameters?: 'ENABLED' | 'DISABLED';
    };
};
/** How a service takes part in Service Connect. */
type ServiceConnectOptions = Namespace & Logs;
/** How others reach a port of the service. `N` and `A` are what the compiler checks of it. */
interface ConnectedPortOptions<N = string, A = string> {
    /** The name in Cloud Map: up to 64 lower-case letters, digits, `_` and `-`. @default the name of the port */
    readonly discoveryName?: N;
    /** The port, and the DNS name, that others use. @default the port of the container at the discovery name */
    readonly clientAlias?: {
        readonly port: number;
        readonly dnsName?: string;
        /** While traffic shifts, requests with this header reach the new version. */
        readonly testHeader?: {
            readonly name: string;
            readonly exact?: string;
        };
    };
    /** A port for the proxy to listen on, so that a security group can name it: 1 to 65535. */
    readonly ingressPortOverride?: number;
    /** After so many seconds the proxy ends a connection, or a request. */
    readonly timeout?: {
        readonly idleTimeoutSeconds?: number;
        readonly perRequestTimeoutSeconds?: number;
    };
    /** Encrypts the traffic with certificates of a private authority. */
    readonly tls?: {
        /** The ARN of the certificate authority. */
        readonly certificateAuthority: A;
        /** The KMS key for the certificates' private keys. */
        readonly kmsKey?: string;
        /** The ARN of a role that lets ECS manage the certificates. @default a role of the service, made for this */
        readonly role?: string;
    };
}

/** What the compiler and the run time say of a missing part. */
declare const SERVICE_INCOMPLETE: {
    readonly cluster: "This service is incomplete: call .cluster()";
    readonly taskDefinition: "This service is incomplete: call .taskDefinition()";
    readonly network: "This service is incomplete: call .network()";
    readonly target: "requestsPerTarget counts the requests of a load balancer: call .target()";
};

/** What the compiler says of a target whose task definition is not known. */
declare const TARGET_TOO_EARLY = "Call .taskDefinition() before .target(): it says which containers and ports there are";
/** What the compiler says of a target container that has no port. */
declare const CONTAINER_WITHOUT_PORT = "Container \"{name}\" has no port: call .port()";

declare const serviceSpec: unique symbol;
/**
 * A service as a stack sees it: whether it has a cluster, what it knows of its task definition, whether it has a
 * network. `unknown` and {@link UnknownDefinition} are "not set yet".
 */
interface ServiceSpec<out C = unknown, out D extends KnownDefinition = KnownDefinition, out N = unknown> extends CheckedDefinition<ServiceModel> {
    /** @internal */
    readonly [serviceSpec]: {
        readonly c: C;
        readonly d: D;
        readonly n: N;
    };
}
/** The service itself when nothing is missing; otherwise what is missing. */
type CompleteService<T extends ServiceSpec> = T[typeof serviceSpec] extends Whole ? T : IncompleteService<T>;
interface Whole {
    readonly c: true;
    readonly d: {
        readonly k: Fact;
    };
    readonly n: true;
}
type IncompleteService<T extends ServiceSpec> = unknown extends T[typeof serviceSpec]['c'] ? Mistake<(typeof SERVICE_INCOMPLETE)['cluster']> : T[typeof serviceSpec]['d'] extends Whole['d'] ? T[typeof serviceSpec]['d'] extends WithoutNetwork ? T : Mistake<(typeof SERVICE_INCOMPLETE)['network']> : Mistake<(typeof SERVICE_INCOMPLETE)['taskDefinition']>;
/** Tasks that have no network interface of their own. */
interface WithoutNetwork {
    readonly n: 'bridge' | 'host' | 'none' | 'default';
}
/** What a service knows of its task definition: launch type, containers and network mode. */
interface KnownDefinition {
    readonly l: unknown;
    readonly k: {
        readonly n: unknown;
        readonly p: unknown;
    };
    readonly n: unknown;
}
/** What a service knows before it has a task definition. */
interface UnknownDefinition {
    readonly l: unknown;
    readonly k: {
        readonly n: Mistake<typeof TARGET_TOO_EARLY>;
        readonly p: Mistake<typeof TARGET_TOO_EARLY>;
    };
    readonly n: unknown;
}
/** The name of a container of the task definition. */
type TargetContainer<D extends KnownDefinition, N extends string> = string extends N ? N : D['k']['n'];
/** A port of that container. */
type TargetPort<D extends KnownDefinition, N extends string, P extends number> = number extends P ? P : PortOf<(D['k'] & {
    n: N;
})['p'], N>;
type PortOf<P, N extends string> = [P] extends [never] ? Mistake<Filled<typeof CONTAINER_WITHOUT_PORT, {
    name: N;
}>> : P;
type NotHere<Option extends keyof typeof NOT_HERE> = Mistake<(typeof NOT_HERE)[Option]>;
/** What a service must be for what Fargate does not have. */
type OnInstances<D extends KnownDefinition, Option extends 'daemon' | 'placementConstraints' | 'placementStrategy'> = D extends {
    readonly l: 'FARGATE';
} ? NotHere<Option> : unknown;
/** What a daemon is known as. */
interface Daemon<D extends KnownDefinition> extends KnownDefinition {
    readonly l: D['l'];
    readonly k: D['k'];
    readonly n: D['n'];
    readonly s: 'DAEMON';
}
/** What a service must be for what daemons do not have. */
type Replica<D extends KnownDefinition, Option extends keyof typeof NOT_OF_A_DAEMON> = D extends {
    readonly s: 'DAEMON';
} ? Mistake<(typeof NOT_OF_A_DAEMON)[Option]> : unknown;
/** What a service must be for what only Fargate has. */
type OnFargate<D extends KnownDefinition> = D extends {
    readonly l: 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES';
} ? NotHere<'platformVersion'> : unknown;
/** What a service must be for what external instances do not have. */
type InAws<D extends KnownDefinition, Option extends 'discovery' | 'connect'> = D extends {
    readonly l: 'EXTERNAL';
} ? NotHere<Option> : unknown;
/** The capacity providers of a launch type. */
type SharesOf<D extends KnownDefinition> = D extends {
    readonly l: 'FARGATE';
} ? FargateShares : D extends {
    readonly l: 'EC2' | 'MANAGED_INSTANCES';
} ? InstanceShares : D extends {
    readonly l: 'EXTERNAL';
} ? NotHere<'capacityProviders'> : FargateShares | InstanceShares;

/** How a load balancer treats a target. */
interface TargetOptions {
    /**
     * The path to check, or settings. Times are in seconds.
     *
     * @default { path: '/', matcher: '200-299', intervalSeconds: 15, timeoutSeconds: 5, healthyThresholdCount: 2, unhealthyThresholdCount: 3 }
     * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
     */
    readonly healthCheck?: string | Partial<TargetHealthCheck>;
    /** Seconds that requests in flight get to finish before a task is stopped: 0 to 3600. @default 30 */
    readonly deregistrationDelay?: number;
    /** What the container speaks. @default 'HTTP' */
    readonly protocol?: 'HTTP' | 'HTTPS';
    /**
     * Where the new version is reached before the traffic moves to it, with `blueGreen`, `linear` or `canary`: another
     * host or path of the same load balancer.
     */
    readonly testRoute?: Route<true, true>;
}

/** A VPC Lattice target group for the tasks of a service. */
interface VpcLatticeOptions {
    /** The ARN of the target group. */
    readonly targetGroupArn: string;
    /** The name of a port of the task definition. */
    readonly portName: string;
    /** The ARN of a role that lets ECS register tasks. @default a role of the service, made for this */
    readonly role?: string;
    /** For strategies that shift traffic: the other target group, and the rules of production and of tests, by ARN. */
    readonly advancedConfiguration?: NonNullable<VpcLattice['advancedConfiguration']>;
}

/**
 * A service that keeps tasks running where its task definition says, and whose number of tasks is settled. Unless the tasks share the network of their
 * instances, it has a security group of its own that admits its load balancers to the target ports, and nobody else to
 * anything.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
 */
interface SettledService<C = unknown, D extends KnownDefinition = KnownDefinition, N = unknown> extends CheckedDefinition<ServiceModel> {
    /** @internal */
    readonly [serviceSpec]: {
        readonly c: C;
        readonly d: D;
        readonly n: N;
    };
    /** Sets the cluster to run in. Required. */
    cluster(cluster: Definition<ClusterModel>): SettledService<true, D, N>;
    /** Sets what to run. Required, and before `target`. A definition that lacks something does not compile. */
    taskDefinition<T extends Spec>(definition: Complete<T>): SettledService<C, SpecOf<T>, N>;
    /** Sets the network that tasks run in. Required, unless they share the network of their instances. */
    network(network: Definition<NetworkModel>): SettledService<C, D, true>;
    /**
     * Sends requests that match a route to a port of a container. Can be called several times. Where tasks share the
     * network of their instances, the instances are registered: their security group has to admit the load balancer.
     *
     * @param route A load balancer, or a host or path of one.
     * @param container The name of a container of the task definition.
     * @param port A port of that container.
     * @example
     * site.target(edge.host('shop.example.com').path('/api/*'), 'app', 3000, { healthCheck: '/health' })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
     */
    target<R extends Route, K extends string, P extends number>(route: CompleteRoute<R>, container: TargetContainer<D, K>, port: TargetPort<D, K, P>, options?: TargetOptions): this;
    /**
     * Sets whether a deployment that keeps failing is stopped, and rolled back to the last one that worked.
     *
     * @param settings.threshold After how many failed tasks. By default half of the desired count, 3 to 200.
     * @param settings.resetOnHealthyTask Whether a healthy task sets the count back to 0. True by default.
     * @default { enable: true, rollback: true }, off with `linear` and `canary`; AWS itself leaves it off
     * @example
     * site.circuitBreaker({ rollback: true, threshold: { type: 'COUNT', value: 5 } })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
     */
    circuitBreaker(settings: {
        readonly enable?: boolean;
        readonly rollback: boolean;
        readonly resetOnHealthyTask?: boolean;
        readonly threshold?: CircuitBreakerThreshold;
    }): this;
    /**
     * Fails a deployment while one of these CloudWatch alarms is on, and rolls it back unless told otherwise.
     *
     * @param names The names of the alarms.
     * @example
     * site.alarms(['shop-5xx'])
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
     */
    alarms(names: readonly [string, ...string[]], options?: {
        readonly rollback?: boolean;
    }): this;
    /** Sets how many tasks stay healthy during a deployment, in percent of the desired count. @default 100; 0 for a daemon */
    minimumHealthyPercent<P extends number>(percent: WholeNumber<P, 'minimumHealthyPercent'>): this;
    /** Sets for how many seconds failed health checks of a new task are ignored. @default 60 with a target */
    healthCheckGracePeriod<S extends number>(seconds: WholeNumber<S, 'healthCheckGracePeriodSeconds'>): this;
    /**
     * Shares tasks out between capacity providers: Fargate and Fargate Spot, or those of the cluster that bring
     * instances, by their names. Managed Instances need one.
     *
     * @default the default strategy of the cluster; where it has none, or is an existing one, the launch type
     * @example
     * site.capacityProviderStrategy({ FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 4 } })
     */
    capacityProviderStrategy(shares: SharesOf<D>): this;
    /**
     * Limits the instances that tasks run on: at most 10 constraints. Not on Fargate.
     *
     * @example
     * service('worker').placementConstraints({ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ c7g.*' })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-constraints.html
     */
    placementConstraints(this: OnInstances<D, 'placementConstraints'>, ...constraints: readonly PlacementConstraint$1[]): this;
    /**
     * Takes part in Service Connect: reaches other services of the namespace by name. See `serviceConnectService` for
     * how others reach this one. Not on external instances.
     *
     * @example
     * site.serviceConnect({ namespace: 'shop.internal' }).serviceConnectService('http', { clientAlias: { port: 80 } })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
     */
    serviceConnect(this: InAws<D, 'connect'>, options?: ServiceConnectOptions): this;
    /** Lets other services of the namespace reach a named port through Service Connect. One call a port. */
    serviceConnectService<N extends string = string, A extends string = string>(this: InAws<D, 'connect'>, portName: string, options?: ConnectedPortOptions<DiscoveryName<N>, AuthorityArn<A>>): this;
    /**
     * Registers tasks in a Cloud Map service. One for a service. Not on external instances.
     *
     * @param registryArn The ARN of the Cloud Map service.
     * @param at What SRV records name: a port, or a container and its port. Nothing for A records.
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
     */
    serviceRegistry(this: InAws<D, 'discovery'>, registryArn: string, at?: {
        readonly port: number;
        readonly containerName?: undefined;
        readonly containerPort?: undefined;
    } | {
        readonly port?: undefined;
        readonly containerName: string;
        readonly containerPort: number;
    }): this;
    /**
     * Registers tasks in a VPC Lattice target group. Can be called several times.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-vpc-lattice.html
     */
    vpcLattice(settings: VpcLatticeOptions): this;
    /**
     * Lets you run commands in its containers. The task role needs the `ssmmessages` permissions.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
     */
    executeCommand(): this;
    /** Sets the Fargate platform version. @default 'LATEST' */
    platformVersion(this: OnFargate<D>, version: 'LATEST' | '1.4.0' | '1.3.0' | '1.0.0'): this;
    /** Sets whose tags tasks get. @default 'SERVICE' */
    propagateTags(from: 'SERVICE' | 'TASK_DEFINITION' | 'NONE'): this;
    /** Sets whether tasks get tags that name their cluster and service. @default true */
    enableECSManagedTags(enable: boolean): this;
    /** Adds tags, to what is made for the service as well: at most 47 in all. */
    tags(tags: Tags): this;
    /**
     * Sets what has no method of its own, in the shape of the AWS API: each field replaces what the methods say of it,
     * within `deploymentConfiguration` each field alone. It is checked like all else. A field that is removed here later
     * is taken back, save `monitoring` and `gatewayConnectors`: set those to what they should be instead.
     *
     * @example
     * site.raw({ monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] } })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
     */
    raw(settings: RawServiceSettings): this;
    /** Sets how many tasks may run during a deployment, in percent of the desired count. @default 200 */
    maximumPercent<P extends number>(this: Replica<D, 'maximumPercent'>, percent: WholeNumber<P, 'maximumPercent'>): this;
    /**
     * Replaces tasks a few at a time. This is what happens anyway: the call is for its settings.
     *
     * @example
     * site.rolling({ minimumHealthyPercent: 50, maximumPercent: 150, bakeTime: 5 })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
     */
    rolling<Min extends number, Max extends number>(options?: RollingOptions<Min, RoomAbove<Min, Max>>): this;
    /**
     * Starts the new version beside the old one, moves all traffic at once, and keeps the old one for the bake time. The
     * second target group of each target, and the role that lets ECS change listener rules, are made for the service.
     *
     * @example
     * site.blueGreen({
     *   bakeTime: 10,
     *   hooks: [{ pause: ['POST_TEST_TRAFFIC_SHIFT'], timeout: { timeoutInMinutes: 60 } }],
     * })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html
     */
    blueGreen(options: BlueGreenOptions): this;
    /**
     * Moves traffic to the new version in equal steps. What it needs is made as with `blueGreen`.
     *
     * @example
     * site.linear({ stepPercent: 20, stepBakeTime: 5 })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html
     */
    linear(options?: LinearOptions): this;
    /**
     * Moves a part of the traffic to the new version first, and then the rest. What it needs is made as with `blueGreen`.
     *
     * @example
     * site.canary({ canaryPercent: 5, canaryBakeTime: 15 })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment.html
     */
    canary(options?: CanaryOptions): this;
    /**
     * Sets the order in which instances are chosen: at most 5 strategies. Not on Fargate.
     *
     * @example
     * service('worker').placementStrategy({ type: 'spread', field: 'attribute:ecs.availability-zone' }, { type: 'binpack', field: 'memory' })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
     */
    placementStrategy(this: OnInstances<D, 'placementStrategy'> & Replica<D, 'placementStrategies'>, ...strategies: readonly PlacementStrategy[]): this;
    /**
     * Makes an EBS volume for each task. One for a service.
     *
     * @param name A volume of the task definition that is configured at launch.
     * @example
     * site.volume('data', { sizeInGiB: 100 })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html
     */
    volume(this: Replica<D, 'volumes'>, name: string, options: EbsVolumeOptions): this;
    /**
     * Sets whether ECS moves tasks to keep Availability Zones even.
     *
     * @default 'ENABLED' where AWS allows it: `maximumPercent` above 100, and placement that does not forbid it
     */
    availabilityZoneRebalancing(this: Replica<D, 'rebalancing'>, value: 'ENABLED' | 'DISABLED'): this;
}
/** A service whose number of tasks can still be set: by `desiredCount`, `autoScaling` or `daemon`. */
interface Service<C = unknown, D extends KnownDefinition = KnownDefinition, N = unknown> extends SettledService<C, D, N> {
    cluster(cluster: Definition<ClusterModel>): Service<true, D, N>;
    taskDefinition<T extends Spec>(definition: Complete<T>): Service<C, SpecOf<T>, N>;
    network(network: Definition<NetworkModel>): Service<C, D, true>;
    /** Sets how many tasks to run. @default 1 */
    desiredCount<T extends number>(tasks: WholeNumber<T, 'desiredCount'>): SettledService<C, D, N>;
    /**
     * Lets AWS set how many tasks run. A deploy starts with `min` and then leaves the number alone.
     *
     * @example
     * site.autoScaling({ min: 2, max: 10 }, scaling => scaling.cpu(70).requestsPerTarget(1000))
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
     */
    autoScaling(limits: ScalingLimits, policies: (scaling: Scaling) => Scaling): SettledService<C, D, N>;
    /**
     * Runs one task on each instance of the cluster that fits. Not on Fargate.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service-options.html
     */
    daemon(this: OnInstances<D, 'daemon'>): SettledService<C, Daemon<D>, N>;
}
/**
 * Makes a service.
 *
 * @param name Up to 255 letters, digits, hyphens and underscores.
 * @example
 * service('web').cluster(prod).taskDefinition(web).network(vpc).target(edge, 'app', 3000).desiredCount(2)
 */
declare function service(name: string): Service<unknown, UnknownDefinition>;

/** The thing itself when nothing is missing; otherwise what is missing. */
type CompleteThing<T> = T extends ServiceSpec ? CompleteService<T> : T extends LoadBalancerSpec ? CompleteLoadBalancer<T> : T extends Spec ? Complete<T> : T;
/** Things that are deployed and destroyed together, with everything that they refer to. */
interface Stack extends CheckedDefinition<StackModel> {
    /**
     * Adds services, records, clusters and so on. What these refer to need not be added. Something that lacks a part does
     * not compile.
     *
     * @example
     * stack('shop').add(site, dns)
     */
    add<T extends readonly Buildable[]>(...things: {
        [I in keyof T]: CompleteThing<T[I]>;
    }): Stack;
    /** Adds tags to every resource of the stack: at most 47 in all. */
    tags(tags: Tags): Stack;
}
/**
 * Makes a stack.
 *
 * @param name Up to 32 letters, digits and hyphens, starting with a letter. It is part of the names of what is made, so
 *   a stack with another name is another set of resources.
 */
declare function stack(name: string): Stack;

declare const SIZE: {
    readonly sizeInGiB: {
        readonly code: "TD-EPH-01";
        readonly min: 21;
        readonly max: 200;
        readonly unit: "GiB";
        readonly docs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html";
        readonly disputed: {
            readonly min: 20;
            readonly max: 20;
        };
    };
};
/** What the compiler and the run time say of ephemeral storage elsewhere. */
declare const FARGATE_STORAGE = "Ephemeral storage is a setting of Fargate";
/** What a size of ephemeral storage must be as well: nothing, where Fargate has it. */
type StorageOn<X extends number, L> = L extends 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES' ? Mistake<typeof FARGATE_STORAGE> : Within<X, 'sizeInGiB', typeof SIZE>;

/** vCPU to the GiB of memory that Fargate offers with it. */
declare const FARGATE_SIZES: {
    readonly 0.25: readonly [0.5, 1, 2];
    readonly 0.5: readonly [1, 2, 3, 4];
    readonly 1: readonly [2, 3, 4, 5, 6, 7, 8];
    readonly 2: readonly [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    readonly 4: readonly [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30];
    readonly 8: readonly [16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60];
    readonly 16: readonly [32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120];
    readonly 32: readonly [60, 120, 244];
};
type Sizes = typeof FARGATE_SIZES;
/** The vCPU values of Fargate, less those that the chosen memory excludes. */
type FargateCpu<M = unknown> = [number] extends [M] ? 0.25 | 0.5 | 1 | 2 | 4 | 8 | 16 | 32 : {
    [C in keyof Sizes]: [M] extends [Sizes[C][number]] ? C : never;
}[keyof Sizes];
/** The memory values of Fargate in GiB, less those that the chosen vCPU excludes. */
type FargateMemory<C = unknown> = [number] extends [C] ? Sizes[keyof Sizes][number] : {
    [G in Sizes[keyof Sizes][number]]: [C] extends [CpuWith<G>] ? G : never;
}[Sizes[keyof Sizes][number]];
/** The vCPU values of a launch type: those of Fargate, less those that memory or Windows exclude; elsewhere any. */
type CpuOn<L, M, D> = L extends 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES' ? number : Mark<'windows'> extends D ? FargateCpu<M> & (1 | 2 | 4) : FargateCpu<M>;
/** The GiB values of a launch type: those of Fargate, less those that the vCPU exclude; elsewhere any. */
type MemoryOn<L, C> = L extends 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES' ? number : FargateMemory<C>;
type CpuWith<G> = {
    [C in keyof Sizes]: G extends Sizes[C][number] ? C : never;
}[keyof Sizes];

/** What the compiler and the run time say of a container name that is taken. */
declare const NAME_TAKEN = "Container name \"{name}\" is already used in this task definition";
/** What the name of a container must be as well: nothing, when no other of these containers has it. */
type FreeName<N extends string, Taken extends string> = [N & Taken] extends [never] ? unknown : string extends N | Taken ? unknown : Mistake<Filled<typeof NAME_TAKEN, {
    name: N;
}>>;

declare const TASK_ONLY = "Tasks using the Fargate launch type do not support pidMode {mode}. The supported value for pidMode is 'task'";
/** What a process namespace must be as well: nothing, where launch type and operating system have it. */
type PidModeOn<P extends string, L, D> = L extends 'FARGATE' ? P extends 'host' ? Mistake<Filled<typeof TASK_ONLY, {
    mode: `"${P}"`;
}>> : TaskSetting<'pidMode', D> : TaskSetting<'pidMode', D>;
/** What an IPC mode must be as well: nothing, where launch type and operating system have it. */
type IpcModeOn<L, D> = L extends 'FARGATE' ? Mistake<NotOnFargate<'ipcMode'>> : TaskSetting<'ipcMode', D>;
/** What a placement constraint must be as well: nothing, where the launch type has it. */
type PlacementOn<L> = L extends 'FARGATE' ? Mistake<NotOnFargate<'placement constraints'>> : unknown;
type NotOnFargate<F extends string> = Filled<typeof FARGATE_LACKS, {
    field: F;
}>;

/** What the compiler and the run time say of fault injection elsewhere. */
declare const FAULTS_NEED_NETWORK = "Fault injection needs network mode 'awsvpc' or 'host'";
/** The network modes that a launch type has. */
type NetworkModeOn<L, D> = L extends 'FARGATE' ? 'awsvpc' : L extends 'EXTERNAL' ? 'bridge' | 'host' | 'none' : L extends 'MANAGED_INSTANCES' ? 'awsvpc' | 'host' | 'none' : Mark<'windows'> extends D ? 'awsvpc' | 'default' : NetworkMode;
/** What a switch for fault injection must be as well: nothing, where the network mode has it. */
type FaultsIn<N> = N extends 'bridge' | 'none' | 'default' ? Mistake<typeof FAULTS_NEED_NETWORK> : unknown;

/** What the compiler and the run time say of the ARN of a role. */
declare const BAD_ROLE_ARN = "Role ARN: \"{arn}\" is not arn:aws:iam::<account>:role/<name>";
/** The ARN of a role; a part that the compiler cannot see is left to the run time. */
type RoleArn<A extends string> = string extends A ? A : A extends `arn:${string}:iam::${string}:role/${string}` ? A : Record<never, never> extends Record<A, 1> ? A : Mistake<Filled<typeof BAD_ROLE_ARN, {
    arn: A;
}>>;

declare const NO_EFS = "{where} do not support EFS";
/** What an EFS volume must be as well: nothing, where launch type and operating system have it. */
type EfsOn<L, D> = L extends 'EXTERNAL' ? Mistake<Filled<typeof NO_EFS, {
    where: 'External instances';
}>> : Mark<'windows'> extends D ? Mistake<Filled<typeof NO_EFS, {
    where: 'Windows tasks';
}>> : unknown;

/** What the compiler and the run time say of volumes. */
declare const SAYS: {
    readonly taken: "Volume name \"{name}\" is already used in this task definition";
    readonly one: "Only one volume of a task definition can be configured at launch";
    readonly sourcePath: "Fargate compatible task definitions do not support sourcePath";
    readonly dockerOnFargate: "Tasks using the Fargate launch type do not support Docker volumes";
    readonly dockerOnManaged: "Managed Instances do not support Docker volumes";
    readonly fsx: "FSx for Windows File Server works with Windows tasks on EC2 only";
};
type Says = typeof SAYS;
/** What the name of a volume must be as well: nothing, when no other has it. */
type FreeVolume<V extends string, D> = string extends V | D ? unknown : V extends D ? Mistake<Filled<Says['taken'], {
    name: V;
}>> : unknown;
/** What a volume that is configured at launch must be as well: nothing, when it is the only one. */
type OnlyAtLaunch<D> = string extends D ? unknown : Mark<'ebs'> extends D ? Mistake<Says['one']> : unknown;
/** What the path of a host must be as well: nothing, where the launch type has hosts. */
type HostPathOn<L> = L extends 'FARGATE' ? Mistake<Says['sourcePath']> : unknown;
/** What a Docker volume must be as well: nothing, where the launch type has them. */
type DockerVolumeOn<L> = L extends 'FARGATE' ? Mistake<Says['dockerOnFargate']> : L extends 'MANAGED_INSTANCES' ? Mistake<Says['dockerOnManaged']> : unknown;
/** What an FSx volume must be as well: nothing, where the launch type has them. */
type FsxOn<L> = L extends 'FARGATE' | 'MANAGED_INSTANCES' ? Mistake<Says['fsx']> : unknown;

/** What the containers' own code may do in AWS. */
interface TaskRoleOptions {
    /** What is allowed. `resources` are ARNs, `*` and `?` allowed. */
    readonly allow?: readonly {
        readonly actions: readonly string[];
        readonly resources: readonly string[];
    }[];
    /** Managed policies to attach, by ARN. */
    readonly managedPolicyArns?: readonly string[];
}

/** What an EFS volume is. An access point or IAM authorization takes encryption in transit. */
type EfsVolumeOptions = (EfsPlace & {
    readonly transitEncryption?: 'DISABLED';
}) | (EfsPlace & EfsEncryption & {
    readonly authorizationConfig?: {
        readonly iam?: 'ENABLED' | 'DISABLED';
    };
}) | (EfsFileSystem & EfsEncryption & {
    /** With an access point, the root directory is that of the access point. */
    readonly rootDirectory?: '/';
    readonly authorizationConfig: {
        readonly accessPointId: string;
        readonly iam?: 'ENABLED' | 'DISABLED';
    };
});
interface EfsFileSystem {
    /** For example `fs-0123456789abcdef0`. */
    readonly fileSystemId: string;
}
interface EfsPlace extends EfsFileSystem {
    /** The directory of the file system to mount. @default '/' */
    readonly rootDirectory?: string;
}
interface EfsEncryption {
    readonly transitEncryption: 'ENABLED';
    /** @default a port that the EFS mount helper chooses */
    readonly transitEncryptionPort?: number;
}
/** What an S3 Files volume is. */
type S3FilesVolumeOptions = {
    readonly fileSystemArn: string;
    /** @default a port that the mount helper chooses */
    readonly transitEncryptionPort?: number;
} & ({
    readonly rootDirectory?: string;
    readonly accessPointArn?: never;
} | {
    readonly rootDirectory?: '/';
    readonly accessPointArn: string;
});
/** What a Docker volume is. */
type DockerVolumeOptions = {
    /** @default 'local' */
    readonly driver?: string;
    readonly driverOpts?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
} & ({
    readonly scope?: 'task';
} | {
    /** Keeps the volume when the task ends. */
    readonly scope: 'shared';
    /** Creates the volume if it does not exist. @default false */
    readonly autoprovision?: boolean;
});
/** What a volume of FSx for Windows File Server is. */
interface FsxVolumeOptions {
    readonly fileSystemId: string;
    /** The directory of the file system to mount. */
    readonly rootDirectory: string;
    readonly authorizationConfig: {
        /** The ARN of a Secrets Manager secret or an SSM parameter with the user name and password. */
        readonly credentialsParameter: string;
        /** The domain name of the Active Directory. */
        readonly domain: string;
    };
}

interface LogOptions {
    /** Days to keep the logs. Without it they are kept for ever. */
    readonly retentionDays?: RetentionDays;
    /** The log group to write to. @default '/ecs/<family>' */
    readonly group?: string;
    /** What happens when the log service cannot keep up: lose lines, or stop the application. @default 'non-blocking' */
    readonly mode?: 'blocking' | 'non-blocking';
}
/** A container of a list that is made at run time. */
interface ContainerEntry {
    readonly name: string;
    readonly define: (container: Container) => Built;
}
/**
 * A task definition under construction. Every step gives a new one and leaves this one as it is.
 * Names, ports and other values that the compiler does not know are checked by `.build()`.
 *
 * @example
 * const web = taskDefinition('web')
 *   .fargate().cpu(0.5).memory(2)
 *   .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.27').port(80))
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
interface TaskDefinition<L = unknown, C = unknown, M = unknown, K extends Fact = Fact, F = unknown, N = unknown, D = string | Mark<'router'>> extends Spec<L, C, M, K, F, N> {
    /** Names the definition: up to 255 letters, digits, hyphens and underscores. */
    family(family: string): TaskDefinition<L, C, M, K, string, N, D>;
    /** Runs the tasks on Fargate, which needs CPU and memory of the task, and network mode awsvpc. */
    fargate(): TaskDefinition<'FARGATE', C, M, K, F, 'awsvpc', D>;
    /**
     * Runs the tasks on EC2 instances of the cluster. CPU and memory of the task are optional; without memory of the task
     * each container needs its own. The network mode is awsvpc unless another is set.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/launch-type-ec2.html
     */
    ec2(): TaskDefinition<'EC2', Optional<C>, Optional<M>, K, F, Network<N, 'awsvpc'>, D>;
    /**
     * Runs the tasks on external instances (ECS Anywhere). As on EC2, but for awsvpc: the network mode is bridge unless
     * another is set.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
     */
    external(): TaskDefinition<'EXTERNAL', Optional<C>, Optional<M>, K, F, Network<N, 'bridge'>, D>;
    /**
     * Runs the tasks on instances that ECS manages. The network mode is awsvpc unless host is set.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ManagedInstances.html
     */
    managedInstances(): TaskDefinition<'MANAGED_INSTANCES', Optional<C>, Optional<M>, K, F, Network<N, 'awsvpc'>, D>;
    /**
     * Chooses the network of the containers; on Fargate there is none but awsvpc. `'default'` is that of Windows on EC2.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
     */
    networkMode<X extends NetworkModeOn<L, D>>(mode: X): TaskDefinition<L, C, M, K, F, X, D>;
    /** Gives the task so many vCPU: on Fargate, one that goes with its memory. */
    cpu<X extends CpuOn<L, M, D>>(vcpu: X): TaskDefinition<L, X, M, K, F, N, D>;
    /** Gives the task so many GiB of memory: on Fargate, one that goes with its vCPU. */
    memory<X extends MemoryOn<L, C>>(gib: X): TaskDefinition<L, C, X, K, F, N, D>;
    /**
     * Gives the task vCPU and GiB that are only known at run time, and are checked then.
     *
     * @example taskDefinition('web').fargate().size({ cpu: Number(process.env.CPU), memory: Number(process.env.MEMORY) })
     */
    size(size: {
        readonly cpu: number;
        readonly memory: number;
    }): TaskDefinition<L, number, number, K, F, N, D>;
    /** Chooses the processor; the images must be built for it. @default 'X86_64' */
    architecture<A extends 'ARM64' | 'X86_64'>(architecture: A & ArchitectureWith<A, D>): TaskDefinition<L, C, M, K, F, N, A extends 'ARM64' ? D | Mark<'arm64'> : D>;
    /**
     * Chooses the operating system. Windows runs on Fargate and EC2, on X86_64. @default 'LINUX'
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html
     */
    operatingSystem<O extends OperatingSystem>(family: O & SystemOn<O, L, D>): TaskDefinition<L, C, M, K, F, N, O extends 'LINUX' ? D : D | Mark<'windows'>>;
    /** Gives the task so many GiB of disk, 21 to 200, on Fargate. Without it, it has 20. */
    ephemeralStorage<X extends number>(gib: X & StorageOn<X, L>): this;
    /** Lets the containers see each other's processes (`'task'`), or those of the host. On Fargate `'task'` only. */
    pidMode<P extends 'host' | 'task'>(mode: P & PidModeOn<P, L, D>): this;
    /** Lets the containers share memory with each other (`'task'`), with the host, or not at all. Not on Fargate. */
    ipcMode<I extends 'host' | 'task' | 'none'>(mode: I & IpcModeOn<L, D>): this;
    /**
     * Places the tasks only on instances that match an expression of the cluster query language. Not on Fargate.
     *
     * @example definition.placementConstraint('attribute:ecs.instance-type =~ g5.*')
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html
     */
    placementConstraint<E extends string>(expression: E & PlacementOn<L>): this;
    /**
     * Lets AWS Fault Injection Service act on the tasks, under awsvpc or host. @default false
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html
     */
    enableFaultInjection<B extends boolean>(enabled: B & FaultsIn<N>): this;
    /** Declares a volume on the storage of the task or its host, empty at first, that containers can share. */
    volume<V extends string>(name: V & FreeVolume<V, D>): TaskDefinition<L, C, M, K, F, N, D | V>;
    /** Declares a volume that is a directory of the host. Not on Fargate. */
    hostVolume<V extends string, S extends string>(name: V & FreeVolume<V, D>, sourcePath: S & HostPathOn<L>): TaskDefinition<L, C, M, K, F, N, D | V>;
    /**
     * Declares a volume on EFS. With IAM authorization the task role is allowed to mount and write it.
     *
     * @example
     * definition.efsVolume('data', { fileSystemId: 'fs-0123456789abcdef0', transitEncryption: 'ENABLED' })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
     */
    efsVolume<V extends string>(name: V & FreeVolume<V, D> & EfsOn<L, D>, options: EfsVolumeOptions): TaskDefinition<L, C, M, K, F, N, D | V>;
    /**
     * Declares a volume on S3 Files. The task role is allowed to mount and write it; to read straight from the bucket it
     * needs that allowed as well.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/s3files-volumes.html
     */
    s3FilesVolume<V extends string>(name: V & FreeVolume<V, D>, options: S3FilesVolumeOptions): TaskDefinition<L, C, M, K, F, N, D | V>;
    /**
     * Declares a volume that the service or task configures when it starts: an EBS volume. One at most.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html
     */
    ebsVolume<V extends string>(name: V & FreeVolume<V, D> & OnlyAtLaunch<D>): TaskDefinition<L, C, M, K, F, N, D | V | Mark<'ebs'>>;
    /** Declares a volume that Docker manages. On EC2 and external instances. */
    dockerVolume<V extends string>(name: V & FreeVolume<V, D> & DockerVolumeOn<L>, options?: DockerVolumeOptions): TaskDefinition<L, C, M, K, F, N, D | V>;
    /**
     * Declares a volume on FSx for Windows File Server. For Windows on EC2.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html
     */
    fsxWindowsFileServerVolume<V extends string>(name: V & FreeVolume<V, D> & FsxOn<L>, options: FsxVolumeOptions): TaskDefinition<L, C, M, K, F, N, D | V>;
    /** Starts the containers with this role, instead of one that is made with exactly the permissions that they need. */
    executionRole<A extends string>(arn: RoleArn<A>): this;
    /**
     * Gives the containers' code a role: the ARN of one, or what a role made for it allows.
     *
     * @example definition.taskRole({ allow: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::uploads/*'] }] })
     */
    taskRole<A extends string>(role: RoleArn<A> | TaskRoleOptions): this;
    /**
     * Lets ECS Exec open a shell in the containers: adds what that takes to the task role, which is made when there is none.
     * A task role given by ARN is not changed: it must allow the four `ssmmessages` actions already.
     *
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
     */
    allowExecuteCommand(): this;
    /** Changes where and how the containers log. Without it they log to the CloudWatch log group `/ecs/<family>`. */
    logs(options: LogOptions): this;
    /** Adds tags to the task definition. */
    tags(tags: Tags): this;
    /**
     * Adds a container. It may depend on those added before it.
     *
     * @example definition.container('app', c => c.image('public.ecr.aws/nginx/nginx:1.27').port(80))
     */
    container<Y extends string, P extends number, I extends Given, H extends boolean, E extends boolean>(name: Y & FreeName<Y, K['n']>, define: (container: Container<Setting<K, L, N, D>>) => Built<P, I, H, E> & Ready<Y, I, M>): TaskDefinition<L, C, M, K | Fact<Y, P, H, E>, F, N, D>;
    /**
     * Adds a container that routes the logs of those added after it with `.logDriver('awsfirelens', …)`. It logs to
     * CloudWatch itself. Reserve memory for it.
     *
     * @example
     * definition.firelens('router', c => c.image('amazon/aws-for-fluent-bit:2.32.4').memoryReservation(50), { type: 'fluentbit' })
     * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html
     */
    firelens<Y extends string, P extends number, I extends Given, H extends boolean, E extends boolean, T extends 'file' | 's3' = 'file'>(name: Y & FreeName<Y, K['n']> & OnlyRouter<D>, define: (container: Container<Setting<K, L, N, D>>) => Built<P, I, H, E> & Ready<Y, I, M>, options: FirelensOptions<T & ConfigurationPlace<T, L>>): TaskDefinition<L, C, M, K | Fact<Y, P, H, E>, F, N, D | Mark<'router'>>;
    /**
     * Adds containers of a list that is only known at run time, and is checked then.
     *
     * @example definition.containers(names.map(name => ({ name, define: c => c.image(`shop/${name}:1`) })))
     */
    containers(containers: readonly ContainerEntry[]): TaskDefinition<L, C, M, K | Fact, F, N, D>;
    /**
     * Sets fields as the API writes them. They replace what other methods have set, and are checked by the same rules.
     *
     * @example definition.raw({ pidMode: 'task' })
     */
    raw(fields: TaskDefinitionFields): this;
    /** Switches rules off by their codes. */
    ignoreRules(...codes: readonly string[]): this;
    /** Lists all that is wrong or doubtful, without throwing. */
    issues(): readonly Issue[];
}
type Optional<V> = unknown extends V ? undefined : V;
type Network<N, Default> = unknown extends N ? Default : N;
/**
 * Starts a task definition. The family can also be given later, with `.family()`.
 *
 * @example taskDefinition('web').fargate().cpu(0.5).memory(2)
 */
declare function taskDefinition(): TaskDefinition<unknown, unknown, unknown, never, unknown, unknown, never>;
declare function taskDefinition(family: string): TaskDefinition<unknown, unknown, unknown, never, string, unknown, never>;

/** The AWS services that the executor talks to. */
type ServiceName = 'acm' | 'applicationAutoScaling' | 'cloudWatchLogs' | 'ec2' | 'ecr' | 'ecs' | 'elbv2' | 'iam' | 'resourceGroupsTaggingAPI' | 'route53' | 'sts';
/** What the executor needs of an AWS SDK v3 client: every `…Client` of `@aws-sdk` fits. */
interface SdkClient {
    send(command: never, options?: {
        abortSignal?: AbortSignal;
    }): Promise<unknown>;
}
/** Clients to use instead of the ones that the executor makes from the default credential chain. */
type Clients = {
    readonly [S in ServiceName]?: SdkClient;
};

/** Where the executor gets its time from. The simulator brings a virtual one, so that waits cost nothing. */
interface Clock {
    /** Milliseconds since the epoch. */
    now(): number;
    /** Resolves after `milliseconds`; rejects when `signal` is aborted. */
    sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** One setting that differs, for example `containers.app.image`. */
interface Change {
    readonly path: string;
    /** What AWS has; undefined when it has nothing. */
    readonly from: unknown;
    /** What the program wants; undefined when it wants nothing. */
    readonly to: unknown;
}

/** A lifecycle hook of a deployment that waits for a decision. */
interface Pause {
    readonly service: string;
    readonly cluster: string;
    readonly serviceDeploymentArn: string;
    readonly hookId: string;
    /** The lifecycle stage, for example `POST_TEST_TRAFFIC_SHIFT`. */
    readonly stage: string;
    /** When ECS stops waiting, in milliseconds since the epoch, and what it does then. */
    readonly expiresAt?: number;
    readonly timeoutAction?: 'CONTINUE' | 'ROLLBACK';
}
/** Decides on a pause. `wait`: somebody else will, with `approve` or `reject`. */
type OnPause = (pause: Pause) => Decision | Promise<Decision>;
/** What `onPause` answers. */
type Decision = 'approve' | 'reject' | 'wait';

/** What a deploy or destroy can be waiting for. */
type Phase = 'conflict' | 'rollout' | 'approval' | 'bake' | 'rollback' | 'load-balancer' | 'removal';
/** Seconds that each phase may take. */
type Timeouts = {
    readonly [P in Phase]?: number;
};

/** What to do about a deployment of a service that is in flight and not ours. */
type OnConflict = 'wait' | 'supersede' | 'fail';

/** What will be done with one resource. */
type PlanAction = 'use' | 'keep' | 'create' | 'update' | 'replace';
/** One resource of a plan. */
interface PlanStep {
    /** Kind and name, for example `service web`. */
    readonly resource: string;
    readonly action: PlanAction;
    /** For `update` and `replace`: what differs. */
    readonly changes: readonly Change[];
    /** It exists without an owner, and becomes the stack's: only with `adopt`. */
    readonly adopted?: true;
}
/** Something that the stack made and the program no longer has. */
interface PlanOrphan {
    /** Kind and name, for example `service web`. */
    readonly resource: string;
    /** `delete`: the deploy removes it. `leave`: it stays, see `because`. */
    readonly action: 'delete' | 'leave';
    readonly because: string;
}
/** What a deploy would do. `String(plan)` is for people. */
interface Plan {
    readonly stack: string;
    readonly region: string;
    readonly account: string;
    readonly steps: readonly PlanStep[];
    /** What the stack made and the program no longer has; removed only with `prune`, or where it was replaced. */
    readonly orphans: readonly PlanOrphan[];
    /** Where orphans could not be looked for, and why. */
    readonly notSearched: readonly string[];
    /** What is doubtful in the program, though AWS would take it. */
    readonly warnings: readonly Issue[];
    /** Nothing would be changed. */
    readonly isEmpty: boolean;
    toString(): string;
}

/** Something that happened during a deploy or destroy. `at` is in milliseconds since the epoch. */
type DeployEvent = {
    readonly type: 'planned';
    readonly at: number;
    readonly plan: Plan;
} | ({
    readonly type: 'started' | 'finished';
    readonly at: number;
} & ChangeSummary) | ({
    readonly type: 'failed';
    readonly at: number;
    readonly message: string;
} & ChangeSummary) | {
    readonly type: 'retained';
    readonly at: number;
    readonly resource: string;
    readonly because: string;
} | {
    readonly type: 'retrying';
    readonly at: number;
    /** The call, for example `ecs CreateService`. */
    readonly call: string;
    /** What the call is about, where it names something, for example `web`. */
    readonly resource?: string;
    readonly because: string;
} | {
    readonly type: 'waiting';
    readonly at: number;
    readonly resource: string;
    /** What for, for example another deployment. */
    readonly for: string;
} | ({
    readonly type: 'rollout';
    readonly at: number;
} & RolloutProgress) | ({
    readonly type: 'waiting-for-approval';
    readonly at: number;
} & Pause);
/** How far the rollout of a service is. */
interface RolloutProgress {
    readonly service: string;
    readonly deploymentId: string;
    readonly taskDefinition: string;
    /** Family and revision of the task definition, for example `web:7`. */
    readonly revision: string;
    readonly desired: number;
    readonly running: number;
    readonly pending: number;
    readonly failed: number;
    /** The failures at which the circuit breaker gives up. Absent without one. */
    readonly threshold?: number;
    /** Targets that pass their health checks, of `targets`. Absent without a load balancer. */
    readonly targetsHealthy?: number;
    readonly targets?: number;
    readonly phase: Phase;
    /** The lifecycle stage of a deployment that shifts traffic, for example `BAKE_TIME`. */
    readonly stage?: string;
    /** As ECS says it, for example `IN_PROGRESS`. */
    readonly state: string;
    /** Since we began to watch. */
    readonly seconds: number;
}
/** Receives events as they happen. It must not throw. */
type OnEvent = (event: DeployEvent) => void;
/** An event as a line for a log. */
declare function describeEvent(event: DeployEvent): string;

/** Who has a lease. Times in milliseconds since the epoch. */
interface LeaseHolder {
    readonly holder: string;
    readonly since: number;
    readonly expiresAt: number;
}
/**
 * Keeps two deployers of one stack apart. A courtesy, not what correctness rests on: without it, and when it expires too
 * early, two deployers do no harm to each other either.
 */
interface Lease {
    /** Takes the lease, or tells who has it. One that has expired may be taken. */
    acquire(name: string, wanted: LeaseHolder): Promise<LeaseHolder | undefined>;
    /** Prolongs it. False when somebody else has it by now. */
    renew(name: string, wanted: LeaseHolder): Promise<boolean>;
    /** Gives it back, if it is still ours. */
    release(name: string, holder: string): Promise<void>;
}

/** Where and how to plan, deploy or destroy. */
interface DeployOptions {
    /** The AWS Region, for example `us-east-1`. @default the environment's `AWS_REGION` or `AWS_DEFAULT_REGION` */
    readonly region?: string;
    /** The 12-digit id of the account that this program is meant for. Any other is refused before the first read. */
    readonly expectedAccount?: string;
    /** SDK clients of your own, by service: for an endpoint, credentials or a proxy of your own. */
    readonly clients?: Clients;
    /** Receives everything that happens, as it happens. */
    readonly onEvent?: OnEvent;
    /** Stops the work. What is done stays done; running the program again goes on from there. */
    readonly signal?: AbortSignal;
    /** How long to work and wait in all, in seconds. @default 1800 */
    readonly timeoutSeconds?: number;
    /**
     * Budgets in seconds for single phases: `rollout`, `bake`, `approval`, `rollback`, `conflict`, `load-balancer`,
     * `removal`. A phase with a budget of its own does not use up `timeoutSeconds`.
     */
    readonly timeouts?: Timeouts;
    /**
     * Stop and roll back a rollout once two tasks failed for the same cause that no further attempt can mend, such as an
     * image that does not exist, instead of waiting for the circuit breaker.
     * @default true
     */
    readonly earlyStop?: boolean;
    /**
     * What to do when a service must be updated and another deployment of it is in flight: wait until that one is done,
     * replace it, or fail.
     * @default 'supersede'
     */
    readonly onConflict?: OnConflict;
    /** Decides when a deployment pauses at a lifecycle hook. @default somebody else calls `approve` or `reject` */
    readonly onPause?: OnPause;
    /**
     * Take over resources that exist under our names but carry no ownership tags of any stack.
     * @default false
     */
    readonly adopt?: boolean;
    /**
     * Also remove what this stack made and the program no longer has. Without it a plan only shows them.
     * Log groups and repositories hold data and stay.
     * @default false
     */
    readonly prune?: boolean;
    /**
     * Read every setting of every resource. Without it, a plan trusts the hash that it left on a task definition or target
     * group, and sees a change that somebody made by hand to the deregistration delay, or a revision that somebody
     * deregistered while a service runs it, only when something else changes, too.
     * @default false
     */
    readonly verify?: boolean;
    /**
     * Keeps another deployer of this stack away while this one works, for example {@link dynamoDbLease}.
     * Without one, two deployers do no harm to each other, but the later one wins.
     */
    readonly lease?: Lease;
    /** Where time comes from; the simulator brings its own. */
    readonly clock?: Clock;
}
/** How to destroy. */
interface DestroyOptions extends DeployOptions {
    /** Also delete what holds data: log groups, and repositories with their images. @default false */
    readonly deleteData?: boolean;
}
/** Where to look at a service. */
type DiagnoseOptions = Pick<DeployOptions, 'region' | 'expectedAccount' | 'clients' | 'signal' | 'clock'>;

/** What tells a pause from all others; the event `waiting-for-approval` has it. */
type PauseId = Pick<Pause, 'serviceDeploymentArn' | 'hookId'>;
/**
 * Lets a deployment that pauses at a lifecycle hook go on.
 *
 * @throws PlanError when the hook does not wait any more, or there is no such deployment.
 * @example
 * await deploy(stack('shop').add(site), { onEvent: event => event.type === 'waiting-for-approval' && void approve(event) })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContinueServiceDeployment.html
 */
declare function approve(pause: PauseId, options?: DeployOptions): Promise<void>;
/**
 * Rolls back a deployment that pauses at a lifecycle hook.
 *
 * @throws PlanError when the hook does not wait any more, or there is no such deployment.
 * @example
 * await deploy(stack('shop').add(site), { onEvent: event => event.type === 'waiting-for-approval' && void reject(event) })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContinueServiceDeployment.html
 */
declare function reject(pause: PauseId, options?: DeployOptions): Promise<void>;

/** What a lease needs of DynamoDB: a `DynamoDB` of `@aws-sdk/client-dynamodb` fits. */
interface DynamoDbClient {
    putItem(input: never): Promise<unknown>;
    getItem(input: never): Promise<{
        Item?: Record<string, {
            S?: string;
            N?: string;
        }> | undefined;
    }>;
    deleteItem(input: never): Promise<unknown>;
}
/** Where a {@link dynamoDbLease} is kept. */
interface DynamoDbLeaseOptions {
    /** A table whose partition key is the string `name`. */
    readonly table: string;
    /** A `DynamoDB` of `@aws-sdk/client-dynamodb`, which you install: this package does not bring it along. */
    readonly client: DynamoDbClient;
}
/**
 * A lease in a DynamoDB table, taken by a conditional write. It expires a minute after its last renewal.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
 */
declare function dynamoDbLease({ table: TableName, client }: DynamoDbLeaseOptions): Lease;

/** What a destroy did. */
interface Destroyed {
    readonly removed: readonly ChangeSummary[];
    readonly retained: readonly {
        readonly resource: string;
        readonly because: string;
    }[];
}

/** What a deploy did. Everything that did not go well is thrown instead. */
interface DeployResult {
    /** `unchanged`: everything was as the program wants it, and no call changed anything. */
    readonly outcome: 'deployed' | 'unchanged';
    readonly plan: Plan;
    readonly applied: readonly ChangeSummary[];
    /** Where the load balancers of the stack answer. */
    readonly urls: readonly string[];
    /** What AWS knows each resource by, for example `outputs['load-balancer/edge'].dnsName`. */
    readonly outputs: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What can be deployed: a stack, or anything else that builds one. */
interface Deployable {
    build(): StackModel;
    /** Everything that is wrong or doubtful; a plan shows the warnings. */
    issues?(): readonly Issue[];
}
/** What a destroy did. Everything that did not go well is thrown instead. */
interface DestroyResult extends Destroyed {
    /** `unchanged`: there was nothing to remove. */
    readonly outcome: 'destroyed' | 'unchanged';
}
/**
 * Tells what {@link deploy} would do, and changes nothing. It reads live AWS.
 *
 * @throws InvalidDefinitionError before any call is made, with everything that is wrong.
 * @throws PlanError when something it needs is missing, or belongs to someone else.
 * @example
 * const changes = await plan(stack('shop').add(site), { region: 'us-east-1' })
 * console.log(String(changes))
 */
declare function plan(stack: Deployable, options?: DeployOptions): Promise<Plan>;
/**
 * Makes AWS as the program says, and waits until every service runs it.
 * A second run changes nothing; a run after an interruption goes on where that one stopped.
 *
 * @throws InvalidDefinitionError before any call is made, with everything that is wrong.
 * @throws PlanError before anything is changed, when something it needs is missing, or belongs to someone else.
 * @throws DeployError when it ended in anything but success: how, why, what was applied and what was not.
 * @example
 * const result = await deploy(stack('shop').add(site), { region: 'us-east-1' })
 * console.log(result.outcome, result.urls)
 */
declare function deploy(stack: Deployable, options?: DeployOptions): Promise<DeployResult>;
/**
 * Removes what the stack made, in the reverse order, and what it left behind when the program changed. What holds data stays unless `deleteData` is set; what was only
 * looked up is never touched. Run again, it goes on where it stopped.
 *
 * @throws DeployError when something could not be removed: what, why, and what is still there.
 * @example
 * const { removed, retained } = await destroy(stack('shop').add(site), { region: 'us-east-1' })
 */
declare function destroy(stack: Deployable, options?: DestroyOptions): Promise<DestroyResult>;
/**
 * Tells what is wrong with a service that nobody is deploying, in the same terms as a failed {@link deploy}: from its
 * events, deployments, stopped tasks (ECS shows them for about an hour), targets and logs. It changes nothing.
 * What the credentials may not read is named in the evidence.
 *
 * @param cluster The name or ARN of the cluster.
 * @param service The name or ARN of the service.
 * @returns One diagnosis a cause; none when the service runs what it should and no task of it has failed lately.
 * @throws PlanError when there is no such cluster or service, the service is being deleted, or it may not be read.
 * @example
 * for (const { cause, fix } of await diagnose('prod', 'web', { region: 'us-east-1' })) console.log(cause, fix)
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html
 */
declare function diagnose(cluster: string, service: string, options?: DiagnoseOptions): Promise<readonly Diagnosis[]>;

/** How many revisions stay. */
interface PruneRevisionsOptions extends DeployOptions {
    /** The newest revisions of each task definition that stay in any case; at least 1. */
    readonly keep: number;
}
/** What was removed, and what stays. */
interface PrunedRevisions {
    readonly removed: readonly string[];
    readonly kept: readonly string[];
}
/**
 * Removes old revisions of the task definitions of the stack's services. The `keep` newest stay, and whatever else a
 * service runs or a rollback would choose. Revisions that the stack did not make are left alone.
 *
 * @throws PlanError when AWS cannot be read.
 * @example
 * const { removed } = await pruneRevisions(stack('shop').add(site), { region: 'us-east-1', keep: 10 })
 */
declare function pruneRevisions(stack: Deployable, options: PruneRevisionsOptions): Promise<PrunedRevisions>;

/** Where a report goes: `process.stderr`, or anything that takes text. */
interface ReportStream {
    write(text: string): unknown;
    /** A terminal, on which lines can be rewritten. */
    readonly isTTY?: boolean;
    readonly columns?: number;
}

/** A signal that Ctrl-C aborts. */
interface Interruptible {
    readonly signal: AbortSignal;
    /** Stops listening: Ctrl-C ends the process again at once. */
    end(): void;
}
/**
 * Makes Ctrl-C stop the work instead of the process. The first says how to go on and aborts the signal; the second ends
 * the process as usual. Nothing is rolled back: what ECS has begun, it goes on with.
 *
 * @example
 * const { signal, end } = interruptible()
 * try {
 *   await deploy(stack('shop').add(site), { region: 'us-east-1', signal })
 * } finally {
 *   end()
 * }
 */
declare function interruptible(stream?: ReportStream): Interruptible;

/** How to report. */
interface ReporterOptions {
    /**
     * `live`: a table that is rewritten in place; `lines`: plain lines; `json`: an event a line, for programs.
     * @default `live` on a terminal outside CI, otherwise `lines`
     */
    readonly format?: 'live' | 'lines' | 'json';
    /** @default process.stderr */
    readonly stream?: ReportStream;
}
/**
 * Makes an `onEvent` that shows a deploy in the terminal. Use a new one for each deploy.
 *
 * @example
 * await deploy(stack('shop').add(site), { region: 'us-east-1', onEvent: reporter() })
 */
declare function reporter({ format, stream }?: ReporterOptions): OnEvent;

/** What a rollback does with one service. */
interface RollbackStep {
    readonly service: string;
    /** The present revision, for example `web:8`. */
    readonly from: string;
    /** The revision to go back to. Absent: there is none, or it runs already. */
    readonly to?: string;
    readonly because: string;
}
/** What a rollback would do. `String(plan)` is for people. */
interface RollbackPlan {
    readonly stack: string;
    readonly region: string;
    readonly account: string;
    readonly steps: readonly RollbackStep[];
    /** Nothing would be changed. */
    readonly isEmpty: boolean;
    toString(): string;
}

/** What to roll back, and to what. */
interface RollbackOptions extends DeployOptions {
    /** The service's name. @default every service of the stack */
    readonly service?: string;
    /**
     * A revision of the task definition (`6`, `web:6` or its ARN), or the ARN of a service revision.
     * @default the last one that a deployment completed with, other than the present one
     */
    readonly to?: string | number;
}
/** What a rollback did. Everything that did not go well is thrown instead. */
interface RollbackResult {
    /** `unchanged`: there was nothing to go back to, or it runs already. */
    readonly outcome: 'deployed' | 'unchanged';
    readonly plan: RollbackPlan;
    readonly applied: readonly ChangeSummary[];
}
/**
 * Tells what {@link rollback} would do, and changes nothing.
 *
 * @throws PlanError when a service or revision is not there; the message says what is.
 * @example
 * console.log(String(await planRollback(stack('shop').add(site), { region: 'us-east-1', service: 'web' })))
 */
declare function planRollback(stack: Deployable, options?: RollbackOptions): Promise<RollbackPlan>;
/**
 * Makes services run an earlier revision of their task definition again, and waits until they do. Nothing else goes
 * back: neither the other settings of the service nor any other resource. The next deploy of the program goes forward
 * again, so correct the program, too.
 *
 * @throws PlanError before anything is changed, when a service or revision is not there; the message says what is.
 * @throws DeployError when it ended in anything but success.
 * @example
 * await rollback(stack('shop').add(site), { region: 'us-east-1', service: 'web', to: 'web:6' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-revision.html
 */
declare function rollback(stack: Deployable, options?: RollbackOptions): Promise<RollbackResult>;

interface CheckOptions {
    /** Codes of rules to switch off, for example `['CD-IMG-02']`. */
    readonly ignore?: readonly string[];
}
/**
 * Says what is wrong, or doubtful, in a task definition written as JSON: the input of RegisterTaskDefinition, or what
 * `aws ecs describe-task-definition` prints. Paths of issues are paths in that JSON.
 *
 * It never throws, whatever it is given, and never repeats the value of an environment variable or of a secret.
 *
 * @example
 * const issues = checkTaskDefinition({ family: 'web', containerDefinitions: [{ name: 'app', image: 'app:1' }] })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
declare function checkTaskDefinition(json: unknown, options?: CheckOptions): Issue[];

interface CheckServiceOptions extends CheckOptions {
    /** The task definition that the service runs, as JSON: what is known of it is checked against the service. */
    readonly taskDefinition?: unknown;
}
/**
 * Says what is wrong, or doubtful, in a service written as JSON: the input of CreateService, or what
 * `aws ecs describe-services` prints, of which the first service is checked. Paths of issues are paths in that JSON.
 *
 * It never throws, whatever it is given. The task definition is only what the service is checked against: for what is
 * wrong with it, ask `checkTaskDefinition`.
 *
 * @example
 * const issues = checkService({ serviceName: 'web', taskDefinition: 'web:3', launchType: 'FARGATE', desiredCount: 2 })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
declare function checkService(json: unknown, options?: CheckServiceOptions): Issue[];

export { type AliasRecord, type AutoScalingSettings, type AwslogsOptions, type Buildable, type Built, type CapacityProviderShare, type CapacityProviderShares, type CapacityProviderStrategyItem, type CertificateModel, type Change, type ChangeSummary, type CheckOptions, type CheckServiceOptions, type CheckedDefinition, type Clients, type Clock, type Cluster, type ClusterModel, type Complete, type CompleteLoadBalancer, type CompleteRoute, type CompleteService, type CompleteThing, type ConnectedPortOptions, type Container, type ContainerEntry, type ContainerFields, type ContainerLogOptions, type ContainerModel, type Decision, type DefaultAction, type Definition, DeployError, type DeployEvent, type DeployOptions, type DeployResult, type Deployable, type DestroyOptions, type DestroyResult, type DeviceOptions, type DiagnoseOptions, type Diagnosis, type DockerVolumeOptions, type DynamoDbClient, type DynamoDbLeaseOptions, EcsError, type EfsVolumeOptions, type Fact, type FailedOutcome, type FargateCapacityProvider, type FirelensOptions, type FsxVolumeOptions, type HealthCheckOptions, type HostedZone, type HostedZoneModel, type HttpsSettings, type ImageModel, type Images, type IngressRule, type Interruptible, InvalidDefinitionError, type Issue, type Kind$1 as Kind, type KnownDefinition, type LaunchType, type Lease, type LeaseHolder, type LifecycleRule, type ListenerModel, type ListenerRuleModel, type ListenerSettings, type LoadBalancer, type LoadBalancerModel, type LoadBalancerSpec, type LogGroupModel, type LogOptions, type Mark, type Mistake, type Model, type Models, type Network$1 as Network, type NetworkMode, type NetworkModel, type NetworkSettings, type OnConflict, type OnEvent, type OnPause, type Pause, type PauseId, type Phase, type Plan, type PlanAction, PlanError, type PlanErrorCode, type PlanOrphan, type PlanStep, type PolicyStatement, type PortOptions, type PruneRevisionsOptions, type PrunedRevisions, type RecordModel, type ReportStream, type ReporterOptions, type Repository, type RepositoryModel, type RestartPolicyOptions, type RoleModel, type RollbackOptions, type RollbackPlan, type RollbackResult, type RollbackStep, type RolloutProgress, type Route, type RouteBuilder, type S3FilesVolumeOptions, type Scaling, type ScalingLimits, type ScalingMetric, type ScalingOptions, type ScalingPolicy, type SdkClient, type SecurityGroupModel, type Service, type ServiceConnectOptions, type ServiceModel, type ServiceName, type ServiceSpec, type ServiceTarget, type Setting, type SettledService, type SharedGpu, type Spec, type SpecOf, type SplunkOptions, type Stack, type StackModel, type SwapOptions, type Tags, type TargetContainer, type TargetGroupModel, type TargetHealthCheck, type TargetOptions, type TargetPort, type TaskDefinition, type TaskDefinitionFields, type TaskDefinitionModel, type TaskRoleOptions, type Timeouts, type UnknownDefinition, type VpcLatticeOptions, approve, checkService, checkTaskDefinition, cluster, deploy, describeEvent, destroy, diagnose, dynamoDbLease, hostedZone, interruptible, isDeployError, isEcsError, isInvalidDefinitionError, isPlanError, loadBalancer, network, plan, planRollback, pruneRevisions, reject, reporter, repository, rollback, service, stack, taskDefinition };
