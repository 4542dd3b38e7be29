import { describe, expect, it } from 'vitest'
import { taskDefinitionRules } from '../../../src/validators/task-definition.ts'
import { codesOf, container, ec2With, fargateWith, type Json, onEc2, onFargate, task } from './definitions.ts'

type Case = readonly [what: string, codes: readonly string[], json: Json]

const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'
const windows = (changes: Json = {}) =>
  onFargate({
    runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' },
    cpu: '1024',
    memory: '2048',
    ...changes,
  })
const volume = (changes: Json, more: Json = {}) => onEc2({ volumes: [{ name: 'data', ...changes }], ...more })
const efs = (changes: Json, more: Json = {}) =>
  onFargate({
    volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-0123abcd', ...changes } }],
    ...more,
  })
const router = (changes: Json = {}) =>
  task({ name: 'router', memoryReservation: 50, firelensConfiguration: { type: 'fluentbit', ...changes } })
const sender = task({ logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'stdout' } } })
const ROLE = 'arn:aws:iam::123456789012:role/web'
const KEY = { name: 'AWS_ACCESS_KEY_ID', valueFrom: '/router/key' }
const sentToAws = (changes: Json = {}) => {
  const options = { Name: 'cloudwatch_logs', region: 'us-east-1', log_group_name: 'web' }
  return {
    containerDefinitions: [
      task({ logConfiguration: { logDriver: 'awsfirelens', options } }),
      { ...router(), ...changes },
    ],
  }
}
const firelens = (changes: Json = {}) => onFargate({ containerDefinitions: [sender, router(changes)] })
const logs = (options: Json, more: Json = {}) =>
  fargateWith({
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': 'g', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'p', ...options },
      ...more,
    },
  })
const linux = (changes: Json) => ({ linuxParameters: changes })
const ports = (...portMappings: readonly Json[]) => ({ portMappings })
const mode = (networkMode: string) => ({ networkMode })
const both = { requiresCompatibilities: ['FARGATE', 'EC2'] }
const managed = { requiresCompatibilities: ['MANAGED_INSTANCES'], networkMode: 'awsvpc' }
const external = { requiresCompatibilities: ['EXTERNAL'] }

const autoprovisioned = volume({ dockerVolumeConfiguration: { autoprovision: true } })
const referenced = 'arn:aws:ssm:us-east-1:123456789012:parameter/aws/reference/secretsmanager/db'
const unset = {
  ...{ taskRoleArn: '', pidMode: '', ipcMode: '' },
  containerDefinitions: [
    task({ user: '', versionConsistency: '', portMappings: [{ containerPort: 80, protocol: '', appProtocol: '' }] }),
  ],
}
const mounting = (containerPath: string) =>
  ec2With({ mountPoints: [{ sourceVolume: 'data', containerPath }] }, { volumes: [{ name: 'data' }] })
const withSecret = (valueFrom: string) => fargateWith({ secrets: [{ name: 'A', valueFrom }] })
const proxied = (proxyConfiguration: Json) => onFargate({ proxyConfiguration })
const routed = (file: string) =>
  onEc2({
    containerDefinitions: [
      container({ logConfiguration: { logDriver: 'awsfirelens' } }),
      container({
        name: 'router',
        firelensConfiguration: {
          type: 'fluentbit',
          options: { 'config-file-type': 's3', 'config-file-value': file },
        },
      }),
    ],
  })
const MANAGED_SECRETS = [
  'rds!db-2b820e61-ad42-4866-a474-68373c0a6814-1S78mu:password::',
  'rds!cluster-c23e617a-3d11-46fb-9fc3-f0bd9dd4d32a-FKavUv',
  'redshift!analytics-admin-AbCdEf',
  'events!connection/orders/0a1b2c3d-AbCdEf',
]
const REGISTRIES = [
  ...['dkr.ecr.eu-west-1.amazonaws.com', 'dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'dkr-ecr.eu-west-1.on.aws'],
  ...['dkr.ecr.cn-north-1.amazonaws.com.cn', 'dkr.ecr.eusc-de-east-1.amazonaws.eu', 'dkr.ecr.us-iso-east-1.c2s.ic.gov'],
  ...['dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk'],
  'dkr.ecr.us-isof-south-1.csp.hci.ic.gov',
]

const IGNORED = { name: 'IgnoredUID', value: '1337' }
const PROXY_PORTS = ['AppPorts', 'ProxyIngressPort', 'ProxyEgressPort'].map(name => ({ name, value: '80' }))

const cases: readonly Case[] = [
  [
    'a secret of another account',
    ['SEC-REG-01?'],
    fargateWith({ secrets: [{ name: 'A', valueFrom: secret.replace('123456789012', '210987654321') }] }),
  ],
  [
    'health without a check',
    ['DEP-HLT-01', 'HC-IMG-01?'],
    onFargate({
      containerDefinitions: [
        task({ name: 'db' }),
        task({ dependsOn: [{ containerName: 'db', condition: 'HEALTHY' }] }),
      ],
    }),
  ],
  ['a sound definition for Fargate', [], onFargate()],
  ['a sound definition for EC2', [], onEc2()],
  ['nothing', ['TD-FAM-01', 'TD-CON-01'], {}],
  ['Fargate without sizes', ['TD-CPU-01', 'TD-MEM-01'], onFargate({ cpu: null, memory: undefined })],
  ['an unknown launch type', ['TD-CAP-01'], onEc2({ requiresCompatibilities: ['EC2', 'LAMBDA'] })],
  ['Fargate without a network mode', ['TD-NET-01'], onFargate({ networkMode: null })],
  ['Fargate on a bridge', ['TD-NET-01'], onFargate(mode('bridge'))],
  ['an unknown network mode', ['TD-NET-02'], onEc2(mode('vpc'))],
  [
    'Windows on the host network',
    ['TD-NET-03', 'TD-NET-06?'],
    onEc2({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' }, ...mode('host') }),
  ],
  ['an external awsvpc task', ['TD-NET-04'], onEc2({ ...external, ...mode('awsvpc') })],
  ['Managed Instances on a bridge', ['TD-NET-05'], onEc2({ ...managed, ...mode('bridge') })],
  ['Managed Instances without network', ['TD-NET-05?'], onEc2({ ...managed, ...mode('none') })],
  ['fault injection on a bridge', ['TD-FLT-01'], onEc2({ enableFaultInjection: true })],
  ['fault injection', [], onFargate({ enableFaultInjection: true })],
  ['sizes in words', [], onFargate({ cpu: '.5 vCPU', memory: '1 GB' })],
  ['sizes in other words', [], onFargate({ cpu: '16     vCpU', memory: '120gb' })],
  ['sizes as numbers', ['TD-CPU-04?', 'TD-CPU-04?'], onFargate({ cpu: 512, memory: 1024 })],
  ['an empty CPU', ['TD-CPU-01'], onEc2({ cpu: '' })],
  ['a CPU of no kind', ['TD-CPU-01'], onFargate({ cpu: '1 GB' })],
  ['memory of no kind', ['TD-MEM-01'], onFargate({ memory: '1 TB' })],
  ['an odd CPU', ['TD-CPU-01'], onFargate({ cpu: '300' })],
  ['a bad pair', ['TD-MEM-01'], onFargate({ cpu: '256', memory: '4096' })],
  ['a bad pair with EC2 beside', ['TD-MEM-02'], onFargate({ ...both, memory: '9216' })],
  ['an odd CPU with EC2 beside', ['TD-MEM-02'], onFargate({ ...both, cpu: '300' })],
  ['an odd CPU on EC2', [], onEc2({ cpu: '300', memory: '700' })],
  ['too little CPU on EC2', ['TD-CPU-03'], onEc2({ cpu: '64' })],
  ['a user as role', ['TD-EXE-05'], onEc2({ taskRoleArn: 'arn:aws:iam::123:user/x' })],
  ['a role by its name', [], onFargate({ taskRoleArn: 'web', executionRoleArn: 'ecsTaskExecutionRole' })],
  [
    'ECR without a role',
    ['TD-EXE-01', 'TD-EXE-02'],
    fargateWith({ image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1' }, { executionRoleArn: null }),
  ],
  ['ECR on EC2 without a role', [], ec2With({ image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1' })],
  ['secrets without a role', ['TD-EXE-03'], ec2With({ secrets: [{ name: 'A', valueFrom: secret }] })],
  [
    'an environment file without a role',
    ['TD-EXE-04?'],
    ec2With({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/a.env' }] }),
  ],
  [
    '11 containers',
    ['TD-CON-01'],
    onEc2({ containerDefinitions: Array.from({ length: 11 }, (_, n) => container({ name: `c${n}` })) }),
  ],
  ['no essential container', ['TD-CON-02'], ec2With({ essential: false })],
  ['a name twice', ['TD-CON-03'], onEc2({ containerDefinitions: [container(), container()] })],
  ['no name', ['CD-NAM-01'], ec2With({ name: null })],
  ['a name with a dot', ['CD-NAM-01'], ec2With({ name: 'a.b' })],
  ['no image', ['CD-IMG-01'], ec2With({ image: null })],
  ['a document too large', ['TD-SIZ-01'], ec2With({ command: ['x'.repeat(70_000)] })],
  [
    'shares above the task',
    ['TD-CPU-02'],
    onFargate({ containerDefinitions: [task({ cpu: 512 }), task({ name: 'b', cpu: 256 })] }),
  ],
  [
    'reservations above the task',
    ['TD-MEM-03'],
    onFargate({
      containerDefinitions: [task({ memoryReservation: 1000 }), task({ name: 'b', memoryReservation: 100 })],
    }),
  ],
  [
    'limits above the task',
    ['TD-MEM-03?'],
    onFargate({ containerDefinitions: [task({ memory: 1000 }), task({ name: 'b', memory: 100 })] }),
  ],
  ['20 GiB of disk', ['TD-EPH-01?'], onFargate({ ephemeralStorage: { sizeInGiB: 20 } })],
  ['201 GiB of disk', ['TD-EPH-01'], onFargate({ ephemeralStorage: { sizeInGiB: 201 } })],
  ['disk of Managed Instances', ['TD-EPH-03'], onEc2({ ...managed, ephemeralStorage: { sizeInGiB: 50 } })],
  ['an unknown system', ['TD-PLT-01'], onFargate({ runtimePlatform: { operatingSystemFamily: 'SOLARIS' } })],
  [
    'an old Windows on Fargate',
    ['TD-PLT-02'],
    windows({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2016_FULL' } }),
  ],
  [
    'a new Windows on Fargate',
    ['TD-PLT-02?'],
    windows({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2025_CORE' } }),
  ],
  [
    'Windows on ARM',
    ['TD-PLT-03'],
    windows({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'ARM64' } }),
  ],
  ['small Windows on Fargate', ['TD-PLT-04'], windows({ cpu: '512', memory: '1024' })],
  [
    'Windows on Managed Instances',
    ['TD-PLT-05'],
    onEc2({ ...managed, runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }),
  ],
  [
    'a user on Windows',
    ['TD-PLT-06', 'TD-PLT-06'],
    windows({ containerDefinitions: [task({ user: 'app', readonlyRootFilesystem: true })] }),
  ],
  [
    'task memory of Windows on EC2',
    ['TD-PLT-07?'],
    onEc2({
      memory: '2048',
      networkMode: null,
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    }),
  ],
  ['privileged on Fargate', ['CD-PRV-01'], fargateWith({ privileged: true })],
  ['privileged on EC2', ['CD-PRV-01?'], ec2With({ privileged: true })],
  ['links on Fargate', ['CD-LNK-01'], fargateWith({ links: ['app'] })],
  ['links on the host network', ['CD-LNK-01', 'TD-NET-06?'], ec2With({ links: ['db:db'] }, mode('host'))],
  ['a link to nothing', ['CD-LNK-01'], ec2With({ links: ['db'] })],
  ['a link to itself', ['CD-LNK-01'], ec2With({ links: ['app'] })],
  ['a bad link', ['CD-LNK-01'], ec2With({ links: ['a b'] })],
  ['DNS servers on Fargate', ['TD-FGT-01'], fargateWith({ dnsServers: ['1.1.1.1'] })],
  ['empty lists on Fargate', [], fargateWith({ dnsServers: [], links: [], extraHosts: [], privileged: false })],
  ['a parameter of two words', ['SEC-ARN-05'], fargateWith({ secrets: [{ name: 'A', valueFrom: 'a b' }] })],
  ['DNS servers under awsvpc', ['CD-DNS-01'], ec2With({ dnsServers: ['10.0.0.2'] }, mode('awsvpc'))],
  ['DNS servers on a bridge', [], ec2With({ dnsServers: ['10.0.0.2'] })],
  ['a host name under awsvpc', ['CD-HST-01'], ec2With({ hostname: 'a' }, mode('awsvpc'))],
  [
    'extra hosts under awsvpc',
    ['CD-XHS-01'],
    ec2With({ extraHosts: [{ hostname: 'a', ipAddress: '1.1.1.1' }] }, mode('awsvpc')),
  ],
  ['an extra host at no address', ['CD-XHS-01?'], ec2With({ extraHosts: [{ hostname: 'a', ipAddress: '1.1.1' }] })],
  ['placement without a condition', ['TD-FGT-03'], onEc2({ placementConstraints: [{ type: 'memberOf' }] })],
  ['an extra host without address', ['CD-XHS-01'], ec2With({ extraHosts: [{ hostname: 'a' }] })],
  ['security options', [], ec2With({ dockerSecurityOptions: ['no-new-privileges', 'label:type:x'] })],
  ['an unknown security option', ['CD-DSO-01'], ec2With({ dockerSecurityOptions: ['rootless'] })],
  ['security options on Fargate', ['CD-DSO-01'], fargateWith({ dockerSecurityOptions: ['no-new-privileges'] })],
  ['ipcMode on Fargate', ['TD-FGT-01'], onFargate({ ipcMode: 'task' })],
  ['pidMode host on Fargate', ['TD-FGT-02'], onFargate({ pidMode: 'host' })],
  ['pidMode task on Fargate', [], onFargate({ pidMode: 'task' })],
  ['an unknown pidMode', ['TD-PID-01'], onEc2({ pidMode: 'shared' })],
  ['pidMode host on EC2', ['TD-PID-01?'], onEc2({ pidMode: 'host' })],
  ['placement on Fargate', ['TD-FGT-03'], onFargate({ placementConstraints: [{ type: 'memberOf', expression: 'a' }] })],
  ['distinct instances', ['TD-FGT-03'], onEc2({ placementConstraints: [{ type: 'distinctInstance' }] })],
  [
    'a proxy on a bridge',
    ['TD-PRX-01', 'TD-PRX-01?', 'TD-PRX-01?'],
    onEc2({ proxyConfiguration: { containerName: 'envoy' } }),
  ],
  ['a proxy', [], onFargate({ proxyConfiguration: { containerName: 'app', properties: [IGNORED, ...PROXY_PORTS] } })],
  [
    'a proxy without ports',
    ['TD-PRX-01?'],
    onFargate({ proxyConfiguration: { containerName: 'app', properties: [IGNORED] } }),
  ],
  ['a tag made of what is not there', ['CD-IMG-01?'], fargateWith({ image: 'example.com/app:undefined' })],
  ['an image by its URL', ['CD-IMG-01?'], fargateWith({ image: 'https://example.com/app:1' })],
  ['an image of two tags', ['CD-IMG-01?'], fargateWith({ image: 'nginx:1:2' })],
  ['an image in capitals', ['CD-IMG-01?'], fargateWith({ image: 'Team/App:1' })],
  ['a registry in capitals', [], fargateWith({ image: 'Registry.Example.com/team/app:V1' })],
  ['neither memory nor reservation', ['CD-MEM-01'], ec2With({ memory: null })],
  ['memory from the task', [], ec2With({ memory: null }, { memory: '512' })],
  ['memory in words of a container', ['JSON-TYP-01'], ec2With({ memory: '1 GB' })],
  ['memory of a container in digits', ['JSON-TYP-01'], ec2With({ memory: '256' })],
  ['4 MiB', ['CD-MEM-03?'], ec2With({ memory: 4 })],
  ['too many shares', ['CD-CPU-01?'], ec2With({ cpu: 300_000 })],
  ['a long timeout on EC2', [], ec2With({ stopTimeout: 300 })],
  ['a long timeout on Fargate', ['CD-TMO-02'], fargateWith({ stopTimeout: 300 })],
  ['three parts of a user', ['CD-USR-01'], ec2With({ user: '1000:1:1' })],
  ['root', ['CD-USR-02?'], ec2With({ user: 'root' })],
  ['registry credentials', ['TD-EXE-04?'], ec2With({ repositoryCredentials: { credentialsParameter: secret } })],
  [
    'registry credentials of SSM',
    ['CD-CRD-01'],
    fargateWith({ repositoryCredentials: { credentialsParameter: 'arn:aws:ssm:us-east-1:123456789012:parameter/x' } }),
  ],
  ['two credential specs', ['CD-CRS-01', 'CD-CRS-01', 'CD-CRS-01'], fargateWith({ credentialSpecs: ['a', 'b'] })],
  ['a restart policy', [], fargateWith({ restartPolicy: { enabled: true, restartAttemptPeriod: 60 } })],
  ['a restart policy that says nothing', ['CD-RST-01'], fargateWith({ restartPolicy: {} })],
  [
    'a short restart period',
    ['CD-RST-01'],
    fargateWith({ restartPolicy: { enabled: true, restartAttemptPeriod: 30 } }),
  ],
  [
    'a policy that is off and says more',
    ['CD-RST-02'],
    fargateWith({ restartPolicy: { enabled: false, ignoredExitCodes: [1] } }),
  ],
  ['version consistency in capitals', ['CD-VER-01'], fargateWith({ versionConsistency: 'DISABLED' })],
  ['a GPU on Fargate', ['CD-GPU-01'], fargateWith({ resourceRequirements: [{ type: 'GPU', value: '1' }] })],
  ['no GPU', ['CD-GPU-01'], ec2With({ resourceRequirements: [{ type: 'GPU', value: '0' }] })],
  [
    'a shared GPU with a value',
    ['CD-GPU-02'],
    ec2With({ resourceRequirements: [{ type: 'GPU', value: '1', sharingStrategy: { nvidiaMps: { memory: 1024 } } }] }),
  ],
  [
    'one Neuron device',
    ['CD-GPU-03', 'CD-GPU-03'],
    ec2With({ resourceRequirements: [{ type: 'NeuronDevice', value: '1' }] }),
  ],
  [
    'an inference accelerator',
    ['CD-GPU-01'],
    ec2With({ resourceRequirements: [{ type: 'InferenceAccelerator', value: 'd' }] }),
  ],
  ['an unknown ulimit', ['CD-ULM-01'], ec2With({ ulimits: [{ name: 'files', softLimit: 1, hardLimit: 1 }] })],
  ['half a ulimit', ['CD-ULM-01'], ec2With({ ulimits: [{ name: 'nofile', softLimit: 1 }] })],
  [
    'a soft limit above the hard one',
    ['CD-ULM-01?'],
    ec2With({ ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: 1 }] }),
  ],
  ['open files on Fargate', [], fargateWith({ ulimits: [{ name: 'nofile', softLimit: 65535, hardLimit: 1_048_576 }] })],
  [
    'another ulimit on Fargate',
    ['CD-ULM-02?'],
    fargateWith({ ulimits: [{ name: 'core', softLimit: 0, hardLimit: 0 }] }),
  ],
  [
    'a kernel parameter of the host',
    ['CD-SYS-01'],
    ec2With({ systemControls: [{ namespace: 'vm.max_map_count', value: '1' }] }),
  ],
  [
    'a network parameter on the host network',
    ['CD-SYS-02', 'TD-NET-06?'],
    ec2With({ systemControls: [{ namespace: 'net.core.somaxconn', value: '1' }] }, mode('host')),
  ],
  [
    'an IPC parameter with ipcMode host',
    ['TD-PID-01?', 'CD-SYS-03'],
    ec2With({ systemControls: [{ namespace: 'kernel.shmmax', value: '1' }] }, { ipcMode: 'host' }),
  ],
  ['a number as label', ['CD-DLB-01'], ec2With({ dockerLabels: { a: 1 } })],
  ['a port of no number', ['PM-NUM-01'], ec2With(ports({ hostPort: 80 }))],
  ['another host port under awsvpc', ['PM-HST-01'], fargateWith(ports({ containerPort: 80, hostPort: 8080 }))],
  ['host port 0 under awsvpc', ['PM-HST-01?'], fargateWith(ports({ containerPort: 80, hostPort: 0 }))],
  [
    'another host port on the host network',
    ['PM-HST-02', 'TD-NET-06?'],
    ec2With(ports({ containerPort: 80, hostPort: 8080 }), mode('host')),
  ],
  [
    'one port in two awsvpc containers',
    ['PM-DUP-01'],
    onFargate({ containerDefinitions: ['a', 'b'].map(name => task({ name, ...ports({ containerPort: 80 }) })) }),
  ],
  [
    'one port in two bridge containers',
    [],
    onEc2({ containerDefinitions: ['a', 'b'].map(name => container({ name, ...ports({ containerPort: 80 }) })) }),
  ],
  [
    'one host port in two bridge containers',
    ['PM-DUP-01'],
    onEc2({
      containerDefinitions: ['a', 'b'].map(name => container({ name, ...ports({ containerPort: 80, hostPort: 80 }) })),
    }),
  ],
  [
    'both protocols of a port',
    ['PM-DUP-02?'],
    ec2With(ports({ containerPort: 53 }, { containerPort: 53, protocol: 'udp' })),
  ],
  ['a protocol in capitals', ['PM-PRO-01?'], ec2With(ports({ containerPort: 53, protocol: 'UDP' }))],
  ['the SSH port of the host', ['PM-BRG-01'], ec2With(ports({ containerPort: 80, hostPort: 22 }))],
  ['a high port of the host', ['PM-BRG-01?'], ec2With(ports({ containerPort: 80, hostPort: 50_000 }))],
  ['a range', [], fargateWith(ports({ containerPortRange: '6000-6010' }))],
  ['a range backwards', ['PM-RNG-01'], fargateWith(ports({ containerPortRange: '6010-6000' }))],
  [
    'a range on the host network',
    ['PM-RNG-01', 'TD-NET-06?'],
    ec2With(ports({ containerPortRange: '1-2' }), mode('host')),
  ],
  [
    'ranges that overlap',
    ['PM-RNG-02'],
    fargateWith(ports({ containerPortRange: '1-5' }, { containerPortRange: '4-8' })),
  ],
  ['a port name in capitals', ['PM-NAM-01'], ec2With(ports({ containerPort: 80, name: 'HTTP' }))],
  [
    'a port name twice',
    ['PM-NAM-01'],
    ec2With(ports({ containerPort: 80, name: 'a' }, { containerPort: 81, name: 'a' })),
  ],
  ['a protocol without a name', ['PM-APP-01?'], ec2With(ports({ containerPort: 80, appProtocol: 'http' }))],
  [
    'a named port of the host network',
    ['PM-APP-02', 'TD-NET-06?'],
    ec2With(ports({ containerPort: 80, name: 'a' }), mode('host')),
  ],
  ['a port without network', ['PM-NON-01'], ec2With(ports({ containerPort: 80 }), mode('none'))],
  [
    'the port of FireLens',
    ['PM-FLB-01?'],
    onFargate({ containerDefinitions: [{ ...sender, ...ports({ containerPort: 24224 }) }, router()] }),
  ],
  ['a number in the environment', ['SEC-TYP-01'], ec2With({ environment: [{ name: 'PORT', value: 80 }] })],
  ['a record as environment', ['SEC-TYP-01'], ec2With({ environment: { PORT: '80' } })],
  [
    'a name in environment and secrets',
    ['SEC-DUP-02'],
    fargateWith({ environment: [{ name: 'A', value: '1' }], secrets: [{ name: 'A', valueFrom: secret }] }),
  ],
  ['half a secret tail', ['SEC-ARN-01'], fargateWith({ secrets: [{ name: 'A', valueFrom: `${secret}:password` }] })],
  [
    'a parameter whose ARN has two slashes',
    ['SEC-ARN-04?'],
    fargateWith({ secrets: [{ name: 'A', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter//shop/db' }] }),
  ],
  ['a relative working directory', ['CD-WRK-01?'], ec2With({ workingDirectory: 'app' })],
  ['a working directory on Windows', [], ec2With({ workingDirectory: 'C:\\app' })],
  ['a working directory of a template', [], ec2With({ workingDirectory: '<dir>' })],
  ['a working directory of Octopus Deploy', [], ec2With({ workingDirectory: '#{Dir}' })],
  ['a working directory in capitals', [], ec2With({ workingDirectory: 'WORK_DIR' })],
  ['an image by its ARN', ['CD-IMG-01?'], ec2With({ image: 'arn:aws:ecr:us-east-1:123456789012:repository/app' })],
  ['a registry alone', ['CD-IMG-01?'], ec2With({ image: '210987654321.dkr.ecr.us-east-1.amazonaws.com' })],
  ['a registry and a slash', ['CD-IMG-01?'], ec2With({ image: 'registry.example.com/' })],
  [
    'an account that lacks a digit',
    ['CD-IMG-01?'],
    ec2With({ image: '21098765432.dkr.ecr.us-east-1.amazonaws.com/app:1' }),
  ],
  ['the account of an example', [], ec2With({ image: '1234567890.dkr.ecr.us-east-1.amazonaws.com/app:1' })],
  ['a tag that is too long', ['CD-IMG-01?'], ec2With({ image: `nginx:${'a'.repeat(129)}` })],
  [
    'what AWS no longer offers',
    ['TD-FGT-04?'],
    { ...onEc2(), inferenceAccelerators: [{ deviceName: 'a', deviceType: 'eia2.medium' }] },
  ],
  ['half a Region', ['LOG-AWS-06?'], logs({ 'awslogs-region': 'us-east' })],
  ['a zone for a Region', ['LOG-AWS-06?'], logs({ 'awslogs-region': 'us-east-1a' })],
  ['a Region of a template', [], logs({ 'awslogs-region': '{{region}}' })],
  ['a log group with a blank', ['LOG-AWS-07'], logs({ 'awslogs-group': 'my group' })],
  ...['{{ must_env `G` }}', '%LOG GROUP%', '@LOG GROUP@', '[log group]', 'YOUR LOG GROUP', '__LOG GROUP__'].map(
    (group): Case => [`a log group of a template: ${group}`, [], logs({ 'awslogs-group': group })],
  ),
  ['a prefix of streams with a colon', ['LOG-AWS-08'], logs({ 'awslogs-stream-prefix': 'web:1' })],
  ['a prefix of streams with an asterisk', ['LOG-AWS-08'], logs({ 'awslogs-stream-prefix': 'web*' })],
  ['a prefix that leaves no room for the task', ['LOG-AWS-08'], logs({ 'awslogs-stream-prefix': 'a'.repeat(478) })],
  ...['{{ env `A:B` }}', '<name:stage>', 'a'.repeat(400), 'a b/c.d'].map(
    (prefix): Case => [`a prefix of streams: ${prefix}`, [], logs({ 'awslogs-stream-prefix': prefix })],
  ),
  ['a parameter of AWS', ['SEC-ARN-05?'], fargateWith({ secrets: [{ name: 'A', valueFrom: '/aws/x' }] })],
  [
    'a public parameter',
    [],
    fargateWith({ secrets: [{ name: 'A', valueFrom: '/aws/service/ami-amazon-linux-latest/x' }] }),
  ],
  ['a secret by name and key', ['SEC-ARN-04?'], fargateWith({ secrets: [{ name: 'A', valueFrom: 'db:password::' }] })],
  [
    'an environment file of another kind',
    ['SEC-ENV-01'],
    fargateWith({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/app.txt' }] }),
  ],
  [
    'an environment file without extension',
    ['SEC-ENV-01?'],
    fargateWith({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/0a1b' }] }),
  ],
  ['json-file on Fargate', ['LOG-DRV-01'], fargateWith({ logConfiguration: { logDriver: 'json-file' } })],
  ['json-file on EC2', [], ec2With({ logConfiguration: { logDriver: 'json-file', options: { mode: 'x' } } })],
  ['no logs on Fargate', ['LOG-NON-01?'], fargateWith({ logConfiguration: null })],
  [
    'no logs of two containers, once',
    ['LOG-NON-01?'],
    onFargate({ containerDefinitions: ['a', 'b'].map(name => task({ name, logConfiguration: null })) }),
  ],
  ['images that may move, which a deploy fills in', [], ec2With({ image: 'app' })],
  ['a path of Windows, which nobody named', [], mounting('C:\\data')],
  ['a path that is none', ['VOL-MNT-01?'], mounting('data')],
  ['the network of the host', ['TD-NET-06?'], onEc2(mode('host'))],
  ['the socket of Docker', ['VOL-HST-01?'], volume({ host: { sourcePath: '/var/run/docker.sock' } })],
  ['all files of the host', ['VOL-HST-01?'], volume({ host: { sourcePath: '/' } })],
  ['a directory of the host', [], volume({ host: { sourcePath: '/var/lib/app' } })],
  [
    'EFS that asks for a role that is not there',
    ['VOL-EFS-02?'],
    efs({ transitEncryption: 'ENABLED', authorizationConfig: { iam: 'ENABLED' } }),
  ],
  ['EFS in the clear', ['VOL-EFS-05?'], efs({})],
  [
    'credentials in the environment, once',
    ['SEC-PLN-01?'],
    ec2With({
      environment: [
        { name: 'AWS_ACCESS_KEY_ID', value: 'x7' },
        { name: 'ECS_ENGINE_AUTH_DATA', value: '{}' },
        { name: 'DATABASE_URL', value: 'postgres://shop:hunter22@db/shop' },
      ],
    }),
  ],
  [
    'variables that only refer to credentials',
    [],
    ec2With({
      environment: [
        { name: 'DB_PASSWORD', value: '{{ DB_PASSWORD }}' },
        { name: 'API_TOKEN', value: '<API_TOKEN>' },
        { name: 'DB_SECRET', value: secret },
        { name: 'SESSION_TOKEN', value: '/run/secrets/token' },
        { name: 'DATABASE_URL', value: 'postgres://shop:$PASSWORD@db/shop' },
        { name: 'CACHE_KEY', value: 'v1' },
      ],
    }),
  ],
  [
    'a credential in the image',
    ['CD-IMG-01', 'SEC-PLN-02?'],
    ec2With({ image: 'me:hunter22@registry.example.com/app:1' }),
  ],
  ['a credential in a command', ['SEC-PLN-02?'], ec2With({ command: ['serve', '--db-password=hunter22'] })],
  ['a credential after an option', ['SEC-PLN-02?'], ec2With({ command: ['serve', '--token', 'hunter22'] })],
  ['an option that a shell fills in', [], ec2With({ command: ['sh', '-c', 'serve --token=$TOKEN --password "$PW"'] })],
  ['a credential in a label', ['SEC-PLN-02?'], ec2With({ dockerLabels: { 'com.example.api-key': 'hunter22' } })],
  [
    'a credential in a log option',
    ['SEC-PLN-02?'],
    ec2With({
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'splunk-url': 'https://splunk.example.com', 'splunk-token': 'hunter22' },
      },
    }),
  ],
  [
    'awslogs without options',
    ['LOG-AWS-01', 'LOG-AWS-01', 'LOG-AWS-02'],
    fargateWith({ logConfiguration: { logDriver: 'awslogs' } }),
  ],
  ['an option that awslogs lacks', ['LOG-AWS-03'], logs({ log_key: 'log' })],
  ['a doubtful option of awslogs', ['LOG-AWS-03?'], logs({ 'awslogs-endpoint': 'x' })],
  ['a group that is not created', ['LOG-AWS-04'], logs({ 'awslogs-create-group': 'false' })],
  ['a group that is created', [], logs({ 'awslogs-create-group': 'true' })],
  [
    'two ways to split lines',
    ['LOG-AWS-05'],
    logs({ 'awslogs-datetime-format': '%Y', 'awslogs-multiline-pattern': 'x' }),
  ],
  ['a buffer while blocking', ['LOG-MOD-01'], logs({ mode: 'blocking', 'max-buffer-size': '25m' })],
  ['a number as an option', ['LOG-OPT-01'], logs({ 'max-buffer-size': 25 })],
  [
    'splunk without a token',
    ['LOG-SPL-01'],
    fargateWith({ logConfiguration: { logDriver: 'splunk', options: { 'splunk-url': 'u' } } }),
  ],
  [
    'splunk',
    [],
    fargateWith({
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'splunk-url': 'u' },
        secretOptions: [{ name: 'splunk-token', valueFrom: secret }],
      },
    }),
  ],
  [
    'plain text as a secret option',
    ['LOG-SEC-01'],
    logs({}, { secretOptions: [{ name: 'mode', valueFrom: 'pass word' }] }),
  ],
  ['FireLens', [], firelens()],
  ['FireLens without a router', ['LOG-FLB-01'], onFargate({ containerDefinitions: [sender] })],
  ['a router without work', ['LOG-FLB-01'], onFargate({ containerDefinitions: [router()] })],
  ['two routers', ['LOG-FLB-01'], onFargate({ containerDefinitions: [sender, router(), { ...router(), name: 'b' }] })],
  ['an unknown router', ['LOG-FLB-02'], firelens({ type: 'vector' })],
  [
    'FireLens from S3 on Fargate',
    ['LOG-FLB-03'],
    firelens({ options: { 'config-file-type': 's3', 'config-file-value': 'arn' } }),
  ],
  ['half a FireLens file', ['LOG-FLB-03'], firelens({ options: { 'config-file-type': 'file' } })],
  [
    'the file of FireLens itself',
    ['LOG-FLB-04'],
    firelens({ options: { 'config-file-type': 'file', 'config-file-value': '/fluent-bit/etc/fluent-bit.conf' } }),
  ],
  [
    'a router without memory',
    ['LOG-FLB-05?'],
    onFargate({ containerDefinitions: [sender, { ...router(), memoryReservation: null }] }),
  ],
  ['logs that FireLens sends to AWS without a role', ['LOG-FLB-05?'], onFargate(sentToAws())],
  ['logs that FireLens sends to AWS with a role', [], onFargate({ ...sentToAws(), taskRoleArn: ROLE })],
  ['logs that FireLens sends to AWS with keys', [], onFargate(sentToAws({ secrets: [KEY] }))],
  ['logs that FireLens sends to AWS from an instance', [], onEc2({ ...sentToAws(), memory: '512' })],
  ['a command without CMD', ['HC-CMD-01'], ec2With({ healthCheck: { command: ['curl localhost'] } })],
  ['a program as health check', ['HC-CMD-01?'], ec2With({ healthCheck: { command: ['/healthcheck'] } })],
  ['an unknown sibling', ['DEP-REF-01'], ec2With({ dependsOn: [{ containerName: 'ghost', condition: 'START' }] })],
  [
    'a circle through links',
    ['DEP-CYC-01'],
    onEc2({
      containerDefinitions: [
        container({ links: ['b'] }),
        container({ name: 'b', dependsOn: [{ containerName: 'app', condition: 'START' }] }),
      ],
    }),
  ],
  ['a volume name with a space', ['VOL-NAM-01'], volume({ name: 'my data' })],
  ['a volume name twice', ['VOL-NAM-01'], onEc2({ volumes: [{ name: 'a' }, { name: 'a' }] })],
  [
    'a volume of two kinds',
    ['VOL-ONE-01', 'VOL-EFS-05?'],
    volume({ host: { sourcePath: '/x' }, efsVolumeConfiguration: { fileSystemId: 'fs-0123abcd' } }),
  ],
  [
    'two volumes at launch',
    ['VOL-EBS-01'],
    onFargate({
      volumes: [
        { name: 'a', configuredAtLaunch: true },
        { name: 'b', configuredAtLaunch: true },
      ],
    }),
  ],
  [
    'a path of the host on Fargate',
    ['VOL-FGT-01'],
    onFargate({ volumes: [{ name: 'a', host: { sourcePath: '/x' } }] }),
  ],
  [
    'a Docker volume on Fargate',
    ['VOL-FGT-01'],
    onFargate({ volumes: [{ name: 'a', dockerVolumeConfiguration: { scope: 'task' } }] }),
  ],
  ['a bind mount of Windows on Fargate', ['VOL-WIN-01'], windows({ volumes: [{ name: 'a', host: {} }] })],
  [
    'a task volume that is auto-provisioned',
    ['VOL-DKR-01?'],
    volume({ dockerVolumeConfiguration: { scope: 'task', autoprovision: true } }),
  ],
  ['a Docker volume of Managed Instances', ['VOL-DKR-01'], volume({ dockerVolumeConfiguration: {} }, managed)],
  ['EFS', [], efs({ transitEncryption: 'ENABLED' })],
  ['EFS without an id', ['VOL-EFS-01', 'VOL-EFS-05?'], efs({ fileSystemId: null })],
  [
    'EFS with the id of another thing for an access point',
    ['VOL-EFS-01?'],
    efs({
      fileSystemId: 'fs-0a1b2c3d',
      transitEncryption: 'ENABLED',
      authorizationConfig: { accessPointId: 'ap-0a1b2c3d' },
    }),
  ],
  ['EFS with an odd id', ['VOL-EFS-01?', 'VOL-EFS-05?'], efs({ fileSystemId: 'efs-1' })],
  [
    'EFS on external instances',
    ['VOL-EFS-01', 'VOL-EFS-05?'],
    volume({ efsVolumeConfiguration: { fileSystemId: 'fs-0123abcd' } }, external),
  ],
  ['an access point in the clear', ['VOL-EFS-02'], efs({ authorizationConfig: { accessPointId: 'fsap-1' } })],
  [
    'a directory of an access point',
    ['VOL-EFS-03'],
    efs({ transitEncryption: 'ENABLED', rootDirectory: '/x', authorizationConfig: { accessPointId: 'fsap-1' } }),
  ],
  ['a port in the clear', ['VOL-EFS-04?', 'VOL-EFS-05?'], efs({ transitEncryptionPort: 2999 })],
  ['a port out of range', ['VOL-EFS-04'], efs({ transitEncryption: 'ENABLED', transitEncryptionPort: 70_000 })],
  [
    'S3 Files without anything',
    ['VOL-S3F-01', 'TD-S3F-01'],
    onFargate({ volumes: [{ name: 'a', s3filesVolumeConfiguration: {} }] }),
  ],
  [
    'half an FSx volume',
    ['VOL-FSX-01'],
    volume({ fsxWindowsFileServerVolumeConfiguration: { fileSystemId: 'fs-0123abcd' } }),
  ],
  ['a mount of no volume', ['VOL-MNT-01'], ec2With({ mountPoints: [{ sourceVolume: 'ghost', containerPath: '/x' }] })],
  [
    'a mount without a path',
    ['VOL-MNT-01'],
    ec2With({ mountPoints: [{ sourceVolume: 'a' }] }, { volumes: [{ name: 'a' }] }),
  ],
  ['volumes from nowhere', ['VOL-VFR-01'], ec2With({ volumesFrom: [{ sourceContainer: 'ghost' }] })],
  ['SYS_PTRACE on Fargate', [], fargateWith(linux({ capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] } }))],
  ['NET_ADMIN on Fargate', ['LNX-CAP-01'], fargateWith(linux({ capabilities: { add: ['NET_ADMIN'] } }))],
  ['a capability with CAP_', ['LNX-CAP-02'], ec2With(linux({ capabilities: { add: ['CAP_NET_ADMIN'] } }))],
  ['shared memory on Fargate', ['LNX-FGT-01'], fargateWith(linux({ sharedMemorySize: 64 }))],
  ['tmpfs on Fargate', [], fargateWith(linux({ tmpfs: [{ containerPath: '/tmp', size: 64 }] }))],
  [
    'tmpfs on Windows',
    ['TD-PLT-06', 'LNX-TMP-01'],
    windows({ containerDefinitions: [task(linux({ tmpfs: [{ containerPath: '/tmp', size: 64 }] }))] }),
  ],
  ['tmpfs without a size', ['LNX-TMP-02'], ec2With(linux({ tmpfs: [{ containerPath: '/tmp' }] }))],
  [
    'an unknown mount option',
    ['LNX-TMP-02'],
    ec2With(linux({ tmpfs: [{ containerPath: '/tmp', size: 1, mountOptions: ['fast', 'mode=755'] }] })),
  ],
  ['swappiness above 100', ['LNX-SWP-01'], ec2With(linux({ maxSwap: 1, swappiness: 101 }))],
  ['swappiness alone', ['LNX-SWP-01?'], ec2With(linux({ swappiness: 60 }))],
  [
    'an unknown permission',
    ['LNX-DEV-01'],
    ec2With(linux({ devices: [{ hostPath: '/dev/fuse', permissions: ['rw'] }] })),
  ],
  ['negative shared memory', ['LNX-SHM-01'], ec2With(linux({ sharedMemorySize: -1 }))],
  ['a tag of AWS', ['TD-TAG-01'], onEc2({ tags: [{ key: 'aws:x', value: '1' }] })],
  ['51 tags', ['TD-TAG-01'], onEc2({ tags: Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' })) })],
  [
    'a tag twice',
    ['TD-TAG-01'],
    onEc2({
      tags: [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
    }),
  ],
  ['a record as tags', ['TD-TAG-01'], onEc2({ tags: { a: '1' } })],
  ['1 MiB, as AWS took it once', ['CD-MEM-03?'], ec2With({ memory: 1 })],
  ['shares as text', ['JSON-TYP-01'], ec2With({ cpu: '10' })],
  ['a volume that is auto-provisioned, without a scope', ['VOL-DKR-01?'], autoprovisioned],
  ['an unknown protocol', ['PM-PRO-01?'], ec2With(ports({ containerPort: 80, protocol: 'http' }))],
  [
    'a protocol in capitals, which is TCP',
    ['PM-PRO-01?', 'PM-DUP-01'],
    fargateWith(ports({ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' })),
  ],
  ['a parameter that refers to a secret', [], fargateWith({ secrets: [{ name: 'A', valueFrom: referenced }] })],
  ['texts that are not set', [], onFargate(unset)],
  ['a partition that is none', ['SEC-ARN-01'], withSecret(secret.replace('arn:aws:', 'arn:amazon:'))],
  ['a proxy of no kind', ['TD-PRX-01', 'TD-PRX-01?'], proxied({ type: 'ENVOY', containerName: 'app' })],
  ['a proxy without a container', ['TD-PRX-01', 'TD-PRX-01?'], proxied({ type: 'APPMESH' })],
  ['a router that reads an object by its URL', ['LOG-FLB-03?'], routed('s3://bucket/router.conf')],
  ['a router that reads an object of China', [], routed('arn:aws-cn:s3:::bucket/router.conf')],
  ...MANAGED_SECRETS.map(
    (name): Case => [
      `the secret ${name}`,
      [],
      withSecret(`arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`),
    ],
  ),
  ...REGISTRIES.map(
    (registry): Case => [
      `an image of ${registry}, without a role`,
      ['TD-EXE-01', 'TD-EXE-02'],
      fargateWith({ image: `123456789012.${registry}/a:1` }, { executionRoleArn: null }),
    ],
  ),
]

describe('JSON with', () => {
  it.each(cases)('%s: %j', (_what, codes, json) => {
    expect(codesOf(json)).toEqual(codes)
  })
})

it('every code of a task definition has a case here or with the builders', () => {
  const builders = [
    'TD-EXE-06',
    'LOG-GRP-01',
    'TD-FAM-01',
    'AUX-LOG-01',
    'AUX-LOG-02',
    'AUX-LOG-04',
    'CD-IMG-02',
    'CD-MEM-02',
    'CD-TMO-01',
    'DEP-CON-01',
  ]
  const others = ['ECR-IMM-01', 'DEP-ESS-01', 'DEP-HLT-01', 'HC-INT-01', 'HC-TMO-01', 'HC-RET-01', 'HC-STP-01']
  const inRaw = [
    'API-MEM-01',
    'API-SDK-01',
    'API-REQ-01',
    'API-VAL-01',
    'API-RNG-01',
    'API-LEN-01',
    'API-PAT-01',
    'API-OPT-01',
  ]
  const secrets = ['SEC-ARN-02', 'SEC-ARN-03', 'SEC-ARN-06', 'SEC-DUP-01', 'SEC-DUP-03', 'SEC-PLN-01']
  const shown = new Set(cases.flatMap(([, codes]) => codes.map(code => code.replace('?', ''))))
  const declared = new Set(taskDefinitionRules.flatMap(({ codes }) => codes))
  expect(
    [...declared].filter(code => !shown.has(code) && ![...builders, ...others, ...secrets, ...inRaw].includes(code)),
  ).toEqual([])
  const reading = ['CD-DLB-01', 'LOG-OPT-01', 'JSON-TYP-01']
  expect([...shown].filter(code => !declared.has(code) && !reading.includes(code))).toEqual([])
})
