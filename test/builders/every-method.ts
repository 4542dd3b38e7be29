import { type TaskDefinition, taskDefinition } from '../../src/builders/task-definition.ts'

const account = '123456789012'
const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'

/** Definitions that call every method of task definitions and containers, one for each launch type. */
export function everyMethod(): Readonly<Record<string, TaskDefinition>> {
  return { fargate: fargate(), ec2: ec2(), windows: windows(), external: external(), managed: managed() }
}

function fargate(): TaskDefinition {
  return taskDefinition()
    .family('fargate')
    .fargate()
    .networkMode('awsvpc')
    .cpu(1)
    .memory(4)
    .ignoreRules('CALL-TWO-01')
    .size({ cpu: 2, memory: 8 })
    .architecture('ARM64')
    .operatingSystem('LINUX')
    .ephemeralStorage(50)
    .pidMode('task')
    .enableFaultInjection(true)
    .volume('scratch')
    .efsVolume('data', {
      fileSystemId: 'fs-0123456789abcdef0',
      rootDirectory: '/',
      transitEncryption: 'ENABLED',
      transitEncryptionPort: 2999,
      authorizationConfig: { accessPointId: 'fsap-0123456789abcdef0', iam: 'ENABLED' },
    })
    .s3FilesVolume('objects', {
      fileSystemArn: `arn:aws:s3files:us-east-1:${account}:file-system/fs-0123456789abcdef0`,
    })
    .ebsVolume('block')
    .logs({ retentionDays: 30, group: '/shop' })
    .taskRole({
      allow: [
        {
          actions: ['sqs:SendMessage'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:ResourceTag/app': 'shop' } },
        },
      ],
    })
    .allowExecuteCommand()
    .tags({ team: 'shop' })
    .firelens('router', c => c.image('amazon/aws-for-fluent-bit:2.32.4').memoryReservation(64).user('0'), {
      type: 'fluentbit',
      options: { 'enable-ecs-log-metadata': 'true', 'config-file-type': 'file', 'config-file-value': '/extra.conf' },
    })
    .container('init', c =>
      c.image('init:1').essential(false).command('migrate').logs({ streamPrefix: 'init', mode: 'blocking' }),
    )
    .container('app', c =>
      c
        .image('registry.example.com/app:1')
        .repositoryCredentials(secret)
        .entryPoint('node', 'main.js')
        .workingDirectory('/srv')
        .port(3000, { name: 'http', appProtocol: 'http2' })
        .port(53, { protocol: 'udp' })
        .portRange('7000-7010')
        .environment({ NODE_ENV: 'production' })
        .environmentFiles('arn:aws:s3:::settings/app.env')
        .secret('A', { arn: secret, jsonKey: 'password', versionStage: 'AWSPREVIOUS' })
        .secrets({ B: '/shop/b' })
        .healthCheck(['CMD', 'check'], { interval: 10, timeout: 5, retries: 2, startPeriod: 20 })
        .dependsOn('init', 'SUCCESS')
        .cpu(256)
        .memory(1024)
        .startTimeout(60)
        .stopTimeout(90)
        .restartPolicy({ enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 120 })
        .versionConsistency('disabled')
        .readonlyRootFilesystem()
        .initProcess()
        .addCapabilities('SYS_PTRACE')
        .dropCapabilities('NET_RAW', 'MKNOD')
        .tmpfs('/tmp', 64, 'noexec')
        .ulimit('nofile', 1024, 65536)
        .systemControls({ 'net.core.somaxconn': '1024' })
        .mountPoint('data', '/data', { readOnly: true })
        .mountPoint('objects', '/objects')
        .mountPoint('block', '/block')
        .mountPoint('scratch', '/scratch')
        .interactive()
        .pseudoTerminal()
        .dockerLabels({ team: 'shop' })
        .logDriver('awsfirelens', { Name: 'firehose', region: 'us-east-1' }, { token: '/shop/token' }),
    )
    .proxyConfiguration('app', {
      IgnoredUID: '1337',
      AppPorts: '3000',
      ProxyIngressPort: '15000',
      ProxyEgressPort: '15001',
    })
    .when(true, d => d.tags({ team: 'shop' }))
    .use(d => d.container('bundled', c => c.image('bundled:1').when(true, c => c.interactive())))
    .containers([{ name: 'listed', define: c => c.image('listed:1').logs(false) }])
    .ignoreRules('CD-USR-02')
}

function ec2(): TaskDefinition {
  return taskDefinition('ec2')
    .ec2()
    .networkMode('bridge')
    .ipcMode('task')
    .placementConstraint('attribute:ecs.instance-type =~ g5.*')
    .hostVolume('host', '/srv')
    .physicalName('acme-ec2')
    .dockerVolume('cache', { scope: 'shared', autoprovision: true, driver: 'local', labels: { team: 'shop' } })
    .executionRole(`arn:aws:iam::123456789012:role/start`)
    .container('db', c =>
      c.image('db:1').memory(512).mountPoint('cache', '/cache').mountPoint('host', '/host').logDriver('json-file'),
    )
    .container('app', c =>
      c
        .image('app:1')
        .memoryReservation(256)
        .memory(512)
        .port(80, { hostPort: 8080 })
        .port(81)
        .privileged(true)
        .hostname('app')
        .links('db:database')
        .extraHosts({ 'a.internal': '10.0.0.1' })
        .dnsServers('10.0.0.2')
        .dnsSearchDomains('internal')
        .dockerSecurityOptions('no-new-privileges')
        .device('/dev/fuse', { permissions: ['read', 'write'] })
        .sharedMemorySize(128)
        .swap({ maxSwap: 512, swappiness: 10 })
        .gpus(1)
        .volumesFrom('db', { readOnly: true })
        .logDriver('splunk', { 'splunk-url': 'https://splunk.example.com' }, { 'splunk-token': '/splunk/token' }),
    )
    .container('offline', c => c.image('batch:1').memory(64).disableNetworking(true).logDriver('syslog', { tag: 'x' }))
}

function windows(): TaskDefinition {
  return taskDefinition('windows')
    .operatingSystem('WINDOWS_SERVER_2022_CORE')
    .ec2()
    .networkMode('default')
    .fsxWindowsFileServerVolume('share', {
      fileSystemId: 'fs-0123456789abcdef0',
      rootDirectory: 'share',
      authorizationConfig: { credentialsParameter: secret, domain: 'corp.example.com' },
    })
    .container('iis', c =>
      c
        .image('mcr.microsoft.com/windows/servercore/iis:1')
        .memory(2048)
        .credentialSpec('credentialspec:arn:aws:s3:::settings/spec.json')
        .mountPoint('share', 'C:\\share'),
    )
}

function external(): TaskDefinition {
  return taskDefinition('external')
    .external()
    .memory(1)
    .container('app', c =>
      c.image('app:1').port(80).logDriver('awslogs', {
        'awslogs-group': '/edge',
        'awslogs-region': 'us-east-1',
        'awslogs-create-group': 'true',
      }),
    )
}

function managed(): TaskDefinition {
  return taskDefinition('managed')
    .managedInstances()
    .cpu(4)
    .memory(16)
    .raw({ pidMode: 'task' })
    .container('model', c => c.image('model:1').neuronDevices('ALL').raw({ interactive: true }))
}
