import { taskDefinition } from '../../../src/builders/task-definition.ts'

const base = taskDefinition('web').container('init', c => c.image('init:1').port(9000))
declare const anyPort: number

base.container('b', c => c.image('b:1').port(80).port(81))
base.container('b', c => c.image('b:1').port(anyPort).port(80).port(anyPort))
base.container('b', c => c.image('b:1').port(53).port(53, { protocol: 'udp' }))
base.container('b', c => c.image('b:1').port(9000, { protocol: 'udp' }))
base.container('b', c => c.image('b:1').port(80, { name: 'web', appProtocol: 'http2' }))

const bridge = taskDefinition('web').ec2().networkMode('bridge').memory(1)
const host = taskDefinition('web').ec2().networkMode('host').memory(1)
const awsvpc = taskDefinition('web').ec2().memory(1)
const none = taskDefinition('web').ec2().networkMode('none').memory(1)
bridge.container('a', c => c.image('a:1').port(80).port(80, { hostPort: 8080 }).portRange('7000-7010'))
awsvpc.container('a', c => c.image('a:1').port(80, { hostPort: 80 }).port(81, { hostPort: anyPort }))

base.container('b', c => c.image('b:1').port(9000)) // error[PM-DUP-01]: Port 9000 is already used by a container of this task definition (awsvpc containers share one network)
base.container('b', c => c.image('b:1').port(80).port(80)) // error[PM-DUP-01]: Port 80 is already used by a container of this task definition
base.container('b', c => c.image('b:1').port(80, { name: 'x' }).port(80)) // error[PM-DUP-01]: Port 80 is already used by a container of this task definition
base.container('b', c => c.image('b:1').port('80')) // error[PM-NUM-01]: Argument of type 'string' is not assignable
base.container('b', c => c.image('b:1').port(80, { protocol: 'sctp' })) // error[PM-PRO-01]: Type '"sctp"' is not assignable
base.container('b', c => c.image('b:1').port(80, { appProtocol: 'http' })) // error[PM-APP-01]: '{ appProtocol: "http"; }'
base.container('b', c => c.image('b:1').port(0)) // error[PM-NUM-01]: containerPort is 0
awsvpc.container('a', c => c.image('a:1').port(80, { hostPort: 8080 })) // error[PM-HST-01]: When networkMode=awsvpc, the host ports and container ports in port mappings must match: 8080 is not 80
host.container('a', c => c.image('a:1').port(80, { hostPort: 8080 })) // error[PM-HST-02]: When networkMode=host, the host ports and container ports in port mappings must match: 8080 is not 80
host.container('a', c => c.image('a:1').portRange('7000-7010')) // error[PM-RNG-01]: Port ranges are for network modes bridge and awsvpc
base.container('b', c => c.image('b:1').portRange('7000')) // error[PM-RNG-01]: \"7000\" is not a range of ports
base.container('b', c => c.image('b:1').port(80, { name: 'Web' })) // error[PM-NAM-01]: name is \"Web\"
host.container('a', c => c.image('a:1').port(80, { name: 'web' })) // error[PM-APP-02]: Named ports are for network modes bridge and awsvpc
none.container('a', c => c.image('a:1').port(80)) // error[PM-NON-01]: Port mappings are not supported when networkMode is 'none'
