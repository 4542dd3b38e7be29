import { taskDefinition } from '../../../src/builders/task-definition.ts'

const base = taskDefinition('web').container('init', c => c.image('init:1').port(9000))
declare const anyPort: number

base.container('b', c => c.image('b:1').port(80).port(81))
base.container('b', c => c.image('b:1').port(anyPort).port(80).port(anyPort))
base.container('b', c => c.image('b:1').port(53).port(53, { protocol: 'udp' }))
base.container('b', c => c.image('b:1').port(9000, { protocol: 'udp' }))
base.container('b', c => c.image('b:1').port(80, { name: 'web', appProtocol: 'http2' }))

base.container('b', c => c.image('b:1').port(9000)) // error: Port 9000 is already used by a container of this task definition (awsvpc containers share one network)
base.container('b', c => c.image('b:1').port(80).port(80)) // error: Port 80 is already used by a container of this task definition
base.container('b', c => c.image('b:1').port(80, { name: 'x' }).port(80)) // error: Port 80 is already used by a container of this task definition
base.container('b', c => c.image('b:1').port('80')) // error: Argument of type 'string' is not assignable
base.container('b', c => c.image('b:1').port(80, { protocol: 'sctp' })) // error: Type '"sctp"' is not assignable
base.container('b', c => c.image('b:1').port(80, { appProtocol: 'http' })) // error: '{ appProtocol: "http"; }'
