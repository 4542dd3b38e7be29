// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-ecs 3.1162.0. */
export const ecs: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-ecs 3.1162.0',
  lines: String.raw`
RegisterTaskDefinitionRequest { family! s taskRoleArn s executionRoleArn s networkMode NetworkMode containerDefinitions! [ContainerDefinition] volumes [Volume] placementConstraints [TaskDefinitionPlacementConstraint] requiresCompatibilities [Compatibility] cpu z memory z tags [Tag]0:50 pidMode PidMode ipcMode IpcMode proxyConfiguration ProxyConfiguration inferenceAccelerators [InferenceAccelerator] ephemeralStorage EphemeralStorage runtimePlatform RuntimePlatform enableFaultInjection b trustedExecutionConfiguration? TrustedExecutionConfiguration taskDefinitionArn~ * revision~ * status~ * requiresAttributes~ * compatibilities~ * registeredAt~ * deregisteredAt~ * deleteRequestedAt~ * registeredBy~ *
NetworkMode | bridge host awsvpc none
ContainerDefinition { name s image s repositoryCredentials RepositoryCredentials cpu i memory i memoryReservation i links [s] portMappings [PortMapping] essential b restartPolicy ContainerRestartPolicy entryPoint [s] command [s] environment [KeyValuePair] environmentFiles [EnvironmentFile] mountPoints [MountPoint] volumesFrom [VolumeFrom] linuxParameters LinuxParameters secrets [Secret] dependsOn [ContainerDependency] startTimeout i stopTimeout i versionConsistency VersionConsistency hostname s user s workingDirectory s disableNetworking b privileged b readonlyRootFilesystem b dnsServers [s] dnsSearchDomains [s] extraHosts [HostEntry] dockerSecurityOptions [s] interactive b pseudoTerminal b dockerLabels {s} ulimits [Ulimit] logConfiguration LogConfiguration healthCheck HealthCheck systemControls [SystemControl] resourceRequirements [ResourceRequirement] firelensConfiguration FirelensConfiguration credentialSpecs [s]
RepositoryCredentials { credentialsParameter! s
PortMapping { containerPort i hostPort i protocol s name s appProtocol ApplicationProtocol containerPortRange s
ApplicationProtocol | http http2 grpc
ContainerRestartPolicy { enabled! b ignoredExitCodes [i] restartAttemptPeriod i
KeyValuePair { name s value s
EnvironmentFile { value! s type! EnvironmentFileType
EnvironmentFileType | s3
MountPoint { sourceVolume s containerPath s readOnly b
VolumeFrom { sourceContainer s readOnly b
LinuxParameters { capabilities KernelCapabilities devices [Device] initProcessEnabled b sharedMemorySize i tmpfs [Tmpfs] maxSwap i swappiness i
KernelCapabilities { add [s] drop [s]
Device { hostPath! s containerPath s permissions [DeviceCgroupPermission]
DeviceCgroupPermission | read write mknod
Tmpfs { containerPath! s size! i mountOptions [s]
Secret { name! s valueFrom! s
ContainerDependency { containerName! s condition! ContainerCondition
ContainerCondition | START COMPLETE SUCCESS HEALTHY
VersionConsistency | enabled disabled
HostEntry { hostname! s ipAddress! s
Ulimit { name! UlimitName softLimit! i hardLimit! i
UlimitName | core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack
LogConfiguration { logDriver! LogDriver options {s} secretOptions [Secret]
LogDriver | json-file syslog journald gelf fluentd awslogs splunk awsfirelens
HealthCheck { command! [s] interval i timeout i retries i startPeriod i
SystemControl { namespace s value s
ResourceRequirement { value s type! ResourceType sharingStrategy SharingStrategy
ResourceType | GPU InferenceAccelerator NeuronDevice
SharingStrategy { nvidiaMps NvidiaMpsAllocation
NvidiaMpsAllocation { memory! i1: maxComputePercent i1:100
FirelensConfiguration { type! FirelensConfigurationType options {s}
FirelensConfigurationType | fluentd fluentbit
Volume { name s host HostVolumeProperties dockerVolumeConfiguration DockerVolumeConfiguration efsVolumeConfiguration EFSVolumeConfiguration s3filesVolumeConfiguration S3FilesVolumeConfiguration fsxWindowsFileServerVolumeConfiguration FSxWindowsFileServerVolumeConfiguration configuredAtLaunch b
HostVolumeProperties { sourcePath s
DockerVolumeConfiguration { scope Scope autoprovision b driver s driverOpts {s} labels {s}
Scope | task shared
EFSVolumeConfiguration { fileSystemId! s rootDirectory s transitEncryption EFSTransitEncryption transitEncryptionPort i authorizationConfig EFSAuthorizationConfig
EFSTransitEncryption | ENABLED DISABLED
EFSAuthorizationConfig { accessPointId s iam EFSAuthorizationConfigIAM
EFSAuthorizationConfigIAM | ENABLED DISABLED
S3FilesVolumeConfiguration { fileSystemArn! s rootDirectory s transitEncryptionPort i accessPointArn s
FSxWindowsFileServerVolumeConfiguration { fileSystemId! s rootDirectory! s authorizationConfig! FSxWindowsFileServerAuthorizationConfig
FSxWindowsFileServerAuthorizationConfig { credentialsParameter! s domain! s
TaskDefinitionPlacementConstraint { type TaskDefinitionPlacementConstraintType expression s
TaskDefinitionPlacementConstraintType | memberOf
Compatibility | EC2 FARGATE EXTERNAL MANAGED_INSTANCES
Tag { key TagKey value TagValue
TagKey / 1:128 ^(?:([\p{L}\p{Z}\p{N}_.:/=+\-@]*))$
TagValue / 0:256 ^(?:([\p{L}\p{Z}\p{N}_.:/=+\-@]*))$
PidMode | host task
IpcMode | host task none
ProxyConfiguration { type ProxyConfigurationType containerName! s properties [KeyValuePair]
ProxyConfigurationType | APPMESH
InferenceAccelerator { deviceName! s deviceType! s
EphemeralStorage { sizeInGiB! i
RuntimePlatform { cpuArchitecture CPUArchitecture operatingSystemFamily OSFamily
CPUArchitecture | X86_64 ARM64
OSFamily | WINDOWS_SERVER_2019_FULL WINDOWS_SERVER_2019_CORE WINDOWS_SERVER_2016_FULL WINDOWS_SERVER_2004_CORE WINDOWS_SERVER_2022_CORE WINDOWS_SERVER_2022_FULL WINDOWS_SERVER_2025_CORE WINDOWS_SERVER_2025_FULL WINDOWS_SERVER_20H2_CORE LINUX
TrustedExecutionConfiguration { isolationMode!? IsolationMode attestationPolicy? s
IsolationMode | SHARED ISOLATED_SANDBOX CONFIDENTIAL_SANDBOX
CreateServiceRequest { cluster s serviceName! s taskDefinition s availabilityZoneRebalancing AvailabilityZoneRebalancing loadBalancers [LoadBalancer] serviceRegistries [ServiceRegistry] desiredCount i clientToken s launchType LaunchType capacityProviderStrategy [CapacityProviderStrategyItem] platformVersion s role s deploymentConfiguration DeploymentConfiguration placementConstraints [PlacementConstraint] placementStrategy [PlacementStrategy] networkConfiguration NetworkConfiguration healthCheckGracePeriodSeconds i schedulingStrategy SchedulingStrategy deploymentController DeploymentController tags [Tag]0:50 enableECSManagedTags b propagateTags PropagateTags enableExecuteCommand b serviceConnectConfiguration ServiceConnectConfiguration volumeConfigurations [ServiceVolumeConfiguration] vpcLatticeConfigurations [VpcLatticeConfiguration] gatewayConnectors [GatewayConnector]0:1 monitoring MonitoringConfiguration serviceArn~ * clusterArn~ * status~ * runningCount~ * pendingCount~ * platformFamily~ * taskSets~ * deployments~ * roleArn~ * events~ * createdAt~ * currentServiceDeployment~ * currentServiceRevisions~ * createdBy~ * resourceManagementType~ *
AvailabilityZoneRebalancing | ENABLED DISABLED
LoadBalancer { targetGroupArn s loadBalancerName s containerName s containerPort i advancedConfiguration AdvancedConfiguration
AdvancedConfiguration { alternateTargetGroupArn s productionListenerRule s testListenerRule s roleArn s
ServiceRegistry { registryArn s port i containerName s containerPort i
LaunchType | EC2 FARGATE EXTERNAL MANAGED_INSTANCES
CapacityProviderStrategyItem { capacityProvider! s weight i0:1000 base i0:100000
DeploymentConfiguration { deploymentCircuitBreaker DeploymentCircuitBreaker maximumPercent i minimumHealthyPercent i alarms DeploymentAlarms strategy DeploymentStrategy bakeTimeInMinutes i lifecycleHooks [DeploymentLifecycleHook] linearConfiguration LinearConfiguration canaryConfiguration CanaryConfiguration earlySuccessCriteria DeploymentEarlySuccessCriteria
DeploymentCircuitBreaker { enable! b rollback! b resetOnHealthyTask b thresholdConfiguration ThresholdConfiguration
ThresholdConfiguration { type! ThresholdType value! i
ThresholdType | COUNT BOUNDED_PERCENT UNBOUNDED_PERCENT
DeploymentAlarms { alarmNames! [s] rollback! b enable! b
DeploymentStrategy | ROLLING BLUE_GREEN LINEAR CANARY
DeploymentLifecycleHook { targetType DeploymentLifecycleHookTargetType hookTargetArn s roleArn s lifecycleStages [DeploymentLifecycleHookStage] hookDetails * timeoutConfiguration DeploymentLifecycleHookTimeoutConfiguration
DeploymentLifecycleHookTargetType | AWS_LAMBDA PAUSE
DeploymentLifecycleHookStage | RECONCILE_SERVICE PRE_SCALE_UP POST_SCALE_UP TEST_TRAFFIC_SHIFT POST_TEST_TRAFFIC_SHIFT PRE_PRODUCTION_TRAFFIC_SHIFT PRODUCTION_TRAFFIC_SHIFT POST_PRODUCTION_TRAFFIC_SHIFT
DeploymentLifecycleHookTimeoutConfiguration { timeoutInMinutes i1:20160 action DeploymentLifecycleHookAction
DeploymentLifecycleHookAction | ROLLBACK CONTINUE
LinearConfiguration { stepPercent n stepBakeTimeInMinutes i
CanaryConfiguration { canaryPercent n canaryBakeTimeInMinutes i
DeploymentEarlySuccessCriteria { enable! b healthyPercent i0:100 sourceServiceRevisionCleanup ServiceRevisionCleanup
ServiceRevisionCleanup | BLOCKING DEFERRED
PlacementConstraint { type PlacementConstraintType expression s
PlacementConstraintType | distinctInstance memberOf
PlacementStrategy { type PlacementStrategyType field s
PlacementStrategyType | random spread binpack
NetworkConfiguration { awsvpcConfiguration AwsVpcConfiguration
AwsVpcConfiguration { subnets! [s] securityGroups [s] assignPublicIp AssignPublicIp
AssignPublicIp | ENABLED DISABLED
SchedulingStrategy | REPLICA DAEMON
DeploymentController { type! DeploymentControllerType
DeploymentControllerType | ECS CODE_DEPLOY EXTERNAL
PropagateTags | TASK_DEFINITION SERVICE NONE
ServiceConnectConfiguration { enabled! b namespace s services [ServiceConnectService] logConfiguration LogConfiguration accessLogConfiguration ServiceConnectAccessLogConfiguration containerConfigurations [ServiceConnectContainerConfiguration]0:10
ServiceConnectService { portName! s discoveryName s clientAliases [ServiceConnectClientAlias] ingressPortOverride i0:65535 timeout TimeoutConfiguration tls ServiceConnectTlsConfiguration
ServiceConnectClientAlias { port! i0:65535 dnsName s testTrafficRules ServiceConnectTestTrafficRules
ServiceConnectTestTrafficRules { header! ServiceConnectTestTrafficHeaderRules
ServiceConnectTestTrafficHeaderRules { name! s value ServiceConnectTestTrafficHeaderMatchRules
ServiceConnectTestTrafficHeaderMatchRules { exact! s
TimeoutConfiguration { idleTimeoutSeconds i0:2147483647 perRequestTimeoutSeconds i0:2147483647
ServiceConnectTlsConfiguration { issuerCertificateAuthority! ServiceConnectTlsCertificateAuthority kmsKey s roleArn s
ServiceConnectTlsCertificateAuthority { awsPcaAuthorityArn s
ServiceConnectAccessLogConfiguration { format! ServiceConnectAccessLoggingFormat includeQueryParameters ServiceConnectIncludeQueryParameters
ServiceConnectAccessLoggingFormat | TEXT JSON
ServiceConnectIncludeQueryParameters | DISABLED ENABLED
ServiceConnectContainerConfiguration { logLevel ServiceConnectContainerLogLevel
ServiceConnectContainerLogLevel | debug info
ServiceVolumeConfiguration { name! s managedEBSVolume ServiceManagedEBSVolumeConfiguration
ServiceManagedEBSVolumeConfiguration { encrypted b kmsKeyId s volumeType s sizeInGiB i snapshotId s volumeInitializationRate i iops i throughput i tagSpecifications [EBSTagSpecification] roleArn! s filesystemType TaskFilesystemType
EBSTagSpecification { resourceType! EBSResourceType tags [Tag]0:50 propagateTags PropagateTags
EBSResourceType | volume
TaskFilesystemType | ext3 ext4 xfs ntfs
VpcLatticeConfiguration { roleArn! s targetGroupArn! s portName! s advancedConfiguration VpcLatticeAdvancedConfiguration
VpcLatticeAdvancedConfiguration { alternateTargetGroupArn s productionListenerRule s testListenerRule s
GatewayConnector { portName! s healthCheck GatewayConnectorHealthCheck filters GatewayConnectorFilters deregistrationDelay? GatewayConnectorDeregistrationDelay
GatewayConnectorHealthCheck { healthCheckProtocol GatewayConnectorHealthCheckProtocol healthCheckPort i healthCheckPath s healthCheckTimeoutSeconds i healthCheckIntervalSeconds i healthyThresholdCount i unhealthyThresholdCount i matcher GatewayConnectorHealthCheckMatcher
GatewayConnectorHealthCheckProtocol | HTTP HTTPS
GatewayConnectorHealthCheckMatcher { httpCode s grpcCode s
GatewayConnectorFilters { accessTypes [AccessType]0:2
AccessType | PUBLIC PRIVATE
GatewayConnectorDeregistrationDelay { timeoutSeconds? i0:3600
MonitoringConfiguration { metricConfigurations [MetricConfiguration]0:5
MetricConfiguration { metricNames! [s1:255]1:5 resolutionSeconds! i20:60
CreateClusterRequest { clusterName s tags [Tag]0:50 settings [ClusterSetting] configuration ClusterConfiguration capacityProviders [s] defaultCapacityProviderStrategy [CapacityProviderStrategyItem] serviceConnectDefaults ClusterServiceConnectDefaultsRequest
ClusterSetting { name ClusterSettingName value s
ClusterSettingName | containerInsights
ClusterConfiguration { executeCommandConfiguration ExecuteCommandConfiguration managedStorageConfiguration ManagedStorageConfiguration
ExecuteCommandConfiguration { kmsKeyId s logging ExecuteCommandLogging logConfiguration ExecuteCommandLogConfiguration
ExecuteCommandLogging | NONE DEFAULT OVERRIDE
ExecuteCommandLogConfiguration { cloudWatchLogGroupName s cloudWatchEncryptionEnabled b s3BucketName s s3EncryptionEnabled b s3KeyPrefix s
ManagedStorageConfiguration { kmsKeyId s fargateEphemeralStorageKmsKeyId s
ClusterServiceConnectDefaultsRequest { namespace! s
CreateCapacityProviderRequest { name! s cluster s autoScalingGroupProvider * managedInstancesProvider CreateManagedInstancesProviderConfiguration tags [Tag]0:50
CreateManagedInstancesProviderConfiguration { infrastructureRoleArn! s instanceLaunchTemplate! InstanceLaunchTemplate propagateTags PropagateMITags infrastructureOptimization InfrastructureOptimization autoRepairConfiguration AutoRepairConfiguration
InstanceLaunchTemplate { ec2InstanceProfileArn! s networkConfiguration! ManagedInstancesNetworkConfiguration storageConfiguration ManagedInstancesStorageConfiguration localStorageConfiguration ManagedInstancesLocalStorageConfiguration monitoring ManagedInstancesMonitoringOptions capacityOptionType CapacityOptionType instanceMetadataTagsPropagation b instanceRequirements InstanceRequirementsRequest fipsEnabled b capacityReservations CapacityReservationRequest nitroEnclavesEnabled? b
ManagedInstancesNetworkConfiguration { subnets [s] securityGroups [s]
ManagedInstancesStorageConfiguration { storageSizeGiB i1:
ManagedInstancesLocalStorageConfiguration { useLocalStorage b
ManagedInstancesMonitoringOptions | BASIC DETAILED
CapacityOptionType | ON_DEMAND SPOT RESERVED
InstanceRequirementsRequest { vCpuCount! VCpuCountRangeRequest memoryMiB! MemoryMiBRequest cpuManufacturers [CpuManufacturer] memoryGiBPerVCpu MemoryGiBPerVCpuRequest excludedInstanceTypes [ExcludedInstanceType]0:400 instanceGenerations [InstanceGeneration] spotMaxPricePercentageOverLowestPrice i onDemandMaxPricePercentageOverLowestPrice i bareMetal BareMetal burstablePerformance BurstablePerformance requireHibernateSupport b networkInterfaceCount NetworkInterfaceCountRequest localStorage LocalStorage localStorageTypes [LocalStorageType] totalLocalStorageGB TotalLocalStorageGBRequest baselineEbsBandwidthMbps BaselineEbsBandwidthMbpsRequest acceleratorTypes [AcceleratorType] acceleratorCount AcceleratorCountRequest acceleratorManufacturers [AcceleratorManufacturer] acceleratorNames [AcceleratorName] acceleratorTotalMemoryMiB AcceleratorTotalMemoryMiBRequest networkBandwidthGbps NetworkBandwidthGbpsRequest allowedInstanceTypes [AllowedInstanceType]0:400 maxSpotPriceAsPercentageOfOptimalOnDemandPrice i
VCpuCountRangeRequest { min! i max i
MemoryMiBRequest { min! i max i
CpuManufacturer | intel amd amazon-web-services
MemoryGiBPerVCpuRequest { min n max n
ExcludedInstanceType / 1:30 ^(?:[a-zA-Z0-9\.\*\-]+)$
InstanceGeneration | current previous
BareMetal | included required excluded
BurstablePerformance | included required excluded
NetworkInterfaceCountRequest { min i max i
LocalStorage | included required excluded
LocalStorageType | hdd ssd
TotalLocalStorageGBRequest { min n max n
BaselineEbsBandwidthMbpsRequest { min i max i
AcceleratorType | gpu fpga inference
AcceleratorCountRequest { min i max i
AcceleratorManufacturer | amazon-web-services amd nvidia xilinx habana
AcceleratorName | a100 inferentia k520 k80 m60 radeon-pro-v520 t4 vu9p v100 a10g h100 t4g l40s l4
AcceleratorTotalMemoryMiBRequest { min i max i
NetworkBandwidthGbpsRequest { min n max n
AllowedInstanceType / 1:30 ^(?:[a-zA-Z0-9\.\*\-]+)$
CapacityReservationRequest { reservationGroupArn s reservationPreference CapacityReservationPreference
CapacityReservationPreference | RESERVATIONS_ONLY RESERVATIONS_FIRST RESERVATIONS_EXCLUDED
PropagateMITags | CAPACITY_PROVIDER NONE
InfrastructureOptimization { scaleInAfter i
AutoRepairConfiguration { actionsStatus AutoRepairActionsStatus
AutoRepairActionsStatus | ENABLED DISABLED
DescribeTaskDefinitionResponse { taskDefinition * tags [Tag]0:50
DescribeServicesResponse { services * failures *
CreateServiceResponse { service *
`,
})
