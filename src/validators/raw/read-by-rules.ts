const NAMES = ['containerDefinitions', 'containerDefinitions/name']
const VOLUMES = ['volumes', 'volumes/name']
const MEMORY = ['memory', 'memoryReservation']
const PORTS = ['portMappings', 'portMappings/containerPort']
const PORT_NAMES = ['containerDefinitions', 'portMappings', 'portMappings/name']
const HOST_PORTS = ['portMappings/containerPort', 'networkMode']
const PROVIDERS = ['capacityProviderStrategy', 'capacityProviderStrategy/capacityProvider']

/**
 * What rules read beside what they speak of: where a function of CloudFormation stands there, what they miss may be what
 * the function gives. That nothing is left out is tried with a function in the place of each member
 * (test/validators/raw/functions.test.ts).
 */
export const readByRules: Readonly<Record<string, readonly string[] | undefined>> = {
  'CD-MEM-01': MEMORY,
  'LOG-FLB-01': ['containerDefinitions', 'logConfiguration', 'logDriver', 'firelensConfiguration'],
  'LOG-SPL-01': ['secretOptions', 'secretOptions/name'],
  'PM-HST-01': HOST_PORTS,
  'PM-HST-02': HOST_PORTS,
  'PM-NUM-01': ['portMappings/containerPortRange'],
  'SVC-CPS-04': ['capacityProviderStrategy', 'capacityProviderStrategy/weight'],
  'SVC-CPS-05': PROVIDERS,
  'SVC-DEP-05': ['loadBalancers'],
  'SVC-DEP-08': ['strategy'],
  'SVC-DEP-09': ['strategy'],
  'SVC-EBS-01': [...VOLUMES, 'volumes/configuredAtLaunch'],
  'SVC-EBS-02': ['snapshotId'],
  'SVC-EBS-03': ['volumeType'],
  'SVC-EBS-05': ['snapshotId'],
  'SVC-EXE-01': ['taskRoleArn'],
  'SVC-LB-02': [...NAMES, ...PORTS],
  'SVC-LB-03': [...PORTS, 'portMappings/hostPort'],
  'SVC-LT-03': ['requiresCompatibilities'],
  'SVC-MON-01': ['metricNames'],
  'SVC-NET-02': ['networkMode'],
  'SVC-NET-05': PROVIDERS,
  'SVC-SC-01': PORT_NAMES,
  'SVC-SC-04': [...PORT_NAMES, 'portMappings/appProtocol'],
  'SVC-SC-08': ['awsPcaAuthorityArn'],
  'SVC-SR-02': ['networkMode', ...NAMES, ...PORTS],
  'SVC-VPL-01': PORT_NAMES,
  'TD-FLT-01': ['networkMode'],
  'VOL-FSX-01': ['credentialsParameter', 'domain'],
  'VOL-MNT-01': VOLUMES,
  'VOL-VFR-01': NAMES,
}
