import type { Container } from '../../../src/builders/container.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const any: string
declare const anyNumber: number
declare const flag: boolean

const fargate = taskDefinition('web').fargate()
const ec2 = taskDefinition('web').ec2().memory(1)
const bridge = ec2.networkMode('bridge')
const host = ec2.networkMode('host')
const external = taskDefinition('web').external().memory(1)
const managed = taskDefinition('web').managedInstances().memory(1)
const windows = ec2.operatingSystem('WINDOWS_SERVER_2022_CORE')
const sidecar = (c: Container) =>
  c.image('a:1').privileged(true).hostname('a').dnsServers('10.0.0.2').mountPoint('data', '/data').gpus(1)

fargate.container('a', sidecar)
bridge.container('a', sidecar)
bridge.container('a', c => c.image('a:1').privileged(flag).links('b').hostname('a').extraHosts({ a: '10.0.0.1' }))
ec2.container('a', c => c.image('a:1').stopTimeout(600).device('/dev/fuse').swap({ maxSwap: 1, swappiness: anyNumber }))
fargate.container('a', c => c.image('a:1').stopTimeout(anyNumber).user(any).addCapabilities('SYS_PTRACE').initProcess())
managed.container('a', c =>
  c
    .image('a:1')
    .neuronDevices('ALL')
    .gpus({ nvidiaMps: { memory: 1024 } }),
)
fargate.container('a', c => c.image('a:1').restartPolicy({ enabled: true, restartAttemptPeriod: anyNumber }))
fargate.container('a', c => c.image('a:1').systemControls({ 'net.core.somaxconn': any, [any]: any }))
fargate.container('a', c => c.image('a:1').repositoryCredentials('name').environmentFiles(any).credentialSpec(any))
fargate.container('a', c => c.image('a:1').tmpfs('/tmp', 64, 'noexec', 'mode=1777'))

fargate.container('a', c => c.image('a:1').privileged(true)) // error[CD-PRV-01, TD-FGT-01]: Tasks using the Fargate launch type do not support privileged
fargate.container('a', c => c.image('a:1').dnsServers('10.0.0.2')) // error[TD-FGT-01]: Tasks using the Fargate launch type do not support dnsServers
fargate.container('a', c => c.image('a:1').dnsSearchDomains('a')) // error[TD-FGT-01]: Tasks using the Fargate launch type do not support dnsSearchDomains
fargate.container('a', c => c.image('a:1').disableNetworking(true)) // error[TD-FGT-01]: Tasks using the Fargate launch type do not support disableNetworking
fargate.container('a', c => c.image('a:1').dockerSecurityOptions('no-new-privileges')) // error[CD-DSO-01]: Tasks using the Fargate launch type do not support dockerSecurityOptions
fargate.container('a', c => c.image('a:1').links('b')) // error[CD-LNK-01]: Tasks using the Fargate launch type do not support links
host.container('a', c => c.image('a:1').links('b')) // error[CD-LNK-01]: Links are only supported when networkMode=bridge, not host
ec2.container('a', c => c.image('a:1').hostname('a')) // error[CD-HST-01]: Host names are not supported when networkMode=awsvpc
ec2.container('a', c => c.image('a:1').dnsServers('10.0.0.2')) // error[CD-DNS-01]: DNS servers are not supported when networkMode=awsvpc
ec2.container('a', c => c.image('a:1').extraHosts({ a: '10.0.0.1' })) // error[CD-XHS-01]: Extra hosts are not supported when networkMode=awsvpc
windows.container('a', c => c.image('a:1').privileged(true)) // error[TD-PLT-06, CD-PRV-01]: Windows containers do not support privileged
windows.container('a', c => c.image('a:1').user('1000')) // error[TD-PLT-06, CD-USR-01]: Windows containers do not support user
windows.container('a', c => c.image('a:1').readonlyRootFilesystem(true)) // error[TD-PLT-06]: Windows containers do not support readonlyRootFilesystem
windows.container('a', c => c.image('a:1').tmpfs('/tmp', 64)) // error[LNX-TMP-01]: Windows containers do not support linuxParameters
fargate.container('a', c => c.image('a:1').user('1:2:3')) // error[CD-USR-01]: \"1:2:3\" is not a user
fargate.container('a', c => c.image('a:1').startTimeout(1)) // error[CD-TMO-01]: startTimeout is 1, but must be a whole number of seconds, 2 to 120
fargate.container('a', c => c.image('a:1').stopTimeout(121)) // error[CD-TMO-02]: stopTimeout is 121, but must be a whole number of seconds, 2 to 120
fargate.container('a', c => c.image('a:1').restartPolicy({ enabled: true, restartAttemptPeriod: 59 })) // error[CD-RST-01]: restartAttemptPeriod is 59, but must be a whole number of seconds, 60 to 1800
fargate.container('a', c => c.image('a:1').restartPolicy({ enabled: true, restartAttemptPeriod: 1801 })) // error[CD-RST-01]: restartAttemptPeriod is 1801
fargate.container('a', c => c.image('a:1').restartPolicy({ enabled: false, ignoredExitCodes: [0] })) // error[CD-RST-02]: ignoredExitCodes
fargate.container('a', c => c.image('a:1').versionConsistency('ENABLED')) // error[CD-VER-01]: '"ENABLED"' is not assignable to parameter of type '"disabled" | "enabled"'
fargate.container('a', c => c.image('a:1').repositoryCredentials('arn:aws:ssm:us-east-1:123456789012:parameter/a')) // error[CD-CRD-01]: The registry credentials are not the ARN or name of a Secrets Manager secret
fargate.container('a', c => c.image('a:1').gpus(1)) // error[CD-GPU-01, TD-FGT-01]: Tasks using the Fargate launch type do not support GPUs
ec2.container('a', c => c.image('a:1').gpus(0)) // error[CD-GPU-01]: \"0\" is not a number of GPUs
external.container('a', c => c.image('a:1').gpus({ nvidiaMps: { memory: 1024 } })) // error[CD-GPU-02]: External instances do not share GPUs
ec2.container('a', c => c.image('a:1').neuronDevices('ALL')) // error[CD-GPU-03]: Only Managed Instances offer Neuron devices this way
ec2.container('a', c => c.image('a:1').credentialSpec('arn:aws:s3:::bucket/spec.json')) // error[CD-CRS-01]: A credential spec is credentialspec:<ARN> or credentialspecdomainless:<ARN>
ec2.container('a', c => c.image('a:1').ulimit('files', 1, 1)) // error[CD-ULM-01]: '"files"' is not assignable
ec2.container('a', c => c.image('a:1').systemControls({ 'vm.swappiness': '1' })) // error[CD-SYS-01]: Containers cannot set the kernel parameter \"vm.swappiness\"
ec2.container('a', c => c.image('a:1').dockerLabels({ a: 1 })) // error[CD-DLB-01]: Type 'number' is not assignable to type 'string'
fargate.container('a', c => c.image('a:1').addCapabilities('NET_ADMIN')) // error[LNX-CAP-01]: Fargate adds no capability but SYS_PTRACE, so not NET_ADMIN
ec2.container('a', c => c.image('a:1').addCapabilities('CAP_NET_ADMIN')) // error[LNX-CAP-02]: '"CAP_NET_ADMIN"' is not assignable
fargate.container('a', c => c.image('a:1').device('/dev/fuse')) // error[LNX-FGT-01]: Tasks using the Fargate launch type do not support devices
fargate.container('a', c => c.image('a:1').sharedMemorySize(64)) // error[LNX-FGT-01]: Tasks using the Fargate launch type do not support sharedMemorySize
fargate.container('a', c => c.image('a:1').swap({ maxSwap: 1 })) // error[LNX-FGT-01, TD-FGT-01]: Tasks using the Fargate launch type do not support maxSwap
ec2.container('a', c => c.image('a:1').tmpfs('/tmp', 64, 'fast')) // error[LNX-TMP-02]: '"fast"' is not assignable
ec2.container('a', c => c.image('a:1').swap({ maxSwap: 1, swappiness: 101 })) // error[LNX-SWP-01]: swappiness is 101, but must be a whole number of percent, 0 to 100
ec2.container('a', c => c.image('a:1').device('/dev/fuse', { permissions: ['execute'] })) // error[LNX-DEV-01]: Type '"execute"' is not assignable
fargate.container('a', c => c.image('a:1').environmentFiles('arn:aws:s3:::bucket/app.txt')) // error[SEC-ENV-01]: An environment file is the ARN of an S3 object whose name ends in .env
