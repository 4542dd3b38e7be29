import { taskDefinition } from '../../../src/builders/task-definition.ts'

const fargate = taskDefinition('web').fargate()
declare const big: boolean
declare const anyNumber: number
declare const anyText: string
declare const stage: 'production' | 'staging'
const SIZES = { production: { cpu: 1, memory: 2 }, staging: { cpu: 0.25, memory: 0.5 } } as const

fargate.cpu(0.5).memory(2)
fargate.memory(2).cpu(0.5)
fargate.cpu(32).memory(244)
fargate.cpu(big ? 1 : 2).memory(4)
fargate.cpu(anyNumber).memory(2)
fargate.cpu(2).memory(anyNumber)
fargate.cpu(anyText).memory(anyText)
fargate.cpu('.5 vCPU').memory('512 MiB').memory('1GB')
fargate.size({ cpu: anyNumber, memory: anyNumber })
fargate.size({ cpu: 1, memory: anyNumber })
fargate.size({ cpu: '0.5 vCPU', memory: '1 GB' })
fargate.size(big ? { cpu: 1, memory: 2 } : { cpu: 0.25, memory: 0.5 })
fargate.size(SIZES[stage])
fargate.cpu(SIZES[stage].cpu).memory(SIZES[stage].memory)
fargate.memory(SIZES[stage].memory).cpu(SIZES[stage].cpu)
taskDefinition('web').ec2().cpu(0.3).memory(0.7).size({ cpu: 0.3, memory: 0.7 })

fargate.cpu(0.3) // error[TD-CPU-01]: Argument of type '0.3' is not assignable to parameter of type '0.25 | 0.5 | 1 | 2 | 4 | 8 | 16 | 32'
fargate.cpu(0.5).memory(9) // error[TD-MEM-01]: Argument of type '9' is not assignable to parameter of type '1 | 2 | 3 | 4'
fargate.memory(5).cpu(0.5) // error[TD-MEM-01]: Argument of type '0.5' is not assignable to parameter of type '1 | 2'
fargate.memory(9.5) // error[TD-MEM-01]: Argument of type '9.5' is not assignable
fargate.cpu(big ? 1 : 2).memory(2) // error[TD-MEM-01]: Argument of type '2' is not assignable
fargate.cpu(big ? 1 : 0.25).memory(big ? 2 : 9) // error[TD-MEM-01]: Type '9' is not assignable to type '0.5 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8'
fargate.size({ cpu: 0.5, memory: 9 }) // error[TD-MEM-01]: Type '9' is not assignable to type '1 | 2 | 3 | 4'
fargate.size(big ? { cpu: 1, memory: 2 } : { cpu: 0.25, memory: 5 }) // error[TD-MEM-01]: Type '5' is not assignable to type '0.5 | 1 | 2'
fargate.operatingSystem('WINDOWS_SERVER_2022_CORE').size({ cpu: 0.5, memory: 2 }) // error[TD-PLT-04]: Type '0.5' is not assignable to type '1 | 2 | 4'
fargate.size({ cpu: 1, memory: 2, disk: 3 }) // error: 'disk' does not exist in type
fargate.cpu('half') // error: Argument of type '"half"' is not assignable
fargate.memory('2 TB') // error: Argument of type '"2 TB"' is not assignable
fargate.cpu(true) // error: 'boolean' is not assignable to parameter of type 'string | number'
fargate.architecture('ARM') // error[TD-PLT-03]: '"ARM"' is not assignable to parameter of type '"ARM64" | "X86_64"'
fargate.logs({ retentionDays: 45 }) // error: Type '45' is not assignable
