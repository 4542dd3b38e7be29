import type { Complete, Spec } from '../../../src/builders/spec.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare function deploy<T extends Spec>(definition: Complete<T>): void
declare const anyNumber: number

const fargate = taskDefinition('web').fargate()
const small = fargate.cpu(1).memory(2)
const ec2 = taskDefinition('web').ec2()
const bridge = taskDefinition('web').ec2().networkMode('bridge')
const external = taskDefinition('web').external()
const managed = taskDefinition('web').managedInstances()
const proxy = { IgnoredUID: '1', AppPorts: '80', ProxyIngressPort: '15000', ProxyEgressPort: '15001' }
const windows = taskDefinition('web').ec2().operatingSystem('WINDOWS_SERVER_2022_CORE')

deploy(ec2.container('a', c => c.image('a:1').memory(128)))
deploy(ec2.memory(1).container('a', c => c.image('a:1')))
deploy(
  external
    .cpu(0.3)
    .memory(7)
    .container('a', c => c.image('a:1')),
)
deploy(managed.size({ cpu: anyNumber, memory: anyNumber }).container('a', c => c.image('a:1')))
deploy(
  taskDefinition('web')
    .memory(2)
    .ec2()
    .container('a', c => c.image('a:1')),
)
windows.networkMode('default').container('a', c => c.image('a:1').memory(128))
bridge.pidMode('host').ipcMode('none').placementConstraint('attribute:a == b')
fargate.ephemeralStorage(20).ephemeralStorage(anyNumber).ephemeralStorage(200)
fargate.operatingSystem('WINDOWS_SERVER_2025_CORE').cpu(1).memory(2)
fargate.pidMode('task').enableFaultInjection(true)
ec2.networkMode('default').operatingSystem('WINDOWS_SERVER_2022_CORE')
fargate.container('envoy', c => c.image('a:1')).proxyConfiguration('envoy', proxy)

deploy(ec2.container('a', c => c.image('a:1'))) // error[CD-MEM-01]: Invalid setting for container 'a'. At least one of 'memory' or 'memoryReservation' must be specified
deploy(small.container('a', c => c.image('a:1').essential(false))) // error[TD-CON-02]: No container is essential, so nothing would keep the task running
fargate.networkMode('bridge') // error[TD-NET-01]: '"bridge"' is not assignable to parameter of type '"awsvpc"'
ec2.networkMode('overlay') // error[TD-NET-02]: '"overlay"' is not assignable to parameter of type '
windows.networkMode('bridge') // error[TD-NET-03]: '"bridge"' is not assignable to parameter of type '"awsvpc" | "default"'
external.networkMode('awsvpc') // error[TD-NET-04]: '"awsvpc"' is not assignable to parameter of type '"bridge" | "host" | "none"'
managed.networkMode('bridge') // error[TD-NET-05]: '"bridge"' is not assignable to parameter of type '"awsvpc" | "host" | "none"'
fargate.ephemeralStorage(19) // error[TD-EPH-01]: sizeInGiB is 19, but must be a whole number of GiB, 21 to 200
fargate.ephemeralStorage(201) // error[TD-EPH-01]: sizeInGiB is 201, but must be a whole number of GiB, 21 to 200
fargate.ephemeralStorage(30.5) // error[TD-EPH-01]: sizeInGiB is 30.5, but must be a whole number of GiB, 21 to 200
managed.ephemeralStorage(50) // error[TD-EPH-03]: Ephemeral storage is a setting of Fargate
ec2.operatingSystem('WINDOWS_SERVER_2012_CORE') // error[TD-PLT-01]: '"WINDOWS_SERVER_2012_CORE"' is not assignable
fargate.operatingSystem('WINDOWS_SERVER_2016_FULL') // error[TD-PLT-02]: Fargate does not run WINDOWS_SERVER_2016_FULL
windows.architecture('ARM64') // error[TD-PLT-03]: Windows does not run on ARM64
ec2.architecture('ARM64').operatingSystem('WINDOWS_SERVER_2022_CORE') // error[TD-PLT-03]: Windows does not run on ARM64
fargate.operatingSystem('WINDOWS_SERVER_2022_CORE').cpu(0.5) // error[TD-PLT-04]: Argument of type '0.5' is not assignable to parameter of type '1 | 2 | 4'
managed.operatingSystem('WINDOWS_SERVER_2022_CORE') // error[TD-PLT-05]: Managed Instances run LINUX only
windows.ipcMode('task') // error[TD-PLT-06]: Windows does not support ipcMode
windows.pidMode('task') // error[TD-PLT-06]: Windows does not support pidMode
fargate.ipcMode('task') // error[TD-FGT-01]: Tasks using the Fargate launch type do not support ipcMode
fargate.pidMode('host') // error[TD-FGT-02]: Tasks using the Fargate launch type do not support pidMode \"host\". The supported value for pidMode is 'task'
fargate.placementConstraint('attribute:a == b') // error[TD-FGT-03]: Tasks using the Fargate launch type do not support placement constraints
ec2.inferenceAccelerators([]) // error[TD-FGT-04]: Property 'inferenceAccelerators' does not exist
ec2.pidMode('private') // error[TD-PID-01]: '"private"' is not assignable
fargate.container('web', c => c.image('a:1')).proxyConfiguration('envoy', proxy) // error[TD-PRX-01]: '"envoy"' is not assignable to parameter of type '"web"'
fargate.proxyConfiguration('envoy', proxy) // error[TD-PRX-01]: The proxy is container \"envoy\", and there is none of that name
bridge.proxyConfiguration('envoy', proxy) // error[TD-PRX-01]: A proxy configuration needs network mode 'awsvpc'
managed.proxyConfiguration('envoy', proxy) // error[TD-PRX-01]: Managed Instances do not support a proxy
fargate.container('envoy', c => c.image('a:1')).proxyConfiguration('envoy', {}) // error: is missing the following properties
bridge.enableFaultInjection(true) // error[TD-FLT-01]: Fault injection needs network mode 'awsvpc' or 'host'
